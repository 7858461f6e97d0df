package org.sealpost.app.store;

import java.lang.ref.WeakReference;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/// Who may change a database next: those of this program in the order in which they came. SQLite itself lets everybody
/// who waits try again now and then, so that on a slow disk one of several may always come too late.
final class WriterTurns {
    private static final Map<Path, WeakReference<WriterTurns>> OF_FILES = new HashMap<>();

    private final ReentrantLock lock = new ReentrantLock(true);

    /// Of a database whose server lets others wait in their order.
    WriterTurns() {}

    /// The same for all who open this file.
    static WriterTurns of(Path file) {
        synchronized (OF_FILES) {
            OF_FILES.values().removeIf(turns -> turns.refersTo(null));
            var known = OF_FILES.get(file);
            WriterTurns turns = known == null ? null : known.get();
            if (turns == null) {
                turns = new WriterTurns();
                OF_FILES.put(file, new WeakReference<>(turns));
            }
            return turns;
        }
    }

    <T> T next(Supplier<T> work) {
        lock.lock();
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }
}
