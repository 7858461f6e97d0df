package org.sealpost.real;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/// What stands behind nginx for the policy that never ends: it begins as a good one and goes on until nobody reads.
final class EndlessBody implements AutoCloseable {
    private final ServerSocket listener;
    private final RealDomain domain;

    EndlessBody(RealDomain domain) throws IOException {
        this.domain = domain;
        listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::serve);
    }

    LoopbackPort port() {
        return new LoopbackPort(listener.getLocalPort());
    }

    private void serve() {
        while (!listener.isClosed()) {
            try {
                Socket client = listener.accept();
                Thread.ofVirtual().start(() -> answer(client));
            } catch (IOException e) {
                // Closed: no more clients.
                return;
            }
        }
    }

    private void answer(Socket client) {
        try (client) {
            var request = new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII));
            for (String line = request.readLine(); line != null && !line.isEmpty(); line = request.readLine()) {
                // The request does not matter.
            }
            OutputStream out = client.getOutputStream();
            String head = "HTTP/1.0 200 OK\r\nContent-Type: text/plain\r\n\r\n";
            out.write((head + domain.policy()).getBytes(StandardCharsets.US_ASCII));
            for (long i = 0; !listener.isClosed(); i++) {
                out.write(("mx: mx" + i + "." + domain.name() + "\r\n").getBytes(StandardCharsets.US_ASCII));
            }
        } catch (IOException e) {
            // The reader has had enough, as it should.
            return;
        }
    }

    @Override
    public void close() {
        try {
            listener.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
