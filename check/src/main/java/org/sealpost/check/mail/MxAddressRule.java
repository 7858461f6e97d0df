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
import org.sealpost.check.Reading;
import org.sealpost.check.Rule;
import org.sealpost.check.seen.Seen;
import org.sealpost.observe.facts.Addresses;
import org.sealpost.observe.facts.DnsFault;
import org.sealpost.observe.facts.Lookup;
import org.sealpost.observe.facts.MxHostFacts;
import org.sealpost.protocol.name.IpAddress;

/// RFC 5321 §5.1: an MX host has an address. One without is passed over; when none has one, mail goes nowhere.
public final class MxAddressRule implements Rule {
    @Override
    public Aspect aspect() {
        return Aspect.MX_AGAINST_POLICY;
    }

    @Override
    public Judgement judge(Reading reading) {
        List<MxHostFacts> hosts = reading.mail().lookedAt();
        if (hosts.isEmpty()) {
            return new Judgement.NotApplicable("no MX host");
        }
        var findings = new ArrayList<Finding>();
        boolean none = hosts.stream().allMatch(host -> host.addresses().provenNone());
        if (none) {
            List<Evidence> seen = hosts.stream()
                    .flatMap(host -> Seen.addresses(host.addresses()).stream())
                    .toList();
            String domain = reading.domain().ascii();
            findings.add(
                    new Finding(MailCode.NO_MX_HAS_ADDRESS, domain, seen, Optional.of(new Fix.Act(Fixer.DNS, domain))));
        }
        for (MxHostFacts host : hosts) {
            // What is no host name has its own finding.
            if (!none && MxNameRule.isHostName(host.name())) {
                code(host.addresses()).ifPresent(code -> findings.add(finding(code, host)));
            }
        }
        int left = reading.facts().mail().hostsNotTried();
        if (left > 0) {
            var seen = List.of(new Evidence("MX hosts not tried", Integer.toString(left)));
            findings.add(new Finding(MailCode.NOT_ALL_TRIED, reading.domain().ascii(), seen, Optional.empty()));
        }
        for (MxHostFacts host : hosts) {
            if (host.addressesNotTried() > 0) {
                var seen = List.of(new Evidence("addresses not tried", Integer.toString(host.addressesNotTried())));
                findings.add(new Finding(MailCode.NOT_ALL_TRIED, host.name().ascii(), seen, Optional.empty()));
            }
        }
        return findings.isEmpty() ? new Judgement.Holds(List.of()) : new Judgement.Broken(findings);
    }

    private static Optional<MailCode> code(Addresses addresses) {
        if (addresses.provenNone()) {
            return Optional.of(MailCode.MX_WITHOUT_ADDRESS);
        }
        if (!addresses.known().isEmpty()) {
            return Optional.empty();
        }
        boolean bogus = isBogus(addresses.ipv4()) || isBogus(addresses.ipv6());
        return Optional.of(bogus ? MailCode.ADDRESS_BOGUS : MailCode.ADDRESS_LOOKUP_FAILED);
    }

    private static boolean isBogus(Lookup<IpAddress> lookup) {
        return lookup instanceof Lookup.Failed<IpAddress> failed && failed.fault() == DnsFault.BOGUS;
    }

    private static Finding finding(MailCode code, MxHostFacts host) {
        String name = host.name().ascii();
        Optional<Fix> fix =
                code == MailCode.MX_WITHOUT_ADDRESS ? Optional.of(new Fix.Act(Fixer.DNS, name)) : Optional.empty();
        return new Finding(code, name, Seen.addresses(host.addresses()), fix);
    }
}
