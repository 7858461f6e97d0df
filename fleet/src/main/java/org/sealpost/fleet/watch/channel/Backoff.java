package org.sealpost.fleet.watch.channel;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// How long a message waits after a failed attempt: 30 seconds, twice as long each time, an hour at the most; after a
/// day nobody cares for the news any more.
final class Backoff {
    private static final Duration FIRST = Duration.ofSeconds(30);
    private static final Duration LONGEST = Duration.ofHours(1);
    private static final Duration GIVEN_UP = Duration.ofDays(1);
    private static final int DOUBLINGS = 7;

    private Backoff() {}

    /// When to try again; empty when it is too late.
    ///
    /// @param failed attempts, this one among them
    /// @param wish of the receiver
    static Optional<Instant> next(Instant made, int failed, Optional<Duration> wish, Instant now) {
        Duration own = FIRST.multipliedBy(1L << Math.min(DOUBLINGS, Math.max(0, failed - 1)));
        Duration wait = wish.filter(time -> time.compareTo(own) > 0).orElse(own);
        Duration bounded = wait.compareTo(LONGEST) > 0 ? LONGEST : wait;
        Instant next = now.plus(bounded);
        return next.isAfter(made.plus(GIVEN_UP)) ? Optional.empty() : Optional.of(next);
    }
}
