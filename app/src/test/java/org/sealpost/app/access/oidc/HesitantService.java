package org.sealpost.app.access.oidc;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

/// A service that signs people in, on loopback, which can be told to wait after the head of its answers.
final class HesitantService implements AutoCloseable {
    private final ServerSocket server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final String keys;
    private volatile CountDownLatch gate = new CountDownLatch(0);
    private volatile CountDownLatch waiting = new CountDownLatch(1);

    HesitantService(String keys) throws IOException {
        this.keys = keys;
        Thread.ofVirtual().start(this::serve);
    }

    String issuer() {
        return "http://127.0.0.1:" + server.getLocalPort();
    }

    /// What was asked for, in its order.
    List<String> asked() {
        return List.copyOf(asked);
    }

    void hesitate() {
        waiting = new CountDownLatch(1);
        gate = new CountDownLatch(1);
    }

    /// Until somebody has the head of an answer and waits for the rest.
    void awaitAsked() throws InterruptedException {
        waiting.await();
    }

    void goOn() {
        gate.countDown();
    }

    private void serve() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                Thread.ofVirtual().start(() -> converse(socket));
            } catch (IOException over) {
                // The end.
            }
        }
    }

    private void converse(Socket socket) {
        try (socket;
                var in = new BufferedReader(
                        new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1))) {
            String path = String.valueOf(in.readLine()).split(" ", -1)[1];
            while (!String.valueOf(in.readLine()).isEmpty()) {
                // The head is of no interest.
            }
            asked.add(path);
            byte[] body = (path.equals("/keys") ? keys : """
                            {"issuer":"%1$s","authorization_endpoint":"%1$s/authorize","token_endpoint":"%1$s/token",\
                            "jwks_uri":"%1$s/keys"}""".formatted(issuer())).getBytes(StandardCharsets.UTF_8);
            var out = socket.getOutputStream();
            out.write(("HTTP/1.1 200 OK\r\nContent-Length: " + body.length + "\r\nConnection: close\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            waiting.countDown();
            gate.await();
            out.write(body);
        } catch (IOException gone) {
            // It was not waited for.
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() throws IOException {
        gate.countDown();
        server.close();
    }
}
