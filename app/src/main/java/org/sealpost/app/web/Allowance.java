package org.sealpost.app.web;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.sealpost.protocol.Octets;

/// How often each source may ask. A whole /64 of IPv6 is one source, since one visitor has as many addresses.
public final class Allowance {
    /// As many sources as are known at once; of more, the one that has been silent longest is forgotten.
    private static final int SOURCES = 10_000;

    private static final int PREFIX = 8;

    private final int times;
    private final Duration within;
    private final Map<Octets, Bucket> buckets = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Octets, Bucket> eldest) {
            return size() > SOURCES;
        }
    };

    public Allowance(int times, Duration within) {
        this.times = times;
        this.within = within;
    }

    /// Takes one.
    ///
    /// @return empty when it was granted, else how long to wait
    public Optional<Duration> take(InetAddress source) {
        return take(key(source));
    }

    /// Takes one for somebody who is known by a name.
    public Optional<Duration> take(String name) {
        return take(Octets.utf8(name));
    }

    /// Takes none.
    ///
    /// @return empty when one is left, else how long to wait
    public synchronized Optional<Duration> look(InetAddress source) {
        return Optional.ofNullable(buckets.get(key(source)))
                .map(bucket -> bucket.estimateAbilityToConsume(1))
                .filter(probe -> !probe.canBeConsumed())
                .map(probe -> Duration.ofNanos(probe.getNanosToWaitForRefill()));
    }

    private synchronized Optional<Duration> take(Octets key) {
        ConsumptionProbe probe = buckets.computeIfAbsent(key, _ -> full()).tryConsumeAndReturnRemaining(1);
        return probe.isConsumed() ? Optional.empty() : Optional.of(Duration.ofNanos(probe.getNanosToWaitForRefill()));
    }

    private Bucket full() {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(times).refillGreedy(times, within))
                .build();
    }

    private static Octets key(InetAddress source) {
        byte[] octets = source.getAddress();
        return Octets.of(source instanceof Inet6Address ? Arrays.copyOf(octets, PREFIX) : octets);
    }
}
