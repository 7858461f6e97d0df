package org.sealpost.app.web;

import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/// What was answered: how many times each status, and how long it took in all.
public final class Traffic {
    private final ConcurrentHashMap<Integer, LongAdder> byStatus = new ConcurrentHashMap<>();
    private final LongAdder nanos = new LongAdder();

    void answered(int status, long took) {
        byStatus.computeIfAbsent(status, _ -> new LongAdder()).increment();
        nanos.add(took);
    }

    /// Only statuses that were answered; there are few.
    public SortedMap<Integer, Long> byStatus() {
        var counts = new TreeMap<Integer, Long>();
        byStatus.forEach((status, count) -> counts.put(status, count.sum()));
        return counts;
    }

    public double seconds() {
        return nanos.sum() / 1e9;
    }
}
