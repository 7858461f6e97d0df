package org.sealpost.check.mtasts;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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
import org.sealpost.protocol.mtasts.StsPolicy;
import org.sealpost.protocol.name.DomainName;

/// RFC 8461 §4.1: every MX host matches a pattern of the policy. It is the name in the MX record that is
/// compared, not the certificate.
public final class MxMatchRule implements Rule {
    @Override
    public Aspect aspect() {
        return Aspect.MX_AGAINST_POLICY;
    }

    @Override
    public Judgement judge(Reading reading) {
        Optional<StsPolicy> policy = reading.policy().usable();
        if (policy.isEmpty()) {
            return new Judgement.NotApplicable("no policy");
        }
        if (policy.get().mode() == Mode.NONE) {
            return new Judgement.NotApplicable(PolicyCode.MODE_NONE.id());
        }
        return switch (reading.mail()) {
            case MailSeen.NullMx _, MailSeen.NoMail _, MailSeen.NotKnown _ -> new Judgement.NotApplicable("no MX host");
            case MailSeen.Implicit implicit ->
                judge(policy.get(), Set.of(reading.domain().ascii()));
            case MailSeen.Hosts hosts -> judge(policy.get(), exchanges(hosts));
        };
    }

    private static Set<String> exchanges(MailSeen.Hosts hosts) {
        Set<String> names = new LinkedHashSet<>();
        for (MxRecord mx : hosts.records()) {
            names.add(mx.host().map(DomainName::ascii).orElse(mx.exchange()));
        }
        return names;
    }

    private static Judgement judge(StsPolicy policy, Set<String> hosts) {
        var unlisted = new ArrayList<String>();
        var held = new ArrayList<Evidence>();
        for (String host : hosts) {
            Optional<DomainName> name = DomainName.ofWire(host);
            name.flatMap(policy::matching)
                    .ifPresentOrElse(
                            pattern -> held.add(new Evidence(host, "mx: " + pattern.text())), () -> unlisted.add(host));
        }
        if (unlisted.isEmpty()) {
            return new Judgement.Holds(held);
        }
        return new Judgement.Broken(Together.of(unlisted, (subject, some) -> finding(policy, subject, some)));
    }

    private static Finding finding(StsPolicy policy, String subject, List<String> hosts) {
        var seen = new ArrayList<Evidence>();
        hosts.forEach(host -> seen.add(new Evidence("MX host", host)));
        seen.add(new Evidence("mode", policy.mode().word()));
        policy.mx().forEach(pattern -> seen.add(new Evidence("policy", "mx: " + pattern.text())));
        List<DomainName> names =
                hosts.stream().flatMap(host -> DomainName.ofWire(host).stream()).toList();
        return new Finding(PolicyCode.MX_NOT_LISTED, subject, seen, PolicyFix.confirm(names));
    }
}
