package org.sealpost.reports.authentic;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.HexFormat;
import java.util.Optional;
import org.sealpost.protocol.Octets;
import org.sealpost.protocol.Parsed;
import org.sealpost.protocol.dkim.DkimKey;
import org.sealpost.reports.Authenticity;

/// The key of a signature, as DNS has it.
///
/// @param type as in `k`
record SigningKey(String type, PublicKey key) {
    /// RFC 8301 §3.2: below it a signature proves nothing. Keys of 1024 bits are in use.
    private static final int LEAST_BITS = 1024;
    /// RFC 8301 §3.2: as long as a verifier must be able to take; a longer one is work, and no more proof.
    private static final int MOST_BITS = 4096;

    private static final int MOST_EXPONENT_BITS = 64;

    /// RFC 8410 §4: what stands before the 32 octets of a key to make a SubjectPublicKeyInfo of them.
    private static final byte[] ED25519_PREFIX = HexFormat.of().parseHex("302a300506032b6570032100");

    /// RFC 8460 §3.
    private static final String SERVICE = "tlsrpt";

    /// The key in a record, when it may sign reports in this way; or why it may not.
    sealed interface Fitness {
        record Fit(SigningKey key) implements Fitness {}

        record Unfit(Authenticity.Unproven why) implements Fitness {}
    }

    static Fitness read(Octets record, SignatureField signature) {
        Parsed<DkimKey> parsed = DkimKey.parse(record);
        return switch (parsed) {
            case Parsed.Unusable<DkimKey> unusable ->
                unfit("the record is unreadable: "
                        + unusable.deviations().getFirst().code().id());
            case Parsed.Ok<DkimKey> ok -> read(ok.parsed(), signature);
        };
    }

    private static Fitness read(DkimKey record, SignatureField signature) {
        if (record.revoked()) {
            return new Fitness.Unfit(
                    new Authenticity.Unproven(Authenticity.Reason.NO_KEY, signature.keyName() + " is revoked"));
        }
        return objection(record, signature).<Fitness>map(SigningKey::unfit).orElseGet(() -> decoded(record));
    }

    private static Optional<String> objection(DkimKey record, SignatureField signature) {
        if (!signature.algorithm().startsWith(record.type() + "-")) {
            return Optional.of("k=" + record.type() + " for a=" + signature.algorithm());
        }
        // RFC 6376 §3.6.1: a record is to be passed over when it is not for the service at hand, and RFC 8460 §3
        // makes reports a service of its own. So a key for `email` alone signs mail, but no reports: its owner may
        // have given it to somebody who sends in his name. One without `s` is for everything.
        if (!record.serves(SERVICE)) {
            return Optional.of("s=" + String.join(":", record.services()));
        }
        if (!record.hashesWith("sha256")) {
            return Optional.of("h=" + String.join(":", record.hashes()));
        }
        // RFC 6376 §3.6.1: signed by a domain that only tries is as good as not signed.
        if (record.testing()) {
            return Optional.of("t=y");
        }
        if (record.domainAlone() && !signature.identityDomain().equals(signature.signer())) {
            return Optional.of("t=s for i=@" + signature.identityDomain());
        }
        int bits = record.bits().orElse(0);
        if (record.type().equals("rsa") && (bits < LEAST_BITS || bits > MOST_BITS)) {
            return Optional.of("an RSA key of " + bits + " bits");
        }
        return Optional.empty();
    }

    private static Fitness decoded(DkimKey record) {
        boolean rsa = record.type().equals("rsa");
        byte[] octets = record.key().toArray();
        try {
            byte[] info = rsa ? octets : joined(ED25519_PREFIX, octets);
            PublicKey key =
                    KeyFactory.getInstance(rsa ? "RSA" : "Ed25519").generatePublic(new X509EncodedKeySpec(info));
            if (key instanceof RSAPublicKey one && one.getPublicExponent().bitLength() > MOST_EXPONENT_BITS) {
                return unfit("an RSA key with a long exponent");
            }
            return new Fitness.Fit(new SigningKey(record.type(), key));
        } catch (GeneralSecurityException noKey) {
            return unfit("p= is no key of type " + record.type());
        }
    }

    private static Fitness unfit(String detail) {
        return new Fitness.Unfit(new Authenticity.Unproven(Authenticity.Reason.KEY_UNFIT, detail));
    }

    private static byte[] joined(byte[] first, byte[] second) {
        byte[] both = new byte[first.length + second.length];
        System.arraycopy(first, 0, both, 0, first.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }

    /// Whether a signature over the octets is by this key.
    boolean signed(byte[] octets, byte[] signature) throws GeneralSecurityException {
        boolean rsa = type.equals("rsa");
        Signature verification = Signature.getInstance(rsa ? "SHA256withRSA" : "Ed25519");
        verification.initVerify(key);
        // RFC 8463 §3: Ed25519 signs the SHA-256 of what RSA would sign.
        verification.update(rsa ? octets : SignedOctets.sha256().digest(octets));
        try {
            return verification.verify(signature);
        } catch (SignatureException noSignatureOfThisLength) {
            return false;
        }
    }
}
