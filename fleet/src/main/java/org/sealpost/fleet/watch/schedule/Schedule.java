package org.sealpost.fleet.watch.schedule;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.random.RandomGenerator;
import org.sealpost.fleet.watch.Intervals;
import org.sealpost.fleet.watch.LookKind;
import org.sealpost.protocol.name.DomainName;

/// When a domain is looked at next. Each has its own place within the interval, which follows from its name: so many
/// domains never come at once, also when all were added at once or nobody looked for hours. A little chance is added,
/// so that nobody can tell the second at which a look comes.
public final class Schedule {
    /// The share of an interval by which a look may come later than its place.
    private static final int JITTER = 20;

    private final RandomGenerator chance;

    public Schedule(RandomGenerator chance) {
        this.chance = chance;
    }

    /// The first look at a domain that was added now: within one interval.
    public Instant first(DomainName domain, LookKind kind, Intervals intervals, Instant now) {
        return placeAfter(domain, kind, intervals, now).plus(jitter(intervals.of(kind)));
    }

    /// The look after one that was over now.
    ///
    /// @param undecided whether a cause is new or seems gone and another look is to tell
    public Instant next(DomainName domain, LookKind kind, Intervals intervals, Instant now, boolean undecided) {
        Duration interval = intervals.of(kind);
        // A place that comes right after this look is left to the next round.
        Instant regular = placeAfter(domain, kind, intervals, now.plus(interval.dividedBy(2)))
                .plus(jitter(interval));
        if (!undecided) {
            return regular;
        }
        Instant soon = now.plus(intervals.confirm()).plus(jitter(intervals.confirm()));
        return soon.isBefore(regular) ? soon : regular;
    }

    private Duration jitter(Duration interval) {
        return Duration.ofMillis(chance.nextLong(interval.toMillis() / JITTER + 1));
    }

    /// The first place of the domain that is later than an instant.
    private static Instant placeAfter(DomainName domain, LookKind kind, Intervals intervals, Instant instant) {
        long interval = intervals.of(kind).toMillis();
        long offset = offset(domain, kind, interval);
        long rounds = Math.floorDiv(instant.toEpochMilli() - offset, interval) + 1;
        return Instant.ofEpochMilli(rounds * interval + offset);
    }

    private static long offset(DomainName domain, LookKind kind, long interval) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256")
                    .digest((domain.ascii() + " " + kind).getBytes(StandardCharsets.UTF_8));
            long number = 0;
            for (int i = 0; i < 6; i++) {
                number = number << 8 | (hash[i] & 0xff);
            }
            return number % interval;
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
