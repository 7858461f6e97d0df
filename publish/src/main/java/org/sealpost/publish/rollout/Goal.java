package org.sealpost.publish.rollout;

import java.time.Duration;
import org.sealpost.protocol.mtasts.Mode;
import org.sealpost.protocol.mtasts.StsPolicy;
import org.sealpost.publish.plan.Ladder;

/// Where a roll-out shall come to.
///
/// @param mode `testing`, `enforce`, or `none` for MTA-STS to be gone
/// @param maxAge the highest rung that shall be climbed under `enforce`
public record Goal(Mode mode, Duration maxAge) {
    /// The lowest rung: a policy that senders keep for less protects hardly anybody.
    public static final Duration SHORTEST = Ladder.RUNGS.getFirst();

    /// As long as a policy can say (RFC 8461 §3.2).
    public static final Duration LONGEST = StsPolicy.LONGEST_MAX_AGE;

    /// Whether somebody may want `max_age` to rise so far.
    public static boolean reaches(Duration maxAge) {
        return maxAge.compareTo(SHORTEST) >= 0 && maxAge.compareTo(LONGEST) <= 0;
    }
}
