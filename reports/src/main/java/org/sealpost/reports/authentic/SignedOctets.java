package org.sealpost.reports.authentic;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.security.InvalidParameterException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import org.apache.james.jdkim.DKIMCommon;
import org.apache.james.jdkim.api.SignatureRecord;
import org.apache.james.jdkim.canon.RelaxedBodyCanonicalizer;
import org.apache.james.jdkim.canon.SimpleBodyCanonicalizer;
import org.apache.james.jdkim.exceptions.PermFailException;

/// What a signature is about, canonicalized by jDKIM.
///
/// @see <a href="https://www.rfc-editor.org/rfc/rfc6376#section-3.7">RFC 6376 §3.7</a>
final class SignedOctets extends DKIMCommon {
    private SignedOctets() {}

    /// The octets of the header that are signed: the fields that the signature names, and itself.
    static byte[] ofHeader(RawMail mail, SignatureField field) throws SignatureException, PermFailException {
        var recorder = new Recorder();
        signatureCheck(mail, field, field.signedFields(), recorder);
        return recorder.recorded();
    }

    /// The SHA-256 of the body.
    static byte[] bodyHash(byte[] body, boolean relaxed) {
        MessageDigest digest = sha256();
        // RFC 6376 §3.4.4: of an empty body nothing is left; jDKIM leaves an end of line, which is right for `simple`
        // alone.
        if (relaxed && isEmpty(body)) {
            return digest.digest();
        }
        var into = new DigestOutputStream(OutputStream.nullOutputStream(), digest);
        try (OutputStream canonical =
                relaxed ? new RelaxedBodyCanonicalizer(into) : new SimpleBodyCanonicalizer(into)) {
            canonical.write(body, 0, body.length);
            // Blanks before the end of the text are blanks before an end of line only when there is one; those after
            // the first fall away.
            canonical.write(new byte[] {'\r', '\n'}, 0, 2);
        } catch (IOException inMemory) {
            throw new IllegalStateException(inMemory);
        }
        return digest.digest();
    }

    private static boolean isEmpty(byte[] body) {
        for (byte octet : body) {
            if (octet != ' ' && octet != '\t' && octet != '\r' && octet != '\n') {
                return false;
            }
        }
        return true;
    }

    static boolean isRelaxed(String canonicalization) {
        return canonicalization.equals(SignatureRecord.RELAXED);
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    /// jDKIM gives the octets to a signature as it goes; this one keeps them, so that any algorithm may follow.
    private static final class Recorder extends Signature {
        private final ByteArrayOutputStream octets = new ByteArrayOutputStream(1024);

        Recorder() {
            super("recorder");
            state = VERIFY;
        }

        /// jDKIM makes octets of characters by the default of the JDK, and our characters are octets.
        byte[] recorded() {
            return octets.toString(Charset.defaultCharset()).getBytes(StandardCharsets.ISO_8859_1);
        }

        @Override
        protected void engineUpdate(byte octet) {
            octets.write(octet);
        }

        @Override
        protected void engineUpdate(byte[] more, int offset, int length) {
            octets.write(more, offset, length);
        }

        @Override
        protected void engineInitVerify(PublicKey key) {}

        @Override
        protected void engineInitSign(PrivateKey key) {}

        @Override
        protected byte[] engineSign() {
            throw new UnsupportedOperationException();
        }

        @Override
        protected boolean engineVerify(byte[] signature) {
            throw new UnsupportedOperationException();
        }

        @Override
        @Deprecated
        protected void engineSetParameter(String name, Object value) {
            throw new InvalidParameterException();
        }

        @Override
        @Deprecated
        protected Object engineGetParameter(String name) {
            throw new InvalidParameterException();
        }
    }
}
