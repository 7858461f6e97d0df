package org.sealpost.check.vantage;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sealpost.check.Aspect;
import org.sealpost.check.Evidence;
import org.sealpost.check.Finding;
import org.sealpost.check.Judgement;
import org.sealpost.check.Reading;
import org.sealpost.check.Rule;
import org.sealpost.observe.facts.ConnectFault;
import org.sealpost.observe.facts.PolicyFetch;
import org.sealpost.observe.facts.SmtpOutcome;

/// Addresses that were passed over because this machine has none of their family count for nothing; said once.
public final class FamilyRule implements Rule {
    @Override
    public Aspect aspect() {
        return Aspect.MX_TLS;
    }

    @Override
    public Judgement judge(Reading reading) {
        var seen = new ArrayList<Evidence>();
        reading.facts().policyHost().attempts().forEach(attempt -> {
            if (attempt.outcome() instanceof PolicyFetch.Unreachable(ConnectFault fault, String detail)
                    && fault == ConnectFault.FAMILY_MISSING_HERE) {
                seen.add(new Evidence(
                        reading.policyHost().ascii(), attempt.address().text()));
            }
        });
        reading.mail()
                .lookedAt()
                .forEach(host -> host.attempts().forEach(attempt -> {
                    if (attempt.outcome() instanceof SmtpOutcome.Unreachable(ConnectFault fault, String detail)
                            && fault == ConnectFault.FAMILY_MISSING_HERE) {
                        seen.add(new Evidence(
                                host.name().ascii(), attempt.address().text()));
                    }
                }));
        if (seen.isEmpty()) {
            return new Judgement.NotApplicable("no address passed over");
        }
        String family = reading.facts().vantage().ipv6() ? "IPv4" : "IPv6";
        return new Judgement.Broken(List.of(new Finding(VantageCode.FAMILY_MISSING, family, seen, Optional.empty())));
    }
}
