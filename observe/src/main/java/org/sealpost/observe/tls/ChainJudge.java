package org.sealpost.observe.tls;

import java.security.GeneralSecurityException;
import java.security.cert.CertPathValidator;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertPathValidatorException.BasicReason;
import java.security.cert.CertificateFactory;
import java.security.cert.CertificateParsingException;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sealpost.observe.facts.Certificate;
import org.sealpost.observe.facts.CertificateFault;
import org.sealpost.observe.tls.IssuerPaths.IssuerPath;
import org.sealpost.protocol.name.DomainName;

/// The verdict on one presented chain: path validation by the JDK (RFC 5280 §6), the name by [DnsId], and each
/// fault by its own name.
///
/// Nothing is fetched: no OCSP, no CRL, no issuer by the address in a certificate. Only what was sent and what is
/// trusted counts.
final class ChainJudge {
    private static final Set<String> SERVER_PURPOSES = Set.of("1.3.6.1.5.5.7.3.1", "2.5.29.37.0");

    private final List<X509Certificate> chain;
    private final CertificateReading leaf;
    private final Trust trust;
    private final Set<CertificateFault> faults = EnumSet.noneOf(CertificateFault.class);
    private final List<String> details = new ArrayList<>();

    private ChainJudge(List<X509Certificate> chain, CertificateReading leaf, Trust trust) {
        this.chain = chain;
        this.leaf = leaf;
        this.trust = trust;
    }

    /// @param chain as presented, leaf first, at least one
    static ChainVerdict judge(
            List<X509Certificate> chain, CertificateReading leaf, DomainName host, Instant at, Trust trust) {
        var judge = new ChainJudge(chain, leaf, trust);
        judge.names(host);
        judge.purpose();
        judge.path(judge.dates(at));
        return new ChainVerdict(judge.faults, judge.details);
    }

    private void names(DomainName host) {
        leaf.problems().forEach(problem -> fault(CertificateFault.REJECTED, problem));
        int left = leaf.dnsNames().size() - leaf.facts().dnsNames().size();
        if (left > 0) {
            details.add(left + " more DNS names of the certificate are not shown");
        }
        if (leaf.dnsNames().stream().anyMatch(name -> DnsId.covers(name, host))) {
            return;
        }
        // RFC 8461 §3.3 and §4.2: the name must stand in a DNS-ID; the CN is not looked at.
        boolean byCommonName = leaf.facts()
                .commonName()
                .filter(name -> DnsId.covers(name, host))
                .isPresent();
        faults.add(
                byCommonName && leaf.dnsNames().isEmpty() && leaf.problems().isEmpty()
                        ? CertificateFault.COMMON_NAME_ONLY
                        : CertificateFault.NAME_MISMATCH);
    }

    /// RFC 5280 §4.2.1.12: a certificate with purposes may serve TLS only when that is one of them.
    private void purpose() {
        try {
            @Nullable List<String> purposes = chain.getFirst().getExtendedKeyUsage();
            if (purposes != null && purposes.stream().noneMatch(SERVER_PURPOSES::contains)) {
                fault(CertificateFault.REJECTED, "the certificate is not meant for TLS servers");
            }
        } catch (CertificateParsingException broken) {
            fault(CertificateFault.REJECTED, "its extended key usage cannot be read");
        }
    }

    /// Notes when the leaf is not valid now, and gives the instants at which the path is judged: an expired
    /// certificate can be untrusted besides, and both are worth knowing.
    private List<Instant> dates(Instant at) {
        Certificate facts = leaf.facts();
        if (at.isAfter(facts.notAfter())) {
            faults.add(CertificateFault.EXPIRED);
            return List.of(facts.notAfter(), facts.notBefore());
        }
        if (at.isBefore(facts.notBefore())) {
            faults.add(CertificateFault.NOT_YET_VALID);
            return List.of(facts.notBefore(), facts.notAfter());
        }
        return List.of(at);
    }

    private void path(List<Instant> instants) {
        X509Certificate certificate = chain.getFirst();
        if (trust.roots()
                .getOrDefault(certificate.getSubjectX500Principal(), List.of())
                .contains(certificate)) {
            return;
        }
        IssuerPaths ways = IssuerPaths.find(certificate, new LinkedHashSet<>(chain), trust.roots());
        if (ways.paths().isEmpty()) {
            noPath(certificate, ways);
            return;
        }
        List<Refusal> refusals = new ArrayList<>();
        for (Instant instant : instants) {
            for (IssuerPath way : ways.paths()) {
                Optional<Refusal> refusal = refusal(way, instant);
                if (refusal.isEmpty()) {
                    return;
                }
                refusals.add(refusal.get());
            }
        }
        Refusal best = refusals.stream()
                .filter(refusal -> refusal.fault() == CertificateFault.ISSUER_NOT_VALID_NOW)
                .findFirst()
                .orElse(refusals.getFirst());
        fault(best.fault(), best.words());
    }

    private void noPath(X509Certificate certificate, IssuerPaths ways) {
        if (leaf.facts().selfIssued() && CertificateReading.signedBy(certificate, certificate)) {
            faults.add(CertificateFault.SELF_SIGNED);
        } else if (ways.endsInForeignRoot()) {
            fault(CertificateFault.UNTRUSTED_ROOT, "the chain ends in a root that is not trusted here");
        } else {
            fault(
                    CertificateFault.MISSING_INTERMEDIATE,
                    "no certificate of the issuer was sent, and it is no trusted root: "
                            + leaf.facts().issuer());
        }
    }

    private Optional<Refusal> refusal(IssuerPath way, Instant at) {
        if (at.isAfter(way.root().getNotAfter().toInstant())
                || at.isBefore(way.root().getNotBefore().toInstant())) {
            return Optional.of(new Refusal(CertificateFault.ISSUER_NOT_VALID_NOW, "the root is not valid now"));
        }
        // The JDK refuses SHA-1 only below its own roots; no certificate of today is signed with it anywhere.
        if (way.certificates().stream()
                .anyMatch(signed ->
                        signed.getSigAlgName().toUpperCase(Locale.ROOT).startsWith("SHA1"))) {
            return Optional.of(new Refusal(CertificateFault.REJECTED, "a certificate is signed with SHA-1"));
        }
        try {
            var parameters = new PKIXParameters(Set.of(new TrustAnchor(way.root(), null)));
            parameters.setRevocationEnabled(false);
            parameters.setDate(Date.from(at));
            CertPathValidator.getInstance("PKIX")
                    .validate(CertificateFactory.getInstance("X.509").generateCertPath(way.certificates()), parameters);
            return Optional.empty();
        } catch (CertPathValidatorException refused) {
            boolean byDate =
                    refused.getReason() == BasicReason.EXPIRED || refused.getReason() == BasicReason.NOT_YET_VALID;
            return Optional.of(new Refusal(
                    byDate && refused.getIndex() > 0
                            ? CertificateFault.ISSUER_NOT_VALID_NOW
                            : CertificateFault.REJECTED,
                    words(refused)));
        } catch (GeneralSecurityException | IllegalArgumentException refused) {
            return Optional.of(new Refusal(CertificateFault.REJECTED, words(refused)));
        }
    }

    private void fault(CertificateFault fault, String words) {
        faults.add(fault);
        details.add(words);
    }

    private static String words(Exception refused) {
        @Nullable String message = refused.getMessage();
        return message == null ? refused.getClass().getSimpleName() : message;
    }

    private record Refusal(CertificateFault fault, String words) {}
}
