package org.sealpost.app.access.secret;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;

/// A random text of 256 bits that somebody shows to prove something: of a session, a token, or a link. It is never
/// kept; its digest is, and with so many bits a plain digest is enough.
public final class Secret {
    private static final int OCTETS = 32;
    private static final int LONGEST = 100;

    private final String text;

    private Secret(String text) {
        this.text = text;
    }

    /// A new one.
    ///
    /// @param prefix by which its kind is known where it turns up, such as `slp_`
    public static Secret make(SecureRandom random, String prefix) {
        byte[] octets = new byte[OCTETS];
        random.nextBytes(octets);
        return new Secret(prefix + Base64.getUrlEncoder().withoutPadding().encodeToString(octets));
    }

    /// What somebody showed; empty when it is none of ours by its form.
    public static Optional<Secret> read(String prefix, String text) {
        boolean like = text.length() <= LONGEST
                && text.startsWith(prefix)
                && text.substring(prefix.length()).matches("[A-Za-z0-9_-]{43}");
        return like ? Optional.of(new Secret(text)) : Optional.empty();
    }

    /// The text, to be shown once to whom it belongs.
    public String reveal() {
        return text;
    }

    /// 64 hexadecimal digits, by which it is found again.
    public String digest() {
        return HexFormat.of().formatHex(Digests.sha256("sealpost secret", text.getBytes(StandardCharsets.US_ASCII)));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Secret that
                && MessageDigest.isEqual(
                        text.getBytes(StandardCharsets.US_ASCII), that.text.getBytes(StandardCharsets.US_ASCII));
    }

    @Override
    public int hashCode() {
        return digest().hashCode();
    }

    @Override
    public String toString() {
        return "secret";
    }
}
