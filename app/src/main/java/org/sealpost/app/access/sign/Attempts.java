package org.sealpost.app.access.sign;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// How often something may be tried under each key: so many times at once, and then as fast as they come back.
///
/// Keys come from outside, so only so many are known at once. When there is no room for another, those are forgotten
/// that have all their tries again; if that is nobody, newcomers share one allowance.
public final class Attempts {
    private static final int KEYS = 20_000;
    private static final String CROWD = "";
    private static final Duration LOOK = Duration.ofSeconds(1);

    private final int times;
    private final Duration within;
    private final int keys;
    private final InstantSource clock;
    private final Map<String, Bucket> buckets = new HashMap<>();
    private Instant nextLook = Instant.MIN;

    /// @param within in which time that many come back
    public Attempts(int times, Duration within, InstantSource clock) {
        this(times, within, KEYS, clock);
    }

    Attempts(int times, Duration within, int keys, InstantSource clock) {
        this.times = times;
        this.within = within;
        this.keys = keys;
        this.clock = clock;
    }

    /// Takes one.
    ///
    /// @return empty when it was granted, else how long to wait
    public synchronized Optional<Duration> take(String key) {
        ConsumptionProbe probe = bucket(key).tryConsumeAndReturnRemaining(1);
        return probe.isConsumed() ? Optional.empty() : Optional.of(Duration.ofNanos(probe.getNanosToWaitForRefill()));
    }

    /// Gives the last one back: it was no failure.
    public synchronized void giveBack(String key) {
        bucket(key).addTokens(1);
    }

    /// Gives all back.
    public synchronized void forget(String key) {
        buckets.remove(key);
    }

    /// How many of them were taken and are not back.
    public synchronized long taken(String key) {
        return Optional.ofNullable(buckets.get(key))
                .map(bucket -> times - bucket.getAvailableTokens())
                .orElse(0L);
    }

    private Bucket bucket(String key) {
        if (buckets.size() >= keys && !buckets.containsKey(key)) {
            makeRoom(clock.instant());
        }
        boolean room = buckets.size() < keys || buckets.containsKey(key);
        return buckets.computeIfAbsent(room ? key : CROWD, _ -> full());
    }

    /// Looks through all, so not for everybody who comes.
    private void makeRoom(Instant now) {
        if (now.isBefore(nextLook)) {
            return;
        }
        nextLook = now.plus(LOOK);
        buckets.values().removeIf(bucket -> bucket.getAvailableTokens() >= times);
    }

    private Bucket full() {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(times).refillGreedy(times, within))
                .withCustomTimePrecision(new Meter(clock))
                .build();
    }

    private record Meter(InstantSource clock) implements TimeMeter {
        @Override
        public long currentTimeNanos() {
            Instant now = clock.instant();
            return now.getEpochSecond() * 1_000_000_000L + now.getNano();
        }

        @Override
        public boolean isWallClockBased() {
            return true;
        }
    }
}
