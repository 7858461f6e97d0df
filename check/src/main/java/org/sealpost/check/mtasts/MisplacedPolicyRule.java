package org.sealpost.check.mtasts;

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
import org.sealpost.observe.facts.MisplacedPolicy;

/// RFC 8461 §3.3: senders look at one URL; what looks like the policy elsewhere only has to be moved.
public final class MisplacedPolicyRule implements Rule {
    @Override
    public Aspect aspect() {
        return Aspect.POLICY_FILE;
    }

    @Override
    public Judgement judge(Reading reading) {
        List<MisplacedPolicy> misplaced = reading.facts().policyHost().misplaced();
        if (misplaced.isEmpty()) {
            return new Judgement.NotApplicable("no misplaced policy");
        }
        return new Judgement.Broken(misplaced.stream()
                .map(found -> new Finding(
                        HttpCode.MISPLACED,
                        found.url(),
                        List.of(new Evidence(found.url(), found.body().utf8Lossy())),
                        Optional.of(new Fix.Act(Fixer.POLICY_HOST, reading.policyUrl()))))
                .toList());
    }
}
