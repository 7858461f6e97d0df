package org.sealpost.app.check;

import java.util.Iterator;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.Function;
import org.sealpost.app.exit.Refusal;

/// Works on several things at once and hands on each result when it is there, in no order.
public final class AsTheyCome {
    private AsTheyCome() {}

    /// Each result goes to `sink`, on the calling thread; no more than `limit` results are ever in memory.
    ///
    /// @param limit how many are worked on at once
    public static <T, R> void run(List<T> things, int limit, Function<T, R> work, Consumer<R> sink) {
        try (ExecutorService workers =
                Executors.newFixedThreadPool(limit, Thread.ofVirtual().factory())) {
            var results = new ExecutorCompletionService<R>(workers);
            Iterator<T> rest = things.iterator();
            int open = 0;
            try {
                while (rest.hasNext() || open > 0) {
                    while (rest.hasNext() && open < limit) {
                        T thing = rest.next();
                        results.submit(() -> work.apply(thing));
                        open++;
                    }
                    sink.accept(results.take().get());
                    open--;
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
                workers.shutdownNow();
            }
        }
    }
}
