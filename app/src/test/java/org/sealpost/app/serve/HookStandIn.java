package org.sealpost.app.serve;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/// A receiver of webhooks on loopback, which answers everything with one status.
final class HookStandIn implements AutoCloseable {
    private final ServerSocket server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
    private final List<Heard> heard = new CopyOnWriteArrayList<>();
    private final String status;

    /// @param status such as `204 No Content`
    HookStandIn(String status) throws IOException {
        this.status = status;
        Thread.ofVirtual().start(this::serve);
    }

    /// A request.
    record Heard(List<String> head, String body) {
        String header(String name) {
            return head.stream()
                    .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(name + ":"))
                    .map(line -> line.substring(name.length() + 1).strip())
                    .findFirst()
                    .orElse("");
        }
    }

    String url(String path) {
        return "http://127.0.0.1:" + server.getLocalPort() + path;
    }

    List<Heard> heard() {
        return heard;
    }

    private void serve() {
        while (!server.isClosed()) {
            try (Socket socket = server.accept()) {
                converse(socket);
            } catch (IOException over) {
                // The next one, or the end.
            }
        }
    }

    private void converse(Socket socket) throws IOException {
        InputStream in = socket.getInputStream();
        var text = new StringBuilder();
        while (text.indexOf("\r\n\r\n") < 0) {
            int octet = in.read();
            if (octet < 0) {
                return;
            }
            text.append((char) octet);
        }
        List<String> head = text.toString().lines().toList();
        Optional<Integer> length = head.stream()
                .filter(line -> line.toLowerCase(Locale.ROOT).startsWith("content-length:"))
                .map(line -> Integer.valueOf(
                        line.substring("content-length:".length()).strip()))
                .findFirst();
        String body = new String(in.readNBytes(length.orElse(0)), StandardCharsets.UTF_8);
        heard.add(new Heard(head, body));
        socket.getOutputStream()
                .write(("HTTP/1.1 " + status + "\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
