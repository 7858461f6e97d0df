package org.sealpost.check.mail;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sealpost.check.Aspect;
import org.sealpost.check.Evidence;
import org.sealpost.check.Finding;
import org.sealpost.check.Fix;
import org.sealpost.check.Fixer;
import org.sealpost.check.Judgement;
import org.sealpost.check.MailSeen;
import org.sealpost.check.Reading;
import org.sealpost.check.Rule;
import org.sealpost.check.seen.Seen;
import org.sealpost.check.seen.Together;
import org.sealpost.observe.facts.Alias;
import org.sealpost.observe.facts.MxHostFacts;
import org.sealpost.observe.facts.MxRecord;
import org.sealpost.protocol.name.DomainName;

/// RFC 5321 §5.1: an MX record holds the name of a host. RFC 2181 §10.3: and that name is no alias.
public final class MxNameRule implements Rule {
    @Override
    public Aspect aspect() {
        return Aspect.MX_AGAINST_POLICY;
    }

    @Override
    public Judgement judge(Reading reading) {
        if (!(reading.mail() instanceof MailSeen.Hosts(List<MxRecord> records, List<MxHostFacts> hosts))) {
            return new Judgement.NotApplicable("no MX host");
        }
        var findings = new ArrayList<Finding>();
        List<String> bad = records.stream()
                .filter(mx -> mx.host().filter(MxNameRule::isHostName).isEmpty())
                .map(MxRecord::exchange)
                .distinct()
                .toList();
        findings.addAll(Together.of(bad, MxNameRule::notAHost));
        for (MxHostFacts host : hosts) {
            List<Alias> aliases = host.addresses().ipv4().aliases().isEmpty()
                    ? host.addresses().ipv6().aliases()
                    : host.addresses().ipv4().aliases();
            if (!aliases.isEmpty()) {
                List<Evidence> seen = Seen.addresses(host.addresses());
                findings.add(finding(MailCode.MX_IS_ALIAS, host.name().ascii(), seen));
            }
        }
        return findings.isEmpty() ? new Judgement.Holds(List.of()) : new Judgement.Broken(findings);
    }

    private static Finding notAHost(String subject, List<String> exchanges) {
        List<Evidence> seen =
                exchanges.stream().map(exchange -> new Evidence("MX", exchange)).toList();
        return finding(MailCode.MX_NOT_A_HOST, subject, seen);
    }

    private static Finding finding(MailCode code, String host, List<Evidence> seen) {
        return new Finding(code, host, seen, Optional.of(new Fix.Act(Fixer.DNS, host)));
    }

    /// RFC 5321 §4.1.2: letters, digits and inner hyphens; and not an IPv4 address written as a name.
    static boolean isHostName(DomainName name) {
        List<String> labels = name.labels();
        boolean hyphens = labels.stream().anyMatch(label -> label.startsWith("-") || label.endsWith("-"));
        boolean address = labels.size() == 4 && labels.stream().allMatch(label -> label.matches("[0-9]+"));
        return !hyphens && !address && !name.ascii().contains("_");
    }
}
