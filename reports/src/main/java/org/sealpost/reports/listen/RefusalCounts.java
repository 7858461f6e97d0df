package org.sealpost.reports.listen;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.sealpost.reports.Way;
import org.sealpost.reports.store.Refusals;

/// How often something was refused or cut, in memory until it is handed to the store: one write for many.
final class RefusalCounts {
    private final Map<Slot, LongAdder> fresh = new ConcurrentHashMap<>();
    private final Map<String, LongAdder> all = new ConcurrentHashMap<>();

    private record Slot(LocalDate day, Way way, String code) {}

    void add(Way way, String code, Instant at) {
        var slot = new Slot(LocalDate.ofInstant(at, ZoneOffset.UTC), way, code);
        // Within the map's lock of the slot, so that none is added to a count that was handed out already.
        fresh.compute(slot, (key, count) -> {
            LongAdder adder = count == null ? new LongAdder() : count;
            adder.increment();
            return adder;
        });
        all.computeIfAbsent(code, none -> new LongAdder()).increment();
    }

    /// What the store itself counts, because it keeps what it was found in.
    void seen(String code) {
        all.computeIfAbsent(code, none -> new LongAdder()).increment();
    }

    /// What was counted since it was asked last.
    List<Refusals> take() {
        var taken = new ArrayList<Refusals>();
        for (Slot slot : List.copyOf(fresh.keySet())) {
            LongAdder count = fresh.remove(slot);
            if (count != null) {
                taken.add(new Refusals(slot.day(), slot.way(), slot.code(), count.sum()));
            }
        }
        return taken;
    }

    /// What could not be handed over stays for another time.
    void giveBack(List<Refusals> refusals) {
        for (Refusals each : refusals) {
            fresh.compute(new Slot(each.day(), each.way(), each.code()), (key, count) -> {
                LongAdder adder = count == null ? new LongAdder() : count;
                adder.add(each.count());
                return adder;
            });
        }
    }

    /// Since the start, by code.
    Map<String, Long> all() {
        var sums = new TreeMap<String, Long>();
        all.forEach((code, count) -> sums.put(code, count.sum()));
        return sums;
    }
}
