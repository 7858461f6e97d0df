package org.sealpost.reports.listen;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.sealpost.reports.Arrival;
import org.sealpost.reports.listen.Inbox.Receipt;
import org.sealpost.reports.store.Kept;
import org.sealpost.reports.store.Refusals;
import org.sealpost.reports.store.ReportStore;

/// The one thread that writes: it keeps whatever waits in one transaction and answers all of them when that is
/// durable. While one transaction is written the next gathers, so the slower the disk, the larger they become.
final class Keeper implements AutoCloseable {
    private static final Duration COUNTS_EVERY = Duration.ofSeconds(2);
    private static final int POINTLESS = 3;

    private final ReportStore store;
    private final RefusalCounts counts;
    private final int batch;
    private final BlockingQueue<Waiting> queue;
    private final AtomicBoolean closing = new AtomicBoolean();
    private final Thread thread;
    private long counted = System.nanoTime();

    private record Waiting(Arrival arrival, CompletableFuture<Receipt> receipt) {}

    Keeper(ReportStore store, RefusalCounts counts, int queue, int batch) {
        this.store = store;
        this.counts = counts;
        this.batch = batch;
        this.queue = new ArrayBlockingQueue<>(queue);
        thread = Thread.ofPlatform().name("sealpost-keeper").start(this::run);
    }

    /// Whether there was a place in the queue; then `receipt` will be answered.
    boolean offer(Arrival arrival, CompletableFuture<Receipt> receipt) {
        return queue.offer(new Waiting(arrival, receipt));
    }

    int waiting() {
        return queue.size();
    }

    private void run() {
        var taken = new ArrayList<Waiting>();
        while (!closing.get() || !queue.isEmpty()) {
            taken.clear();
            try {
                Waiting first = queue.poll(50, TimeUnit.MILLISECONDS);
                if (first != null) {
                    taken.add(first);
                }
            } catch (InterruptedException hurry) {
                continue;
            }
            queue.drainTo(taken, Math.max(0, batch - taken.size()));
            if (!taken.isEmpty()) {
                keep(taken);
            }
            if (System.nanoTime() - counted > COUNTS_EVERY.toNanos()) {
                saveCounts();
            }
        }
        saveCounts();
    }

    private void keep(List<Waiting> taken) {
        try {
            answer(taken, store.keep(taken.stream().map(Waiting::arrival).toList()));
        } catch (RuntimeException | Error failure) {
            if (taken.size() == 1) {
                taken.getFirst().receipt().complete(broken(failure));
            } else {
                keepOneByOne(taken);
            }
        }
    }

    /// When a transaction failed, one of them may be to blame; the others are not to suffer for it.
    private void keepOneByOne(List<Waiting> taken) {
        int failed = 0;
        for (Waiting each : taken) {
            try {
                if (failed >= POINTLESS) {
                    each.receipt().complete(new Receipt.Broken("the store takes nothing"));
                } else {
                    answer(List.of(each), store.keep(List.of(each.arrival())));
                    failed = 0;
                }
            } catch (RuntimeException | Error failure) {
                failed++;
                each.receipt().complete(broken(failure));
            }
        }
    }

    private static void answer(List<Waiting> taken, List<Kept> kept) {
        if (kept.size() != taken.size()) {
            throw new IllegalStateException("the store answered " + kept.size() + " of " + taken.size());
        }
        for (int i = 0; i < taken.size(); i++) {
            taken.get(i).receipt().complete(new Receipt.Taken(kept.get(i)));
        }
    }

    private static Receipt broken(Throwable failure) {
        String message = failure.getMessage();
        return new Receipt.Broken(
                failure.getClass().getSimpleName() + (message == null || message.isEmpty() ? "" : ": " + message));
    }

    private void saveCounts() {
        counted = System.nanoTime();
        List<Refusals> taken = counts.take();
        if (taken.isEmpty()) {
            return;
        }
        try {
            store.count(taken);
        } catch (RuntimeException tryAgainLater) {
            counts.giveBack(taken);
        }
    }

    /// Returns when everything that waits was answered.
    @Override
    public void close() {
        closing.set(true);
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException later) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
