package org.sealpost.check.dane;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sealpost.check.Aspect;
import org.sealpost.check.Evidence;
import org.sealpost.check.Finding;
import org.sealpost.check.Fix;
import org.sealpost.check.Judgement;
import org.sealpost.check.Reading;
import org.sealpost.check.Rule;
import org.sealpost.check.seen.Seen;

/// RFC 7672 §2.2: MX records, addresses and TLSA records are signed, or else the TLSA records do nothing. Where only
/// the MX records are not, some senders go by them all the same (RFC 7672 §2.2.1).
final class DaneSecurityRule implements Rule {
    @Override
    public Aspect aspect() {
        return Aspect.DANE;
    }

    @Override
    public Judgement judge(Reading reading) {
        var findings = new ArrayList<Finding>();
        var sound = new ArrayList<Evidence>();
        boolean any = false;
        for (DaneHost host : DaneHost.of(reading)) {
            if (host.published()) {
                any = true;
                if (host.state() instanceof DaneState.NotSecure(DaneState.Link link)) {
                    DaneState below = link == DaneState.Link.MX
                            ? DaneState.ofHost(
                                    host.host(),
                                    reading.domain(),
                                    reading.facts().observedAt())
                            : host.state();
                    if (below instanceof DaneState.NotSecure) {
                        findings.add(host.finding(DaneCode.INSECURE_ZONE, host.records()));
                    } else if (below instanceof DaneState.Usable usable) {
                        List<Evidence> failing = failing(usable);
                        sound.addAll(host.records());
                        if (!failing.isEmpty()) {
                            var seen = new ArrayList<>(host.records());
                            seen.addAll(failing);
                            findings.add(host.finding(DaneCode.NO_MATCH_UNSIGNED, seen));
                        }
                    }
                }
            }
        }
        if (!sound.isEmpty()) {
            var seen = new ArrayList<>(Seen.mx(reading.facts().mail().mx()));
            seen.addAll(sound);
            String domain = reading.domain().ascii();
            findings.add(new Finding(
                    DaneCode.DOMAIN_NOT_SIGNED,
                    domain,
                    seen,
                    Optional.of(new Fix.Act(DaneCode.DOMAIN_NOT_SIGNED.fixer(), domain))));
        }
        if (!findings.isEmpty()) {
            return new Judgement.Broken(findings);
        }
        return any ? new Judgement.Holds(List.of()) : new Judgement.NotApplicable("no TLSA records");
    }

    private static List<Evidence> failing(DaneState.Usable usable) {
        return usable.addresses().stream()
                .filter(address -> address.result().fails())
                .flatMap(address -> Presented.at(address.attempt()).stream())
                .toList();
    }
}
