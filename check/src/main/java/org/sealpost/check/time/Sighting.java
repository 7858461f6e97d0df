package org.sealpost.check.time;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.sealpost.check.Finding;
import org.sealpost.check.MailSeen;
import org.sealpost.check.Outcome;
import org.sealpost.check.PolicySeen;
import org.sealpost.check.Reading;
import org.sealpost.check.Severity;
import org.sealpost.check.Verdict;
import org.sealpost.observe.facts.DomainFacts;
import org.sealpost.observe.facts.MxHostFacts;
import org.sealpost.observe.facts.PolicyAttempt;
import org.sealpost.observe.facts.PolicyFetch;
import org.sealpost.observe.facts.PolicyHostFacts;
import org.sealpost.observe.facts.SmtpAttempt;
import org.sealpost.observe.facts.SmtpOutcome;
import org.sealpost.observe.facts.TlsSession;
import org.sealpost.protocol.Octets;
import org.sealpost.protocol.mtasts.Mode;
import org.sealpost.protocol.mtasts.StsPolicy;
import org.sealpost.protocol.name.DomainName;
import org.sealpost.protocol.name.IpAddress;

/// What is kept of one check: as much as later ones need to tell what has changed.
///
/// @param id that of the MTA-STS record; nothing when there is no usable one
/// @param policy the text that the policy host serves; nothing when the host says that it has none or is itself not
/// there any more; unknown while it cannot be reached or believed
/// @param mx the names of the MX hosts
/// @param certificates the fingerprints of the certificates that each host showed; a host that showed none is
/// missing
/// @param addresses those of each MX host that were talked to; not there when that was not kept
public record Sighting(
        DomainName domain,
        Instant at,
        Outcome outcome,
        Sight<String> id,
        Sight<Octets> policy,
        Sight<Set<DomainName>> mx,
        Map<DomainName, Set<String>> certificates,
        List<Said> findings,
        Optional<Map<DomainName, Set<IpAddress>>> addresses) {
    /// Not found, and gone.
    private static final Set<Integer> ABSENT = Set.of(404, 410);

    public Sighting {
        certificates = Map.copyOf(certificates);
        findings = List.copyOf(findings);
        addresses = addresses.map(Map::copyOf);
    }

    /// A look of which no addresses are kept.
    public Sighting(
            DomainName domain,
            Instant at,
            Outcome outcome,
            Sight<String> id,
            Sight<Octets> policy,
            Sight<Set<DomainName>> mx,
            Map<DomainName, Set<String>> certificates,
            List<Said> findings) {
        this(domain, at, outcome, id, policy, mx, certificates, findings, Optional.empty());
    }

    /// The same, seen at another time.
    public Sighting seenAt(Instant time) {
        return new Sighting(domain, time, outcome, id, policy, mx, certificates, findings, addresses);
    }

    /// A finding as it is told from others.
    public record Said(String code, String subject, Severity severity) {}

    public static Sighting of(DomainFacts facts, Verdict verdict) {
        Reading reading = Reading.of(facts);
        return new Sighting(
                facts.domain(),
                facts.observedAt(),
                verdict.outcome(),
                id(reading),
                policy(reading),
                mx(reading),
                certificates(reading),
                verdict.findings().stream().map(Sighting::said).toList(),
                Optional.of(addresses(reading)));
    }

    public static Said said(Finding finding) {
        return new Said(finding.code().id(), finding.subject(), finding.code().severity());
    }

    /// The policy, when its text is a usable one.
    Optional<StsPolicy> usablePolicy() {
        return policy.known().flatMap(text -> StsPolicy.parse(text).value());
    }

    /// Until when a sender that saw this may apply what it asks for (RFC 8461 §3.2, `max_age`); empty when
    /// it asks for nothing.
    Optional<Instant> enforcedUntil() {
        return id.known()
                .flatMap(_ -> usablePolicy())
                .filter(policy -> policy.mode() == Mode.ENFORCE)
                .map(StsPolicy::maxAge)
                .map((Duration age) -> at.plus(age));
    }

    private static Sight<String> id(Reading reading) {
        return reading.record()
                .map(selection -> selection
                        .parsed()
                        .value()
                        .<Sight<String>>map(record -> new Sight.Of<>(record.id().text()))
                        .orElseGet(Sight.Nothing::new))
                .orElseGet(Sight.Unknown::new);
    }

    private static Sight<Octets> policy(Reading reading) {
        return switch (reading.policy()) {
            case PolicySeen.Served served ->
                served.all().size() == 1 ? new Sight.Of<>(served.answer().body()) : new Sight.Unknown<>();
            case PolicySeen.Unobtainable() ->
                isGone(reading.facts().policyHost()) ? new Sight.Nothing<>() : new Sight.Unknown<>();
            case PolicySeen.NotKnown() -> new Sight.Unknown<>();
        };
    }

    /// An outage takes nothing away.
    private static boolean isGone(PolicyHostFacts host) {
        List<PolicyFetch> told = host.attempts().stream()
                .map(PolicyAttempt::outcome)
                .filter(outcome -> !(outcome instanceof PolicyFetch.Unreachable))
                .toList();
        return host.addresses().provenNone()
                || (!told.isEmpty()
                        && told.stream()
                                .allMatch(outcome -> outcome instanceof PolicyFetch.OtherStatus other
                                        && ABSENT.contains(other.answer().status())));
    }

    private static Sight<Set<DomainName>> mx(Reading reading) {
        return switch (reading.mail()) {
            case MailSeen.NullMx _, MailSeen.NoMail _ -> new Sight.Nothing<>();
            case MailSeen.NotKnown() -> new Sight.Unknown<>();
            case MailSeen.Implicit _, MailSeen.Hosts _ ->
                new Sight.Of<>(reading.mail().lookedAt().stream()
                        .map(MxHostFacts::name)
                        .collect(Collectors.toCollection(TreeSet::new)));
        };
    }

    private static Map<DomainName, Set<IpAddress>> addresses(Reading reading) {
        var all = new TreeMap<DomainName, Set<IpAddress>>();
        reading.mail()
                .lookedAt()
                .forEach(host -> all.put(
                        host.name(),
                        host.attempts().stream().map(SmtpAttempt::address).collect(Collectors.toSet())));
        return all;
    }

    private static Map<DomainName, Set<String>> certificates(Reading reading) {
        var all = new TreeMap<DomainName, Set<String>>();
        reading.facts()
                .policyHost()
                .attempts()
                .forEach(attempt -> attempt.outcome().session().ifPresent(tls -> add(all, reading.policyHost(), tls)));
        reading.mail()
                .lookedAt()
                .forEach(host -> host.attempts().forEach(attempt -> {
                    if (attempt.outcome() instanceof SmtpOutcome.Secured secured) {
                        add(all, host.name(), secured.tls());
                    }
                }));
        return all;
    }

    private static void add(Map<DomainName, Set<String>> all, DomainName host, TlsSession tls) {
        tls.leaf()
                .ifPresent(
                        leaf -> all.computeIfAbsent(host, _ -> new TreeSet<>()).add(leaf.sha256()));
    }
}
