package org.sealpost.observe.net;

import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;

/// A running order to close a socket at a deadline; closing the order itself before that takes it back.
public final class Cutoff implements AutoCloseable {
    private final Future<?> order;
    private final AtomicBoolean struck;

    Cutoff(Future<?> order, AtomicBoolean struck) {
        this.order = order;
        this.struck = struck;
    }

    /// Whether the deadline passed and the socket was closed because of it: the exception that a read then throws
    /// means "too slow", not "the peer closed".
    public boolean struck() {
        return struck.get();
    }

    @Override
    public void close() {
        order.cancel(false);
    }
}
