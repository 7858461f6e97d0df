package org.sealpost.app.access.sign;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// So many tries at once, and then as fast as they come back: one after each `within / times`.
///
/// All that has to be kept of it is one instant, the one at which all of them will be back (the generic cell rate
/// algorithm). Before it was ever tried, that is any instant that is over.
///
/// @param within in which time that many come back
public record TryLimit(int times, Duration within) {
    private Duration each() {
        return within.dividedBy(times);
    }

    /// What was kept, where it can be so: a clock that was ahead keeps nobody out for longer than `within`.
    public Instant possible(Instant back, Instant now) {
        Instant latest = now.plus(within);
        return back.isBefore(now) ? now : back.isAfter(latest) ? latest : back;
    }

    /// Empty when one is left, else how long to wait for it.
    public Optional<Duration> wait(Instant back, Instant now) {
        Duration over = Duration.between(now.plus(within), possible(back, now).plus(each()));
        return over.isPositive() ? Optional.of(over) : Optional.empty();
    }

    /// When all will be back after one more.
    public Instant taken(Instant back, Instant now) {
        return possible(back, now).plus(each());
    }

    /// When all will be back after one that was no failure.
    public Instant givenBack(Instant back) {
        return back.minus(each());
    }

    /// How many were taken and are not back.
    public long out(Instant back, Instant now) {
        Duration left = Duration.between(now, possible(back, now));
        return left.plus(each()).minusNanos(1).dividedBy(each());
    }
}
