package org.sealpost.reports.listen;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;

/// Where the certificate of this machine is.
///
/// @param chain PEM, the certificate of the server first
/// @param key PEM, not encrypted: PKCS#8, or the older forms for RSA and EC; may be the same file
public record PemFiles(Path chain, Path key) {
    /// What was read, and from which state of the files.
    record Loaded(List<X509Certificate> chain, PrivateKey key, Stamp stamp) {
        Loaded {
            chain = List.copyOf(chain);
        }
    }

    /// A file that was changed has another one.
    record Stamp(long chainTime, long chainSize, long keyTime, long keySize) {}

    Stamp stamp() throws IOException {
        return new Stamp(
                Files.getLastModifiedTime(chain).toMillis(),
                Files.size(chain),
                Files.getLastModifiedTime(key).toMillis(),
                Files.size(key));
    }

    /// @throws GeneralSecurityException when they cannot be used, or do not belong together
    Loaded load() throws IOException, GeneralSecurityException {
        Stamp before = stamp();
        var certificates = new ArrayList<X509Certificate>();
        try (var in = Files.newInputStream(chain)) {
            for (var each : CertificateFactory.getInstance("X.509").generateCertificates(in)) {
                certificates.add((X509Certificate) each);
            }
        }
        if (certificates.isEmpty()) {
            throw new GeneralSecurityException("no certificate in " + chain);
        }
        PrivateKey privateKey = PrivateKeyText.read(Files.readString(key))
                .orElseThrow(() -> new GeneralSecurityException("no key that can be used in " + key));
        if (!KeyPairing.belong(certificates.getFirst().getPublicKey(), privateKey)) {
            throw new GeneralSecurityException("the key in " + key + " is not that of the certificate in " + chain);
        }
        return new Loaded(certificates, privateKey, before);
    }
}
