package org.sealpost.publish.plan;

import java.time.Duration;
import java.util.List;
import org.sealpost.protocol.mtasts.StsPolicy;

/// The rungs of `max_age` under `enforce`. Each is what a rollback may cost at worst, so it rises only after a while
/// without a fault on the rung before.
public final class Ladder {
    /// With this `enforce` begins.
    public static final Duration FIRST = Duration.ofDays(1);

    /// From the first to the longest that RFC 8461 §3.2 allows.
    public static final List<Duration> RUNGS =
            List.of(FIRST, Duration.ofDays(7), Duration.ofDays(28), Duration.ofDays(90), StsPolicy.LONGEST_MAX_AGE);

    private Ladder() {}

    /// How far `max_age` may rise from here in one plan.
    public static Duration above(Duration present) {
        return RUNGS.stream()
                .filter(rung -> rung.compareTo(present) > 0)
                .findFirst()
                .orElse(StsPolicy.LONGEST_MAX_AGE);
    }
}
