package org.sealpost.app.command;

import java.util.concurrent.atomic.AtomicReference;

/// What is said when the process is told to end, by Ctrl-C or a signal, while something goes on that has no end of
/// its own. The exit code is then that of the signal.
final class LastWords implements AutoCloseable {
    private final AtomicReference<Runnable> words = new AtomicReference<>(() -> {});
    private final Thread hook = new Thread(() -> words.get().run(), "last-words");

    private LastWords() {}

    static LastWords open() {
        var last = new LastWords();
        Runtime.getRuntime().addShutdownHook(last.hook);
        return last;
    }

    /// From now on it is this.
    void are(Runnable other) {
        words.set(other);
    }

    /// It ended by itself.
    @Override
    public void close() {
        try {
            var _ = Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException ending) {
            // The process ends already.
        }
    }
}
