package org.sealpost.app.publish;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.IntSupplier;

/// Rounds at work, on a thread of their own.
public final class PlanService implements AutoCloseable {
    private static final Duration BETWEEN = Duration.ofSeconds(5);
    private static final Duration AFTER_A_FAULT = Duration.ofSeconds(30);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final String name;
    private final IntSupplier round;
    private final Consumer<String> problems;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread thread;

    /// @param name of what is gone on with, such as `plans`
    /// @param round says how many were due
    /// @param problems hears in a sentence what went wrong by a fault of our own
    public PlanService(String name, IntSupplier round, Consumer<String> problems) {
        this.name = name;
        this.round = round;
        this.problems = problems;
        this.thread = Thread.ofPlatform().daemon().name("sealpost-" + name).unstarted(this::run);
    }

    public void start() {
        thread.start();
    }

    private void run() {
        try {
            Duration pause;
            do {
                pause = pause();
            } while (!closed.await(pause.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private Duration pause() {
        try {
            return round.getAsInt() > 0 ? Duration.ZERO : BETWEEN;
        } catch (RuntimeException fault) {
            problems.accept(name + " are gone on with after a fault: " + fault);
            return AFTER_A_FAULT;
        }
    }

    /// A step that is under way is made again, or found made, after the next start.
    @Override
    public void close() {
        closed.countDown();
        thread.interrupt();
        try {
            boolean _ = thread.join(PATIENCE);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
