package org.sealpost.fleet.watch.schedule;

import java.time.Duration;
import java.time.Instant;

/// How many looks may begin now. After hours in which nobody looked everything is overdue; it is then worked off, the
/// longest overdue first, at no more than a steady rate. Nothing is left out: what is not taken now stays due.
///
/// @param perSecond looks that may begin in a second
/// @param most that may begin at once after a pause
/// @param saved what was not used, at `at`
public record Pace(double perSecond, double most, double saved, Instant at) {
    /// As much faster than a calm fleet needs; so half of what is overdue is worked off in the time that it took to
    /// become overdue.
    private static final double HASTE = 2.0;

    private static final Duration AT_ONCE = Duration.ofSeconds(10);

    /// @param looks how many looks a calm fleet needs in a day
    public static Pace of(long looks, Instant now) {
        double perSecond = Math.max(1.0, HASTE * looks / Duration.ofDays(1).toSeconds());
        double most = perSecond * AT_ONCE.toSeconds();
        return new Pace(perSecond, most, most, now);
    }

    /// The same for a fleet that has grown or shrunk; what was saved stays.
    public Pace adjusted(long looks, Instant now) {
        Pace fresh = of(looks, now);
        return new Pace(fresh.perSecond, fresh.most, Math.min(fresh.most, savedAt(now)), now);
    }

    /// How many may begin now, when so many are wanted at the most.
    public int allowed(int wanted, Instant now) {
        return (int) Math.min(wanted, savedAt(now));
    }

    public Pace after(int begun, Instant now) {
        return new Pace(perSecond, most, Math.max(0, savedAt(now) - begun), now);
    }

    /// When the next one may begin.
    public Instant next(Instant now) {
        double missing = 1 - savedAt(now);
        return missing <= 0 ? now : now.plusMillis((long) Math.ceil(missing / perSecond * 1000));
    }

    private double savedAt(Instant now) {
        double seconds = Math.max(0, Duration.between(at, now).toMillis()) / 1000.0;
        return Math.min(most, saved + seconds * perSecond);
    }
}
