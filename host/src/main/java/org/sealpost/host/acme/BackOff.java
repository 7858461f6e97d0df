package org.sealpost.host.acme;

import java.time.Duration;
import java.util.random.RandomGenerator;

/// How long to wait after orders that failed, one after another: five minutes, then twice as long each time, a day at
/// most; a tenth more or less, so that names that failed together do not come back together.
final class BackOff {
    private static final Duration SHORTEST = Duration.ofMinutes(5);
    private static final Duration LONGEST = Duration.ofHours(24);
    private static final int LAST_DOUBLING = 9;

    private BackOff() {}

    static Duration after(int failures, RandomGenerator random) {
        Duration whole = SHORTEST.multipliedBy(1L << Math.clamp(failures - 1L, 0, LAST_DOUBLING));
        Duration wait = Duration.ofMillis((long) (whole.toMillis() * random.nextDouble(0.9, 1.1)));
        return wait.compareTo(LONGEST) > 0 ? LONGEST : wait;
    }
}
