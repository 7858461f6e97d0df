package org.sealpost.check.mtasts;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.sealpost.check.Aspect;
import org.sealpost.check.Evidence;
import org.sealpost.check.Finding;
import org.sealpost.check.Judgement;
import org.sealpost.check.Reading;
import org.sealpost.check.Rule;
import org.sealpost.protocol.mtasts.Mode;
import org.sealpost.protocol.mtasts.StsPolicy;

/// RFC 8461 §10.2: the longer senders keep a policy, the less an attacker gains by hiding it.
///
/// No number is demanded (RFC 8461 §3.2 allows 0). Under a day in `enforce`, a policy is gone before the next
/// working day; RFC 8461 §3.2 expects weeks. In `testing` a short age is the way to change one's mind, and in
/// `none` RFC 8461 §8.3 asks for a small one, so there only 0 is worth a word, and in `none` nothing.
public final class MaxAgeRule implements Rule {
    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration WEEK = Duration.ofDays(7);

    @Override
    public Aspect aspect() {
        return Aspect.POLICY_FILE;
    }

    @Override
    public Judgement judge(Reading reading) {
        return reading.policy()
                .usable()
                .map(policy -> judge(reading, policy))
                .orElseGet(() -> new Judgement.NotApplicable("no policy"));
    }

    private static Judgement judge(Reading reading, StsPolicy policy) {
        var seen = List.of(
                new Evidence("max_age", Long.toString(policy.maxAge().toSeconds())),
                new Evidence("mode", policy.mode().word()));
        return code(policy)
                .<Judgement>map(code -> new Judgement.Broken(List.of(new Finding(
                        code,
                        reading.policyHost().ascii(),
                        seen,
                        Optional.of(PolicyFix.serve(reading, policy.mode(), PolicyFix.FIRST_MAX_AGE, policy))))))
                .orElseGet(() -> new Judgement.Holds(seen));
    }

    private static Optional<PolicyCode> code(StsPolicy policy) {
        Duration age = policy.maxAge();
        if (policy.mode() == Mode.NONE) {
            return Optional.empty();
        }
        if (age.isZero()) {
            return Optional.of(PolicyCode.MAX_AGE_ZERO);
        }
        if (policy.mode() == Mode.TESTING || age.compareTo(WEEK) >= 0) {
            return Optional.empty();
        }
        return Optional.of(age.compareTo(DAY) < 0 ? PolicyCode.MAX_AGE_SHORT : PolicyCode.MAX_AGE_BELOW_WEEKS);
    }
}
