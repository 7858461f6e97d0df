package org.sealpost.app.check;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Function;
import org.sealpost.app.exit.Refusal;

/// Works on several things at once and hands on the results one after another, in the order of the things.
public final class InOrder {
    private InOrder() {}

    /// How many of the things may be ahead of the one whose turn it is: results wait in memory.
    private static final int AHEAD = 16;

    /// Each result goes to `sink`, on the calling thread, as soon as it and all before it are there.
    ///
    /// @param limit how many are worked on at once
    public static <T, R> void run(List<T> things, int limit, Function<T, R> work, Consumer<R> sink) {
        try (ExecutorService workers =
                Executors.newFixedThreadPool(limit, Thread.ofVirtual().factory())) {
            Iterator<T> rest = things.iterator();
            Deque<Future<R>> begun = new ArrayDeque<>();
            try {
                while (rest.hasNext() || !begun.isEmpty()) {
                    while (rest.hasNext() && begun.size() < limit * AHEAD) {
                        T thing = rest.next();
                        begun.add(workers.submit(() -> work.apply(thing)));
                    }
                    sink.accept(begun.removeFirst().get());
                }
            } catch (ExecutionException fault) {
                if (fault.getCause() instanceof Refusal refusal) {
                    throw refusal;
                }
                throw new IllegalStateException("the work on one of several things failed", fault.getCause());
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("stopped", stopped);
            } finally {
                begun.forEach(result -> result.cancel(true));
            }
        }
    }
}
