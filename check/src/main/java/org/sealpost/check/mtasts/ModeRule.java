package org.sealpost.check.mtasts;

import java.util.List;
import java.util.Optional;
import org.sealpost.check.Aspect;
import org.sealpost.check.Evidence;
import org.sealpost.check.Finding;
import org.sealpost.check.Judgement;
import org.sealpost.check.Reading;
import org.sealpost.check.Rule;
import org.sealpost.protocol.mtasts.Mode;

/// RFC 8461 §5: only `enforce` protects. `testing` reports, `none` is the way out (RFC 8461 §8.3).
public final class ModeRule implements Rule {
    @Override
    public Aspect aspect() {
        return Aspect.POLICY_FILE;
    }

    @Override
    public Judgement judge(Reading reading) {
        if (reading.mode().isEmpty()) {
            return new Judgement.NotApplicable("no policy");
        }
        Mode mode = reading.mode().orElseThrow();
        var seen = List.of(new Evidence("mode", mode.word()));
        return switch (mode) {
            case ENFORCE -> new Judgement.Holds(seen);
            case TESTING -> found(PolicyCode.MODE_TESTING, reading, seen);
            case NONE -> found(PolicyCode.MODE_NONE, reading, seen);
        };
    }

    private static Judgement found(PolicyCode code, Reading reading, List<Evidence> seen) {
        return new Judgement.Broken(
                List.of(new Finding(code, reading.policyHost().ascii(), seen, Optional.empty())));
    }
}
