package org.sealpost.app.watch;

import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.sealpost.app.store.FleetStore;
import org.sealpost.fleet.watch.channel.Postman;

/// The watcher at work: one thread that begins looks, one that tells people, and virtual threads for the rest.
public final class WatchService implements AutoCloseable {
    private static final Duration AFTER_A_FAULT = Duration.ofSeconds(10);
    private static final Duration BETWEEN_MESSAGES = Duration.ofSeconds(5);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final FleetStore store;
    private final Watcher watcher;
    private final Postman postman;
    private final InstantSource clock;
    private final Consumer<String> problems;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final ExecutorService looks = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("watch-", 0).factory());
    private final Thread looking =
            Thread.ofPlatform().daemon().name("sealpost-watch").unstarted(() -> run(this::look));
    private final Thread telling =
            Thread.ofPlatform().daemon().name("sealpost-tell").unstarted(() -> run(this::tell));

    /// @param problems hears in a sentence what went wrong by a fault of our own
    public WatchService(
            FleetStore store, Watcher watcher, Postman postman, InstantSource clock, Consumer<String> problems) {
        this.store = store;
        this.watcher = watcher;
        this.postman = postman;
        this.clock = clock;
        this.problems = problems;
    }

    public void start() {
        looking.start();
        telling.start();
    }

    private void run(Supplier<Duration> round) {
        try {
            Duration pause;
            do {
                try {
                    pause = round.get();
                } catch (RuntimeException fault) {
                    problems.accept("the watcher goes on after a fault: " + fault);
                    pause = AFTER_A_FAULT;
                }
            } while (!closed.await(pause.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private Duration look() {
        var _ = watcher.round(looks);
        return watcher.pause();
    }

    private Duration tell() {
        var _ = store.channels().tell(clock.instant());
        int _ = postman.round();
        return BETWEEN_MESSAGES;
    }

    /// Looks that are under way are broken off and due again.
    @Override
    public void close() {
        closed.countDown();
        watcher.stop();
        looking.interrupt();
        telling.interrupt();
        looks.shutdownNow();
        try {
            join(looking);
            join(telling);
            var _ = looks.awaitTermination(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /// Where it was never started there is nobody to wait for.
    private static void join(Thread thread) throws InterruptedException {
        if (thread.isAlive()) {
            thread.join(PATIENCE);
        }
    }
}
