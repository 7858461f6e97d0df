package org.sealpost.check.certificate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.sealpost.check.Aspect;
import org.sealpost.check.Evidence;
import org.sealpost.check.Finding;
import org.sealpost.check.Fix;
import org.sealpost.check.Judgement;
import org.sealpost.check.Reading;
import org.sealpost.check.Rule;
import org.sealpost.check.certificate.Issuance.Fault;
import org.sealpost.observe.facts.Certificate;
import org.sealpost.observe.facts.TlsSession;
import org.sealpost.protocol.name.DomainName;

/// RFC 8659: the CAA records that count for the policy host or for MX hosts let whoever issued the certificate of
/// today issue the next one. No records at all are no fault.
///
/// @param mx whether it is about MX hosts
public record CaaRule(boolean mx) implements Rule {
    @Override
    public Aspect aspect() {
        return mx ? Aspect.MX_TLS : Aspect.POLICY_CERTIFICATE;
    }

    @Override
    public Judgement judge(Reading reading) {
        List<HostSession> sessions = mx ? HostSession.ofMx(reading) : HostSession.ofPolicyHost(reading);
        if (sessions.isEmpty()) {
            return new Judgement.NotApplicable("no TLS session");
        }
        var findings = new ArrayList<Finding>();
        leaves(sessions).forEach((host, leaves) -> findings.addAll(judge(reading, host, leaves)));
        return findings.isEmpty() ? new Judgement.Holds(List.of()) : new Judgement.Broken(findings);
    }

    /// The valid certificates of each host; one that is empty stands for none.
    private static Map<DomainName, Set<Optional<Certificate>>> leaves(List<HostSession> sessions) {
        Map<DomainName, Set<Optional<Certificate>>> leaves = new LinkedHashMap<>();
        sessions.forEach(session -> leaves.computeIfAbsent(session.tls().serverName(), host -> new LinkedHashSet<>())
                .add(Optional.of(session.tls()).filter(TlsSession::valid).flatMap(TlsSession::leaf)));
        return leaves;
    }

    private List<Finding> judge(Reading reading, DomainName host, Set<Optional<Certificate>> leaves) {
        Map<Fault, Set<Evidence>> seen = new LinkedHashMap<>();
        for (Optional<Certificate> leaf : leaves) {
            var issuance = Issuance.of(host, leaf, reading.facts().issuance());
            issuance.faults(leaf)
                    .forEach(fault -> seen.computeIfAbsent(fault, key -> new LinkedHashSet<>())
                            .addAll(issuance.evidence(leaf)));
        }
        return seen.entrySet().stream()
                .map(entry -> finding(entry.getKey(), host, List.copyOf(entry.getValue())))
                .toList();
    }

    private Finding finding(Fault fault, DomainName host, List<Evidence> evidence) {
        IssuanceCode code = switch (fault) {
            case ISSUER_NOT_LISTED -> mx ? IssuanceCode.MX_ISSUER_NOT_LISTED : IssuanceCode.POLICY_ISSUER_NOT_LISTED;
            case NOBODY -> mx ? IssuanceCode.MX_NOBODY : IssuanceCode.POLICY_NOBODY;
            case UNKNOWN_CRITICAL -> mx ? IssuanceCode.MX_UNKNOWN_CRITICAL : IssuanceCode.POLICY_UNKNOWN_CRITICAL;
            case MALFORMED -> mx ? IssuanceCode.MX_MALFORMED : IssuanceCode.POLICY_MALFORMED;
            case LOOKUP_FAILED -> mx ? IssuanceCode.MX_LOOKUP_FAILED : IssuanceCode.POLICY_LOOKUP_FAILED;
        };
        return new Finding(code, host.ascii(), evidence, Optional.of(new Fix.Act(code.fixer(), host.ascii())));
    }
}
