package org.sealpost.check.mtasts;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sealpost.check.Aspect;
import org.sealpost.check.Evidence;
import org.sealpost.check.Finding;
import org.sealpost.check.Fix;
import org.sealpost.check.Fixer;
import org.sealpost.check.Judgement;
import org.sealpost.check.PolicySeen;
import org.sealpost.check.Reading;
import org.sealpost.check.Rule;
import org.sealpost.observe.facts.PolicyAttempt;
import org.sealpost.observe.facts.PolicyFetch;

/// RFC 8461 §3.3: a sender fetches from one address of the policy host, whichever; so all of them have to say
/// the same. Texts that mean the same agree.
public final class PolicyAgreementRule implements Rule {
    @Override
    public Aspect aspect() {
        return Aspect.POLICY_FILE;
    }

    @Override
    public Judgement judge(Reading reading) {
        if (!(reading.policy() instanceof PolicySeen.Served served)) {
            return new Judgement.NotApplicable("no policy text");
        }
        if (served.agrees()) {
            return new Judgement.Holds(List.of());
        }
        var seen = new ArrayList<Evidence>();
        for (PolicyAttempt attempt : reading.facts().policyHost().attempts()) {
            if (attempt.outcome() instanceof PolicyFetch.Served one) {
                seen.add(new Evidence(
                        "[" + attempt.address() + "]", one.answer().body().utf8Lossy()));
            }
        }
        String host = reading.policyHost().ascii();
        var act = new Fix.Act(Fixer.POLICY_HOST, host);
        return new Judgement.Broken(List.of(new Finding(PolicyCode.DIFFERS_BY_ADDRESS, host, seen, Optional.of(act))));
    }
}
