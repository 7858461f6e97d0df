package org.sealpost.check.dane;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.sealpost.observe.facts.Certificate;
import org.sealpost.protocol.Octets;
import org.sealpost.protocol.dane.TlsaRecord;
import org.sealpost.protocol.x509.SubjectPublicKeyInfo;

/// Whether a TLSA record stands for a certificate: part and digest, nothing else.
///
/// @see <a href="https://www.rfc-editor.org/rfc/rfc6698#section-2.1">RFC 6698 §2.1</a>
final class Association {
    private Association() {}

    /// @param record a usable one
    static boolean holds(TlsaRecord record, Certificate certificate) {
        Octets part = record.selector() == 0 ? certificate.der() : SubjectPublicKeyInfo.of(certificate.der());
        // Of a certificate that cannot be read there is nothing to hold the record against.
        return part.length() > 0 && record.data().equals(form(record.matchingType(), part));
    }

    /// SHA-256 of the public key, as in a record `3 1 1`.
    static String keyDigest(Certificate certificate) {
        return digest("SHA-256", SubjectPublicKeyInfo.of(certificate.der())).hex();
    }

    /// What a record of the matching type holds for a part of a certificate.
    static Octets form(int matchingType, Octets part) {
        return switch (matchingType) {
            case 0 -> part;
            case 1 -> digest("SHA-256", part);
            default -> digest("SHA-512", part);
        };
    }

    private static Octets digest(String algorithm, Octets octets) {
        try {
            return Octets.of(MessageDigest.getInstance(algorithm).digest(octets.toArray()));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has " + algorithm, impossible);
        }
    }
}
