package org.sealpost.lab.net;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.sealpost.lab.reply.Reply;
import org.sealpost.lab.reply.Reply.Kind;

/// Holds every reply back for the delay that is set, and keeps a log of the last ones.
public final class Replies implements AutoCloseable {
    private static final int KEPT = 100_000;

    private final ArrayDeque<Reply> log = new ArrayDeque<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile Duration delay = Duration.ZERO;

    /// The delay before every reply from now on.
    public void delay(Duration newDelay) {
        delay = newDelay;
    }

    /// Waits for the delay, then logs the reply that the caller sends at once.
    ///
    /// @param receivedNanos when the question had arrived
    /// @throws LabClosed when the lab was closed meanwhile
    public void before(Kind kind, String name, long receivedNanos) {
        pause(delay);
        var reply = new Reply(kind, name, receivedNanos, System.nanoTime());
        synchronized (log) {
            if (log.size() == KEPT) {
                log.removeFirst();
            }
            log.addLast(reply);
        }
    }

    /// Waits for `time`.
    ///
    /// @throws LabClosed when the lab was closed meanwhile
    public void pause(Duration time) {
        if (time.isZero()) {
            return;
        }
        try {
            if (closed.await(time.toNanos(), TimeUnit.NANOSECONDS)) {
                throw new LabClosed();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LabClosed();
        }
    }

    /// The replies since the start or the last [#clear], oldest first; of very many the last 50,000.
    public List<Reply> logged() {
        synchronized (log) {
            return List.copyOf(log);
        }
    }

    public void clear() {
        synchronized (log) {
            log.clear();
        }
    }

    @Override
    public void close() {
        closed.countDown();
    }

    /// Ends the thread of a connection: the lab is closed.
    public static final class LabClosed extends RuntimeException {
        private static final long serialVersionUID = 1L;

        LabClosed() {
            super("the lab is closed");
        }
    }
}
