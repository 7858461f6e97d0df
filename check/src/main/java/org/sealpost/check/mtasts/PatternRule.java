package org.sealpost.check.mtasts;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.sealpost.check.Aspect;
import org.sealpost.check.Evidence;
import org.sealpost.check.Finding;
import org.sealpost.check.Judgement;
import org.sealpost.check.MailSeen;
import org.sealpost.check.Reading;
import org.sealpost.check.Rule;
import org.sealpost.check.seen.Together;
import org.sealpost.observe.facts.MxRecord;
import org.sealpost.protocol.mtasts.Mode;
import org.sealpost.protocol.mtasts.MxPattern;
import org.sealpost.protocol.mtasts.StsPolicy;
import org.sealpost.protocol.name.DomainName;

/// RFC 8461 §10.4: a pattern allows no more hosts than are meant. A wildcard over the domain itself allows
/// every host of it that has a certificate; a pattern that no MX needs allows hosts that may be somebody else's
/// by now.
public final class PatternRule implements Rule {
    @Override
    public Aspect aspect() {
        return Aspect.MX_AGAINST_POLICY;
    }

    @Override
    public Judgement judge(Reading reading) {
        Optional<StsPolicy> policy = reading.policy().usable().filter(one -> one.mode() != Mode.NONE);
        if (policy.isEmpty()) {
            return new Judgement.NotApplicable("no policy");
        }
        List<MxPattern> patterns = policy.get().mx().stream().distinct().toList();
        Optional<List<DomainName>> hosts = hosts(reading);
        List<String> broad = texts(
                patterns, pattern -> pattern.wildcard() && reading.domain().isAtOrBelow(pattern.name()));
        List<String> unused = texts(
                patterns, pattern -> hosts.isPresent() && hosts.get().stream().noneMatch(pattern::matches));
        var findings = new ArrayList<Finding>();
        findings.addAll(Together.of(broad, (subject, some) -> finding(PolicyCode.PATTERN_BROAD, subject, some)));
        findings.addAll(Together.of(unused, (subject, some) -> finding(PolicyCode.PATTERN_UNUSED, subject, some)));
        return findings.isEmpty() ? new Judgement.Holds(List.of()) : new Judgement.Broken(findings);
    }

    private static List<String> texts(List<MxPattern> patterns, Predicate<MxPattern> wanted) {
        return patterns.stream().filter(wanted).map(MxPattern::text).toList();
    }

    /// The hosts that mail goes to, when it is known that there are no others.
    private static Optional<List<DomainName>> hosts(Reading reading) {
        return switch (reading.mail()) {
            case MailSeen.Implicit implicit -> Optional.of(List.of(reading.domain()));
            case MailSeen.Hosts hosts ->
                Optional.of(hosts.records().stream()
                        .map(MxRecord::host)
                        .flatMap(Optional::stream)
                        .toList());
            case MailSeen.NullMx _, MailSeen.NoMail _, MailSeen.NotKnown _ -> Optional.empty();
        };
    }

    private static Finding finding(PolicyCode code, String subject, List<String> patterns) {
        List<Evidence> seen = patterns.stream()
                .map(pattern -> new Evidence("policy", "mx: " + pattern))
                .toList();
        return new Finding(code, subject, seen, Optional.empty());
    }
}
