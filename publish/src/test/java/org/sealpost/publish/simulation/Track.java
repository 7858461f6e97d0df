package org.sealpost.publish.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;

/// What one place shows over time, in seconds; a value may be put ahead of time.
final class Track<V> {
    private final List<V> values = new ArrayList<>();
    private final List<Long> from = new ArrayList<>();

    Track(long at, V first) {
        values.add(first);
        from.add(at);
    }

    void put(long at, V value) {
        values.add(value);
        from.add(Math.max(at, from.getLast()));
    }

    V at(long time) {
        V last = values.getFirst();
        for (int i = 0; i < values.size() && from.get(i) <= time; i++) {
            last = values.get(i);
        }
        return last;
    }

    /// What may still be in use: shown now, or not longer ago than it is kept.
    List<V> usable(long time, ToLongFunction<V> keep) {
        var usable = new ArrayList<V>();
        for (int i = 0; i < values.size() && from.get(i) <= time; i++) {
            boolean now = i + 1 == values.size() || from.get(i + 1) > time;
            boolean shown = now || from.get(i + 1) > from.get(i);
            if (shown && (now || from.get(i + 1) + keep.applyAsLong(values.get(i)) > time)) {
                usable.add(values.get(i));
            }
        }
        return usable;
    }

    /// When each value that was ever shown was shown last, at most `time`.
    long lastShown(V value, long time) {
        long last = Long.MIN_VALUE;
        for (int i = 0; i < values.size() && from.get(i) <= time; i++) {
            if (values.get(i).equals(value)) {
                last = i + 1 == values.size() ? time : Math.min(time, from.get(i + 1));
            }
        }
        return last;
    }
}
