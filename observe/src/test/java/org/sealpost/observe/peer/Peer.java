package org.sealpost.observe.peer;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.sealpost.observe.net.Endpoint;
import org.sealpost.observe.net.IpLiteral;

/// A server on a loopback port that does what a test says with each connection.
public final class Peer implements AutoCloseable {
    private final ServerSocket listener;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final AtomicInteger visits = new AtomicInteger();

    private Peer(ServerSocket listener) {
        this.listener = listener;
    }

    /// Starts at once; `manner` is called for each connection, on a thread of its own.
    public static Peer start(Manner manner) throws IOException {
        var peer = new Peer(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()));
        Thread.ofVirtual().start(() -> peer.serve(manner));
        return peer;
    }

    public Endpoint endpoint() {
        return new Endpoint(IpLiteral.read("127.0.0.1").orElseThrow(), listener.getLocalPort());
    }

    /// How many connections came.
    public int visits() {
        return visits.get();
    }

    private void serve(Manner manner) {
        try {
            while (true) {
                Socket socket = listener.accept();
                open.add(socket);
                visits.incrementAndGet();
                Thread.ofVirtual().start(() -> serve(socket, manner));
            }
        } catch (IOException closed) {
            // That is how it ends.
        }
    }

    private void serve(Socket socket, Manner manner) {
        try (socket) {
            manner.serve(socket);
        } catch (Exception gone) {
            // What the client saw is what the test asks about.
        }
    }

    @Override
    public void close() throws IOException {
        listener.close();
        for (Socket socket : open) {
            socket.close();
        }
    }

    /// What a server does with a connection.
    @FunctionalInterface
    public interface Manner {
        void serve(Socket socket) throws Exception;
    }
}
