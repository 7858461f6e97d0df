package org.sealpost.app.trace;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Takes traces as a collector does, and reads them.
final class Collector implements AutoCloseable {
    private static final int PATIENCE_MILLIS = 30_000;
    private static final Pattern LENGTH = Pattern.compile("(?i)\\r\\ncontent-length: *(\\d+)");

    private final ServerSocket socket;
    private final String answer;
    private final Queue<IOException> problems = new ConcurrentLinkedQueue<>();
    private final Queue<Seen> seen = new ConcurrentLinkedQueue<>();

    /// A span as it came over the wire.
    record Seen(
            String service,
            String name,
            long kind,
            long began,
            long ended,
            long status,
            Map<String, String> attributes) {}

    /// @param answer such as `200 OK`
    Collector(String answer) throws IOException {
        this.answer = answer;
        socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofPlatform().daemon().start(this::serve);
    }

    private void serve() {
        while (!socket.isClosed()) {
            try (Socket connection = socket.accept()) {
                connection.setSoTimeout(PATIENCE_MILLIS);
                answer(connection);
            } catch (IOException over) {
                problems.add(over);
            }
        }
    }

    private void answer(Socket connection) throws IOException {
        InputStream in = connection.getInputStream();
        var head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            head.append((char) in.read());
        }
        Matcher length = LENGTH.matcher(head);
        if (!head.toString().startsWith("POST /v1/traces ") || !length.find()) {
            throw new IOException("no request with traces: " + head);
        }
        read(Wire.read(in.readNBytes(Integer.parseInt(length.group(1)))));
        connection
                .getOutputStream()
                .write(("HTTP/1.1 " + answer + "\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + socket.getLocalPort());
    }

    List<Seen> seen() {
        return List.copyOf(seen);
    }

    private void read(Wire request) {
        for (Wire resourceSpans : request.messages(1)) {
            String service = attributes(resourceSpans.messages(1).getFirst(), 1).getOrDefault("service.name", "");
            for (Wire scope : resourceSpans.messages(2)) {
                for (Wire span : scope.messages(2)) {
                    seen.add(new Seen(
                            service,
                            span.text(5),
                            span.number(6),
                            span.number(7),
                            span.number(8),
                            span.messages(15).stream()
                                    .mapToLong(status -> status.number(3))
                                    .findFirst()
                                    .orElse(0),
                            attributes(span, 9)));
                }
            }
        }
    }

    private static Map<String, String> attributes(Wire message, int field) {
        return message.messages(field).stream()
                .collect(Collectors.toMap(
                        each -> each.text(1),
                        each -> each.messages(2).getFirst().text(1)));
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
