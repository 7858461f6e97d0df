package org.sealpost.app.check;

import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Function;

/// Works on several things at once and hands on the results one after another, in the order of the things.
public final class InOrder {
    private InOrder() {}

    /// Each result goes to `sink`, on the calling thread, as soon as it and all before it are there.
    ///
    /// @param limit how many are worked on at once
    public static <T, R> void run(List<T> things, int limit, Function<T, R> work, Consumer<R> sink) {
        try (ExecutorService workers =
                Executors.newFixedThreadPool(limit, Thread.ofVirtual().factory())) {
            List<Future<R>> results = things.stream()
                    .map(thing -> workers.submit(() -> work.apply(thing)))
                    .toList();
            try {
                for (Future<R> result : results) {
                    sink.accept(result.get());
                }
            } catch (ExecutionException fault) {
                throw new IllegalStateException("the work on one of several things failed", fault.getCause());
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("stopped", stopped);
            } finally {
                results.forEach(result -> result.cancel(true));
            }
        }
    }
}
