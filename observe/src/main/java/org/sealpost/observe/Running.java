package org.sealpost.observe;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.sealpost.observe.net.Deadline;

/// A piece of an observation on a thread of its own.
final class Running<T> {
    /// Everything below watches the deadline by itself and needs a moment to say so.
    private static final Duration GRACE = Duration.ofSeconds(2);

    private final Future<T> future;

    private Running(Future<T> future) {
        this.future = future;
    }

    static <T> Running<T> start(ExecutorService threads, Callable<T> piece) {
        return new Running<>(threads.submit(piece));
    }

    /// What it found; `late` when the deadline has passed and it still has nothing to say.
    T result(Deadline deadline, T late) {
        try {
            return future.get(deadline.remaining().plus(GRACE).toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException tooSlow) {
            future.cancel(true);
            return late;
        } catch (InterruptedException stopped) {
            future.cancel(true);
            Thread.currentThread().interrupt();
            return late;
        } catch (ExecutionException bug) {
            throw new IllegalStateException("observation broke down", bug.getCause());
        }
    }
}
