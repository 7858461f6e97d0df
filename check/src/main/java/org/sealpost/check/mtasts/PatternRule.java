package org.sealpost.check.mtasts;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sealpost.check.Aspect;
import org.sealpost.check.Evidence;
import org.sealpost.check.Finding;
import org.sealpost.check.Judgement;
import org.sealpost.check.MailSeen;
import org.sealpost.check.Reading;
import org.sealpost.check.Rule;
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
        Optional<List<DomainName>> hosts = hosts(reading);
        var findings = new ArrayList<Finding>();
        for (MxPattern pattern : policy.get().mx().stream().distinct().toList()) {
            if (pattern.wildcard() && reading.domain().isAtOrBelow(pattern.name())) {
                findings.add(finding(PolicyCode.PATTERN_BROAD, pattern));
            }
            if (hosts.isPresent() && hosts.get().stream().noneMatch(pattern::matches)) {
                findings.add(finding(PolicyCode.PATTERN_UNUSED, pattern));
            }
        }
        return findings.isEmpty() ? new Judgement.Holds(List.of()) : new Judgement.Broken(findings);
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

    private static Finding finding(PolicyCode code, MxPattern pattern) {
        return new Finding(
                code, pattern.text(), List.of(new Evidence("policy", "mx: " + pattern.text())), Optional.empty());
    }
}
