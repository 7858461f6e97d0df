package org.sealpost.publish.dns.standin;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Predicate;

/// An HTTP server on loopback that a function answers for, and that can be made to misbehave once.
public final class HttpStandIn implements AutoCloseable {
    private final ServerSocket listener;
    private final Function<Request, Response> answers;
    private final List<Request> asked = new CopyOnWriteArrayList<>();
    private final AtomicReference<Optional<Trick>> trick = new AtomicReference<>(Optional.empty());

    /// @param path decoded by nobody
    /// @param headers by names in lower case
    public record Request(
            String method, String path, Map<String, String> query, Map<String, String> headers, String body) {
        /// A parameter of the query; empty when it is not there.
        String asks(String parameter) {
            return query.getOrDefault(parameter, "");
        }

        public boolean isWrite() {
            return !method.equals("GET") && !path.endsWith("/read");
        }
    }

    public record Response(int status, Map<String, String> headers, String body) {
        public static Response json(int status, String body) {
            return new Response(status, Map.of("Content-Type", "application/json"), body);
        }

        public static Response xml(int status, String body) {
            return new Response(status, Map.of("Content-Type", "text/xml"), body);
        }
    }

    private record Trick(Predicate<Request> when, Kind kind, Function<Request, Response> response) {}

    private enum Kind {
        INSTEAD,
        BEFORE,
        AFTER,
        ENDLESS,
        SILENT
    }

    public HttpStandIn(Function<Request, Response> answers) {
        this.answers = answers;
        try {
            listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofPlatform().daemon().start(this::accept);
    }

    public URI uri() {
        return URI.create("http://127.0.0.1:" + listener.getLocalPort());
    }

    public List<Request> asked() {
        return List.copyOf(asked);
    }

    /// Answers the next such request so.
    public void instead(Predicate<Request> when, Response response) {
        trick.set(Optional.of(new Trick(when, Kind.INSTEAD, _ -> response)));
    }

    /// Does something before the next such request is looked at.
    public void before(Predicate<Request> when, Runnable work) {
        trick.set(Optional.of(new Trick(when, Kind.BEFORE, request -> {
            work.run();
            return answers.apply(request);
        })));
    }

    /// Does what the next such request asks for, and answers something else.
    public void after(Predicate<Request> when, Response response) {
        trick.set(Optional.of(new Trick(when, Kind.AFTER, request -> {
            Response hidden = answers.apply(request);
            return hidden.status() < 300 ? response : hidden;
        })));
    }

    /// Answers the next request without end.
    public void endless() {
        trick.set(Optional.of(new Trick(_ -> true, Kind.ENDLESS, answers)));
    }

    /// Begins an answer to the next request and says no more.
    public void silent() {
        trick.set(Optional.of(new Trick(_ -> true, Kind.SILENT, answers)));
    }

    private void accept() {
        try {
            while (true) {
                Socket socket = listener.accept();
                Thread.ofVirtual().start(() -> serve(socket));
            }
        } catch (IOException closed) {
            // The test is over.
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            InputStream in = new BufferedInputStream(socket.getInputStream());
            while (true) {
                Optional<Request> request = read(in);
                if (request.isEmpty()) {
                    return;
                }
                asked.add(request.get());
                answer(request.get(), socket.getOutputStream());
            }
        } catch (IOException closed) {
            // The client has what it wanted.
        }
    }

    private void answer(Request request, OutputStream out) throws IOException {
        Optional<Trick> now = trick.get().filter(each -> each.when().test(request));
        now.ifPresent(_ -> trick.set(Optional.empty()));
        if (now.isEmpty()) {
            write(out, answers.apply(request));
            return;
        }
        switch (now.get().kind()) {
            case INSTEAD, BEFORE, AFTER -> write(out, now.get().response().apply(request));
            case SILENT -> {
                out.write("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{".getBytes(StandardCharsets.US_ASCII));
                out.flush();
            }
            case ENDLESS -> {
                out.write("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                byte[] chunk = ("1000\r\n" + " ".repeat(0x1000) + "\r\n").getBytes(StandardCharsets.US_ASCII);
                while (true) {
                    out.write(chunk);
                }
            }
        }
    }

    private static void write(OutputStream out, Response response) throws IOException {
        byte[] body = response.body().getBytes(StandardCharsets.UTF_8);
        var head = new StringBuilder("HTTP/1.1 " + response.status() + " Said\r\n");
        response.headers().forEach((name, value) -> head.append(name + ": " + value + "\r\n"));
        if (response.status() != 204) {
            head.append("Content-Length: " + body.length + "\r\n");
        }
        // In one piece: the second of two would wait for the client's acknowledgement of the first.
        var whole = new ByteArrayOutputStream();
        whole.writeBytes((head + "\r\n").getBytes(StandardCharsets.US_ASCII));
        if (response.status() != 204) {
            whole.writeBytes(body);
        }
        out.write(whole.toByteArray());
        out.flush();
    }

    private static Optional<Request> read(InputStream in) throws IOException {
        String first = line(in);
        if (first.isEmpty()) {
            return Optional.empty();
        }
        String[] parts = first.split(" ", 3);
        Map<String, String> headers = new LinkedHashMap<>();
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            int colon = line.indexOf(':');
            headers.put(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip());
        }
        byte[] body = in.readNBytes(Integer.parseInt(headers.getOrDefault("content-length", "0")));
        int question = parts[1].indexOf('?');
        Map<String, String> query = new LinkedHashMap<>();
        if (question >= 0) {
            for (String each : parts[1].substring(question + 1).split("&", -1)) {
                int equals = each.indexOf('=');
                query.put(each.substring(0, equals), each.substring(equals + 1));
            }
        }
        return Optional.of(new Request(
                parts[0],
                question < 0 ? parts[1] : parts[1].substring(0, question),
                query,
                headers,
                new String(body, StandardCharsets.UTF_8)));
    }

    private static String line(InputStream in) throws IOException {
        var line = new ByteArrayOutputStream();
        for (int c = in.read(); c != -1 && c != '\n'; c = in.read()) {
            if (c != '\r') {
                line.write(c);
            }
        }
        return line.toString(StandardCharsets.US_ASCII);
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
