package org.sealpost.publish.apply;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import java.util.function.Supplier;

/// How looks at things that do not depend on one another follow one another.
public enum Pace {
    /// One after the other, on the thread that asks.
    ONE_BY_ONE,
    /// All at once, each on a virtual thread.
    AT_ONCE;

    /// Sets about some work; what is returned waits for its end.
    public <T> Supplier<T> begin(Supplier<T> work) {
        return switch (this) {
            case ONE_BY_ONE -> {
                T done = work.get();
                yield () -> done;
            }
            case AT_ONCE -> {
                CompletableFuture<T> running = CompletableFuture.supplyAsync(work, Thread::startVirtualThread);
                yield () -> result(running);
            }
        };
    }

    /// The same work on each subject; the results are in the order of the subjects.
    public <T, R> List<R> each(List<T> subjects, Function<T, R> work) {
        return subjects.stream().map(subject -> begin(() -> work.apply(subject))).toList().stream()
                .map(Supplier::get)
                .toList();
    }

    private static <T> T result(CompletableFuture<T> running) {
        try {
            return running.join();
        } catch (CompletionException failed) {
            switch (failed.getCause()) {
                case RuntimeException fault -> throw fault;
                case Error fault -> throw fault;
                case null, default -> throw failed;
            }
        }
    }
}
