package org.sealpost.observe.net;

import java.io.FilterInputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.concurrent.atomic.AtomicLong;

/// The input of a plain socket under a deadline: each read may wait only for what is left of it, so that a peer
/// that sends an octet now and then gains nothing.
///
/// A read past the deadline throws [SocketTimeoutException].
public final class DeadlineInputStream extends FilterInputStream {
    private final Socket socket;
    private volatile Deadline deadline;
    private final AtomicLong count = new AtomicLong();

    public DeadlineInputStream(Socket socket, Deadline deadline) throws IOException {
        super(socket.getInputStream());
        this.socket = socket;
        this.deadline = deadline;
    }

    /// From now on, another deadline, as for the next step of a dialogue.
    public void until(Deadline next) {
        deadline = next;
    }

    /// How many octets have come.
    public long count() {
        return count.get();
    }

    @Override
    public int read() throws IOException {
        arm();
        int octet = in.read();
        count.addAndGet(octet < 0 ? 0 : 1);
        return octet;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        arm();
        int read = in.read(buffer, offset, length);
        count.addAndGet(Math.max(0, read));
        return read;
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    private void arm() throws IOException {
        if (deadline.passed()) {
            throw new SocketTimeoutException("the time for this step is over");
        }
        socket.setSoTimeout(deadline.remainingMillis());
    }
}
