package org.sealpost.app.store;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/// How many of this program read a database at once; whoever comes when all places are taken waits in line,
/// and not for ever. A pool of connections has no line: under load it lets some wait twenty times as long as
/// others (ADR 0044). A thread that is in a transaction already, of whatever database, waits for no place: so
/// nobody who holds something waits for those who wait for it.
final class ReaderTurns {
    /// At once, of one server or file; writers take turns among themselves and are not counted.
    static final int PLACES = 16;

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final ScopedValue<Boolean> WITHIN = ScopedValue.newInstance();

    private final Semaphore places;
    private final Duration patience;

    ReaderTurns() {
        this(PLACES, PATIENCE);
    }

    ReaderTurns(int places, Duration patience) {
        this.places = new Semaphore(places, true);
        this.patience = patience;
    }

    /// @throws StoreBusy when no place became free in time
    <T> T next(Supplier<T> work) {
        if (WITHIN.isBound()) {
            return work.get();
        }
        take();
        try {
            return within(work);
        } finally {
            places.release();
        }
    }

    /// Does what holds a connection without a place, such as writing.
    static <T> T within(Supplier<T> work) {
        return ScopedValue.where(WITHIN, true).call(work::get);
    }

    private void take() {
        try {
            if (!places.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new StoreBusy("too many read it at once");
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new StoreBusy("nobody waits for it any more", stopped);
        }
    }
}
