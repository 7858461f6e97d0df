package org.sealpost.check.mtasts;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.sealpost.check.Aspect;
import org.sealpost.check.Evidence;
import org.sealpost.check.Finding;
import org.sealpost.check.Fix;
import org.sealpost.check.Judgement;
import org.sealpost.check.MailSeen;
import org.sealpost.check.Reading;
import org.sealpost.check.Rule;
import org.sealpost.observe.facts.Certificate;
import org.sealpost.observe.facts.MxHostFacts;
import org.sealpost.observe.facts.SmtpOutcome;
import org.sealpost.observe.facts.TlsSession;
import org.sealpost.protocol.mtasts.Mode;
import org.sealpost.protocol.mtasts.StsPolicy;
import org.sealpost.protocol.name.DomainName;

/// Whether the next of several numbered MX hosts will match what the present ones match: the patterns of the policy,
/// and the certificate that all of them share (RFC 8461 §4.1 and §4.2). Hosts that do not match today are for other
/// rules.
public final class NextMxRule implements Rule {
    @Override
    public Aspect aspect() {
        return Aspect.MX_AGAINST_POLICY;
    }

    @Override
    public Judgement judge(Reading reading) {
        Optional<StsPolicy> policy = reading.policy().usable().filter(usable -> usable.mode() != Mode.NONE);
        if (policy.isEmpty() || !(reading.mail() instanceof MailSeen.Hosts hosts)) {
            return new Judgement.NotApplicable("no policy or no MX host");
        }
        List<DomainName> names = hosts.records().stream()
                .flatMap(mx -> mx.host().stream())
                .distinct()
                .toList();
        List<Finding> findings = NumberedHosts.among(names).stream()
                .flatMap(series -> judge(policy.get(), hosts.hosts(), series).stream())
                .toList();
        return findings.isEmpty() ? new Judgement.Holds(List.of()) : new Judgement.Broken(findings);
    }

    private static Optional<Finding> judge(StsPolicy policy, List<MxHostFacts> facts, NumberedHosts series) {
        if (series.hosts().stream().anyMatch(host -> policy.matching(host).isEmpty())) {
            return Optional.empty();
        }
        var evidence = new ArrayList<Evidence>();
        series.hosts().forEach(host -> evidence.add(new Evidence("MX host", host.ascii())));
        if (policy.matching(series.next()).isEmpty()) {
            policy.mx().forEach(pattern -> evidence.add(new Evidence("policy", "mx: " + pattern.text())));
        }
        shared(facts, series.hosts())
                .filter(certificate -> !covers(certificate, series.next()))
                .ifPresent(certificate -> evidence.add(
                        new Evidence("certificate of all of them", String.join(", ", certificate.dnsNames()))));
        if (evidence.size() == series.hosts().size()) {
            return Optional.empty();
        }
        String next = series.next().ascii();
        return Optional.of(new Finding(
                PolicyCode.NEXT_MX, next, evidence, Optional.of(new Fix.Act(PolicyCode.NEXT_MX.fixer(), next))));
    }

    /// The one valid certificate that every session with these hosts has shown.
    private static Optional<Certificate> shared(List<MxHostFacts> facts, List<DomainName> hosts) {
        List<TlsSession> sessions = facts.stream()
                .filter(host -> hosts.contains(host.name()))
                .flatMap(host -> host.attempts().stream())
                .filter(attempt -> attempt.outcome() instanceof SmtpOutcome.Secured)
                .map(attempt -> ((SmtpOutcome.Secured) attempt.outcome()).tls())
                .toList();
        List<Certificate> leaves = sessions.stream()
                .filter(TlsSession::valid)
                .flatMap(session -> session.leaf().stream())
                .distinct()
                .toList();
        boolean ofAll = hosts.stream()
                .allMatch(host -> sessions.stream()
                        .anyMatch(session -> session.serverName().equals(host)));
        return ofAll && leaves.size() == 1 ? Optional.of(leaves.getFirst()) : Optional.empty();
    }

    /// RFC 9525 §6.3: an asterisk stands for the whole first label and for no other.
    private static boolean covers(Certificate certificate, DomainName host) {
        String wildcard = "*." + host.parent().map(DomainName::ascii).orElse("");
        return certificate.dnsNames().stream()
                .map(name -> name.toLowerCase(Locale.ROOT))
                .anyMatch(name -> name.equals(host.ascii()) || name.equals(wildcard));
    }
}
