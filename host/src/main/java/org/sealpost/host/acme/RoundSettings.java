package org.sealpost.host.acme;

import java.time.Duration;

/// How orders are worked on.
///
/// @param workers how many names at once
/// @param spreading how long it takes until every edge knows of a challenge; zero when there is one
public record RoundSettings(int workers, Duration spreading) {
    public static final RoundSettings ONE_EDGE = new RoundSettings(4, Duration.ZERO);

    public RoundSettings {
        if (workers < 1 || workers > 64) {
            throw new IllegalArgumentException("1 to 64 workers");
        }
    }
}
