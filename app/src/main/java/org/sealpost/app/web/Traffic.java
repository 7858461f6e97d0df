package org.sealpost.app.web;

import java.time.Duration;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;

/// What was answered: how many times each status, and how long it took in all.
public final class Traffic {
    private final ConcurrentHashMap<Integer, LongAdder> byStatus = new ConcurrentHashMap<>();
    private final LongAdder nanos = new LongAdder();
    private final List<Consumer<Answered>> hearers = new CopyOnWriteArrayList<>();

    /// An answer.
    ///
    /// @param took until it was ready
    public record Answered(Call call, int status, Duration took) {}

    /// From now on this hears of every answer, before it is sent.
    public void tell(Consumer<Answered> hearer) {
        hearers.add(hearer);
    }

    void answered(Call call, int status, long took) {
        byStatus.computeIfAbsent(status, _ -> new LongAdder()).increment();
        nanos.add(took);
        hearers.forEach(hearer -> hearer.accept(new Answered(call, status, Duration.ofNanos(took))));
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
