package org.sealpost.app.render;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.sealpost.observe.facts.Certificate;
import org.sealpost.observe.facts.CertificateFault;

/// Certificates in a few lines.
final class Chains {
    private static final int NAMES = 20;

    private Chains() {}

    /// Unescaped: subject and names are the words of others.
    static List<String> describe(Certificate certificate) {
        List<String> names = certificate.dnsNames();
        return List.of(
                "subject " + certificate.subject() + ", issuer " + certificate.issuer(),
                "names "
                        + (names.isEmpty()
                                ? "none"
                                : String.join(", ", names.stream().limit(NAMES).toList()))
                        + (names.size() > NAMES ? " and " + (names.size() - NAMES) + " more" : ""),
                "valid " + Words.instant(certificate.notBefore()) + " to " + Words.instant(certificate.notAfter()),
                certificate.keyAlgorithm() + " " + certificate.keyBits() + ", " + certificate.signatureAlgorithm()
                        + ", sha256 " + certificate.sha256());
    }

    static String faults(Set<CertificateFault> faults) {
        return faults.stream().sorted().map(Chains::fault).collect(Collectors.joining("; "));
    }

    private static String fault(CertificateFault fault) {
        return switch (fault) {
            case EXPIRED -> "the certificate has ended";
            case NOT_YET_VALID -> "the certificate is not valid yet";
            case ISSUER_NOT_VALID_NOW -> "a certificate above it is outside its validity";
            case SELF_SIGNED -> "the certificate is signed with its own key";
            case MISSING_INTERMEDIATE -> "the chain stops before a root";
            case UNTRUSTED_ROOT -> "the root is not trusted";
            case NAME_MISMATCH -> "no name in it is the one asked for";
            case COMMON_NAME_ONLY -> "the name stands in the CN alone, where nobody looks";
            case REJECTED -> "the chain is refused";
        };
    }
}
