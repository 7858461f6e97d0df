package org.sealpost.host.certificate;

import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.sealpost.protocol.Octets;

/// A certificate that an authority issued to us, with the key that belongs to it.
///
/// @param chain in DER, its own certificate first, without the root
/// @param authority the name of the authority in our settings
public record IssuedCertificate(
        List<Octets> chain, SealedKey key, String authority, Instant notBefore, Instant notAfter) {
    public IssuedCertificate {
        chain = List.copyOf(chain);
        if (chain.isEmpty()) {
            throw new IllegalArgumentException("a chain has at least one certificate");
        }
    }

    public Duration lifetime() {
        return Duration.between(notBefore, notAfter);
    }

    /// The moment when this part of the lifetime has passed.
    public Instant after(double part) {
        return notBefore.plusMillis((long) (lifetime().toMillis() * part));
    }

    public boolean isValid(Instant now) {
        return !now.isBefore(notBefore) && now.isBefore(notAfter);
    }

    /// SHA-256 of the certificate itself.
    public Octets fingerprint() {
        return fingerprint(chain.getFirst());
    }

    public static Octets fingerprint(Octets certificate) {
        try {
            return Octets.of(MessageDigest.getInstance("SHA-256").digest(certificate.toArray()));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /// @throws IllegalStateException when what is stored is no certificate
    public List<X509Certificate> certificates() {
        try {
            var factory = CertificateFactory.getInstance("X.509");
            List<X509Certificate> all = new ArrayList<>();
            for (Octets each : chain) {
                all.add((X509Certificate) factory.generateCertificate(new ByteArrayInputStream(each.toArray())));
            }
            return all;
        } catch (CertificateException broken) {
            throw new IllegalStateException("a stored certificate does not parse", broken);
        }
    }
}
