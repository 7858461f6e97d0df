package org.sealpost.host.acme;

import java.security.PublicKey;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.sealpost.host.certificate.IssuedCertificate;
import org.sealpost.host.certificate.OpenOrder;
import org.sealpost.protocol.Octets;
import org.sealpost.protocol.name.DomainName;

/// What an authority sent as our certificate, and whether it is one.
final class IssuedChain {
    private static final int LONGEST = 10;
    private static final int DNS_NAME = 2;

    private IssuedChain() {}

    /// What is wrong with it, as the end of a sentence.
    static Optional<String> fault(List<X509Certificate> chain, DomainName name, PublicKey key, Instant now) {
        if (chain.isEmpty() || chain.size() > LONGEST) {
            return Optional.of("with a chain of " + chain.size());
        }
        X509Certificate own = chain.getFirst();
        if (!own.getPublicKey().equals(key)) {
            return Optional.of("for another key");
        }
        if (!names(own).contains(name.ascii())) {
            return Optional.of("for other names: " + Words.of(names(own).toString()));
        }
        return own.getNotAfter().toInstant().isAfter(now) ? Optional.empty() : Optional.of("that is no longer valid");
    }

    private static List<String> names(X509Certificate certificate) {
        try {
            Collection<List<?>> names = certificate.getSubjectAlternativeNames();
            return names == null
                    ? List.of()
                    : names.stream()
                            .filter(each -> each.getFirst() instanceof Integer kind && kind == DNS_NAME)
                            .map(each -> String.valueOf(each.get(1)))
                            .toList();
        } catch (CertificateParsingException malformed) {
            return List.of();
        }
    }

    static IssuedCertificate of(List<X509Certificate> chain, OpenOrder order) {
        List<Octets> encoded = new ArrayList<>();
        for (X509Certificate each : chain) {
            try {
                encoded.add(Octets.of(each.getEncoded()));
            } catch (CertificateEncodingException impossible) {
                throw new IllegalStateException(impossible);
            }
        }
        return new IssuedCertificate(
                encoded,
                order.key(),
                order.authority(),
                chain.getFirst().getNotBefore().toInstant(),
                chain.getFirst().getNotAfter().toInstant());
    }
}
