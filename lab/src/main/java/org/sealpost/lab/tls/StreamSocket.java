package org.sealpost.lab.tls;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;

/// A socket that is two streams and something to close.
final class StreamSocket extends Socket {
    private final InputStream in;
    private final OutputStream out;
    private final Closeable end;

    StreamSocket(InputStream in, OutputStream out, Closeable end) {
        this.in = in;
        this.out = out;
        this.end = end;
    }

    @Override
    public InputStream getInputStream() {
        return in;
    }

    @Override
    public OutputStream getOutputStream() {
        return out;
    }

    @Override
    public void close() throws IOException {
        end.close();
    }
}
