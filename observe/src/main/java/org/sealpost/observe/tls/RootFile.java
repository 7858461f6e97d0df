package org.sealpost.observe.tls;

import java.io.ByteArrayInputStream;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.List;
import org.sealpost.protocol.Octets;

/// The text of a file with roots, as `--ca-file` names one: certificates in PEM one after another, or one in DER.
public sealed interface RootFile {
    /// @param roots at least one
    record Read(List<X509Certificate> roots) implements RootFile {
        public Read {
            roots = List.copyOf(roots);
        }
    }

    /// @param problem a clause that fits after the file's name, such as `holds no certificate`
    record Unreadable(String problem) implements RootFile {}

    static RootFile read(Octets text) {
        try {
            List<X509Certificate> roots =
                    CertificateFactory.getInstance("X.509")
                            .generateCertificates(new ByteArrayInputStream(text.toArray()))
                            .stream()
                            .map(X509Certificate.class::cast)
                            .toList();
            return roots.isEmpty() ? new Unreadable("holds no certificate") : new Read(roots);
        } catch (CertificateException broken) {
            return new Unreadable("holds something that is not a certificate: " + broken.getMessage());
        }
    }
}
