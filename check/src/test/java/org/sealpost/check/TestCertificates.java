package org.sealpost.check;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import org.sealpost.observe.facts.Certificate;
import org.sealpost.protocol.Octets;

/// Certificates that are valid, or not, until 2045: those of the folder `certificates`, by their names. `ca` is signed
/// by `root`; `leaf` and `cnonly` for mx1.example.org, `other` for other.invalid and `expired` by `ca`; `underold` by
/// `oldca`, which has expired.
public final class TestCertificates {
    private TestCertificates() {}

    public static List<Certificate> chain(String names) {
        return List.of(names.split("\\+", -1)).stream()
                .map(TestCertificates::one)
                .toList();
    }

    public static Certificate one(String name) {
        try (var in = TestCertificates.class.getResourceAsStream("certificates/" + name + ".pem")) {
            var x509 = (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in);
            String subject = x509.getSubjectX500Principal().getName();
            var names = x509.getSubjectAlternativeNames();
            return new Certificate(
                    Octets.of(x509.getEncoded()),
                    "00",
                    subject,
                    x509.getIssuerX500Principal().getName(),
                    x509.getSerialNumber().toString(16),
                    Optional.of(subject.substring("CN=".length())),
                    names == null
                            ? List.of()
                            : names.stream()
                                    .map(entry -> String.valueOf(entry.get(1)))
                                    .toList(),
                    x509.getNotBefore().toInstant(),
                    x509.getNotAfter().toInstant(),
                    "EC",
                    256,
                    "SHA256withECDSA",
                    subject.equals(x509.getIssuerX500Principal().getName()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
