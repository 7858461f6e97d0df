package org.sealpost.observe.net;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/// The budget of connections for each endpoint. An entry lives only as long as somebody holds a place or waits for
/// one.
final class Places {
    private final ConcurrentHashMap<Endpoint, Entry> entries = new ConcurrentHashMap<>();

    /// Waits for a place.
    ///
    /// @return what gives the place back, the first time it runs; null when the deadline passed before one was free
    @Nullable
    Runnable take(Endpoint endpoint, int limit, Deadline deadline) throws InterruptedException {
        Entry entry = entries.compute(
                endpoint,
                (key, known) -> known == null
                        ? new Entry(new Semaphore(limit, true), 1)
                        : new Entry(known.places(), known.users() + 1));
        boolean taken = false;
        try {
            taken = entry.places().tryAcquire(deadline.remaining().toNanos(), TimeUnit.NANOSECONDS);
        } finally {
            if (!taken) {
                leave(endpoint);
            }
        }
        if (!taken) {
            return null;
        }
        var given = new AtomicBoolean();
        return () -> {
            if (given.compareAndSet(false, true)) {
                entry.places().release();
                leave(endpoint);
            }
        };
    }

    private void leave(Endpoint endpoint) {
        entries.computeIfPresent(
                endpoint, (key, known) -> known.users() == 1 ? null : new Entry(known.places(), known.users() - 1));
    }

    private record Entry(Semaphore places, int users) {}
}
