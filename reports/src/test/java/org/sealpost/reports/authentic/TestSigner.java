package org.sealpost.reports.authentic;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.util.Arrays;
import java.util.Base64;
import java.util.Locale;
import org.apache.james.jdkim.DKIMSigner;
import org.apache.james.jdkim.exceptions.FailException;

/// Signs mails with a key of its own: RSA by jDKIM, Ed25519 by hand, as jDKIM cannot.
final class TestSigner {
    private final String type;
    private final KeyPair pair;

    private TestSigner(String type, KeyPair pair) {
        this.type = type;
        this.pair = pair;
    }

    static TestSigner rsa(int bits) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(bits);
            return new TestSigner("rsa", generator.generateKeyPair());
        } catch (GeneralSecurityException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    static TestSigner ed25519() {
        try {
            return new TestSigner(
                    "ed25519", KeyPairGenerator.getInstance("Ed25519").generateKeyPair());
        } catch (GeneralSecurityException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    /// The value of `p`.
    String published() {
        byte[] info = pair.getPublic().getEncoded();
        // RFC 8463 §4: the 32 octets alone, which end the SubjectPublicKeyInfo.
        byte[] key = type.equals("rsa") ? info : Arrays.copyOfRange(info, info.length - 32, info.length);
        return Base64.getEncoder().encodeToString(key);
    }

    String record() {
        return "v=DKIM1; k=" + type + "; p=" + published();
    }

    /// The mail with a signature on top.
    ///
    /// @param template tags with empty `b` and `bh`; for Ed25519 only relaxed canonicalization, and fields without
    /// blanks to spare
    String sign(String template, String mail) {
        try {
            return (type.equals("rsa") ? byJdkim(template, mail) : byHand(template, mail)) + "\r\n" + mail;
        } catch (GeneralSecurityException | FailException | IOException defect) {
            throw new IllegalStateException(defect);
        }
    }

    private String byJdkim(String template, String mail) throws FailException, IOException {
        return new DKIMSigner(template, pair.getPrivate())
                .sign(new ByteArrayInputStream(mail.getBytes(StandardCharsets.ISO_8859_1)));
    }

    private String byHand(String template, String mail) throws GeneralSecurityException {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        int blank = mail.indexOf("\r\n\r\n");
        String head = mail.substring(0, blank + 2);
        String body = mail.substring(blank + 4);
        String bodyHash = Base64.getEncoder().encodeToString(digest.digest(body.getBytes(StandardCharsets.ISO_8859_1)));
        String tags = template.replace("bh=", "bh=" + bodyHash);
        var signed = new StringBuilder();
        String names = tags.replaceAll(".*\\bh=([^;]*).*", "$1");
        for (String name : names.split(":", -1)) {
            head.lines()
                    .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(name + ":"))
                    .forEach(line -> signed.append(name)
                            .append(':')
                            .append(line.substring(name.length() + 1).strip())
                            .append("\r\n"));
        }
        signed.append("dkim-signature:").append(tags.strip());
        Signature signature = Signature.getInstance("Ed25519");
        signature.initSign(pair.getPrivate());
        signature.update(digest.digest(signed.toString().getBytes(StandardCharsets.ISO_8859_1)));
        return "DKIM-Signature: "
                + tags.replaceAll("\\bb=;", "b=" + Base64.getEncoder().encodeToString(signature.sign()) + ";");
    }
}
