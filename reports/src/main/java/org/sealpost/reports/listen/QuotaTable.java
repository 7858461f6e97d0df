package org.sealpost.reports.listen;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/// Counts by key in windows of time, in bounded memory: when as many keys are told apart as may be, the others
/// share some counts.
final class QuotaTable {
    private static final int SHARED = 256;

    private final Duration length;
    private final int keys;
    private volatile Window current = new Window(Long.MIN_VALUE);

    QuotaTable(Duration length, int keys) {
        this.length = length;
        this.keys = keys;
    }

    /// Counts one more of `key`, unless `most` are counted already.
    boolean admit(Object key, int most, Instant now) {
        AtomicInteger count = count(key, now);
        while (true) {
            int seen = count.get();
            if (seen >= most) {
                return false;
            }
            if (count.compareAndSet(seen, seen + 1)) {
                return true;
            }
        }
    }

    /// How many are told apart now.
    int size() {
        return current.counts.size();
    }

    private AtomicInteger count(Object key, Instant now) {
        Map<Object, AtomicInteger> counts = window(now).counts;
        AtomicInteger known = counts.get(key);
        if (known != null) {
            return known;
        }
        Object slot = counts.size() < keys ? key : new Shared(Math.floorMod(key.hashCode(), SHARED));
        return counts.computeIfAbsent(slot, none -> new AtomicInteger());
    }

    private Window window(Instant now) {
        long number = Math.floorDiv(now.toEpochMilli(), length.toMillis());
        Window window = current;
        if (window.number != number) {
            synchronized (this) {
                if (current.number != number) {
                    current = new Window(number);
                }
                window = current;
            }
        }
        return window;
    }

    private record Shared(int number) {}

    private static final class Window {
        private final long number;
        private final Map<Object, AtomicInteger> counts = new ConcurrentHashMap<>();

        private Window(long number) {
            this.number = number;
        }
    }
}
