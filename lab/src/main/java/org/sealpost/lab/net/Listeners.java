package org.sealpost.lab.net;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import org.sealpost.lab.net.Replies.LabClosed;

/// The loopback sockets of the lab, each connection on a virtual thread; closing it ends every connection, whatever it
/// waits for.
public final class Listeners implements AutoCloseable {
    private static final InetAddress LOOPBACK = InetAddress.ofLiteral("127.0.0.1");

    private static final int MORE_THAN_QUEUED = 4;

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Set<AutoCloseable> open = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    /// What a server does with a connection. It returns or throws when it is done; the socket is then closed.
    @FunctionalInterface
    public interface Handler {
        void serve(Socket socket) throws IOException;
    }

    /// A server at `port`, or at a free port when that is 0.
    public InetSocketAddress listen(int port, Handler handler) throws IOException {
        var server = new ServerSocket(port, 256, LOOPBACK);
        keep(server);
        run(() -> accept(server, handler));
        return new InetSocketAddress(LOOPBACK, server.getLocalPort());
    }

    /// An address where a connection is refused for as long as the lab is open: its port is taken, and nobody listens.
    public InetSocketAddress refusing() throws IOException {
        var bound = new Socket();
        bound.bind(new InetSocketAddress(LOOPBACK, 0));
        keep(bound);
        return new InetSocketAddress(LOOPBACK, bound.getLocalPort());
    }

    /// An address where an attempt to connect is never answered: its queue of connections that nobody accepts is full.
    public InetSocketAddress losing() throws IOException {
        var server = new ServerSocket(0, 1, LOOPBACK);
        keep(server);
        for (int i = 0; i < MORE_THAN_QUEUED; i++) {
            var waiting = SocketChannel.open();
            keep(waiting);
            waiting.configureBlocking(false);
            waiting.connect(server.getLocalSocketAddress());
        }
        return new InetSocketAddress(LOOPBACK, server.getLocalPort());
    }

    /// Runs `task` on a virtual thread, unless the lab is closed.
    public void run(Runnable task) {
        try {
            threads.execute(task);
        } catch (RejectedExecutionException alreadyClosed) {
            // Nobody waits for it any more.
            return;
        }
    }

    /// Closes `resource` together with the lab.
    public void keep(AutoCloseable resource) throws IOException {
        open.add(resource);
        if (closed) {
            closeQuietly(resource);
            throw new IOException("the lab is closed");
        }
    }

    private void accept(ServerSocket server, Handler handler) {
        while (!closed) {
            try {
                Socket socket = server.accept();
                keep(socket);
                run(() -> serve(socket, handler));
            } catch (IOException noMore) {
                return;
            }
        }
    }

    private void serve(Socket socket, Handler handler) {
        try (socket) {
            socket.setTcpNoDelay(true);
            handler.serve(socket);
        } catch (IOException | LabClosed theOtherSideIsGone) {
            // The client or the lab ended the connection; that is how most of the faulty ones end.
            return;
        } finally {
            open.remove(socket);
        }
    }

    @Override
    public void close() {
        closed = true;
        List<AutoCloseable> all = new ArrayList<>(open);
        all.forEach(Listeners::closeQuietly);
        threads.shutdownNow();
        threads.close();
    }

    private static void closeQuietly(AutoCloseable resource) {
        try {
            resource.close();
        } catch (Exception nothingLeftToClose) {
            // Closing is all that was wanted.
            return;
        }
    }
}
