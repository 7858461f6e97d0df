package org.sealpost.lab.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.sealpost.lab.net.Replies;
import org.sealpost.lab.reply.Reply.Kind;
import org.sealpost.lab.tls.TlsServer;
import org.sealpost.lab.web.WebPlan.Fault;
import org.sealpost.lab.web.WebPlan.Framing;
import org.sealpost.lab.web.WebPlan.Plain;
import org.sealpost.lab.web.WebPlan.Response;
import org.sealpost.protocol.Octets;

/// Serves one request of a connection, over TLS or plain, as a plan says.
///
/// The plan is chosen by the name that the client asks for: in TLS for port 443, in the `Host` header for port 80.
public final class WebServer {
    private static final int REQUEST_LIMIT = 65_536;
    private static final int LIMIT = 65_536;

    private final TlsServer tls;
    private final Replies replies;

    public WebServer(TlsServer tls, Replies replies) {
        this.tls = tls;
        this.replies = replies;
    }

    /// One connection to port 443.
    ///
    /// @param name the server's own name
    public void serveSecure(Socket socket, String name, Function<Optional<String>, WebPlan> plans) throws IOException {
        var secured = tls.accept(socket, name, asked -> plans.apply(asked).tls());
        if (secured.isPresent()) {
            try (Socket connection = secured.get().socket()) {
                Optional<Request> request = Request.read(connection.getInputStream());
                if (request.isPresent()) {
                    answer(connection, request.get(), plans.apply(secured.get().serverName()));
                }
            }
        }
    }

    /// One connection to port 80.
    public void servePlain(Socket socket, Function<Optional<String>, WebPlan> plans) throws IOException {
        Optional<Request> request = Request.read(socket.getInputStream());
        if (request.isPresent()) {
            WebPlan plan = plans.apply(Optional.of(request.get().host()));
            if (plan.plain() == Plain.REDIRECT) {
                var location = Map.of(
                        "Location",
                        "https://" + request.get().host() + request.get().path());
                var redirect = new Response(
                        301,
                        location,
                        Octets.EMPTY,
                        Framing.LENGTH,
                        Fault.NONE,
                        plan.response().interval());
                send(socket, request.get(), redirect);
            } else {
                answer(socket, request.get(), plan);
            }
        }
    }

    private void answer(Socket socket, Request request, WebPlan plan) throws IOException {
        Response response = plan.paths().contains(request.path())
                ? plan.response()
                : new Response(
                        404,
                        Map.of("Content-Type", "text/plain"),
                        Octets.utf8("Not found\n"),
                        Framing.LENGTH,
                        Fault.NONE,
                        plan.response().interval());
        send(socket, request, response);
    }

    private void send(Socket socket, Request request, Response response) throws IOException {
        OutputStream out = socket.getOutputStream();
        InputStream in = socket.getInputStream();
        if (response.fault() == Fault.SILENT) {
            in.transferTo(OutputStream.nullOutputStream());
            return;
        }
        replies.before(Kind.HTTP, request.host() + request.path(), request.receivedNanos());
        byte[] body = response.body().toArray();
        switch (response.fault()) {
            case NONE -> whole(out, response, body);
            case LARGE -> whole(out, response, padded(body, LIMIT + 1));
            case FULL -> whole(out, response, padded(body, LIMIT));
            case SLOW -> {
                var all = new ByteArrayOutputStream();
                whole(all, response, body);
                for (byte octet : all.toByteArray()) {
                    replies.pause(response.interval());
                    out.write(octet);
                    out.flush();
                }
            }
            case EARLY_CLOSE -> {
                out.write(head(response, List.of("Content-Length: " + (body.length + 100))));
                out.write(body);
            }
            case DRIP -> {
                out.write(head(response, List.of()));
                for (int i = 0; true; i++) {
                    out.write(i < body.length ? body[i] : '\n');
                    out.flush();
                    replies.pause(response.interval());
                }
            }
            case ENDLESS -> {
                out.write(head(response, List.of()));
                out.write(body);
                byte[] more = "x: y\n".repeat(2000).getBytes(StandardCharsets.US_ASCII);
                while (true) {
                    out.write(more);
                }
            }
            case STALL -> {
                out.write(head(response, List.of("Content-Length: " + body.length)));
                out.flush();
                in.transferTo(OutputStream.nullOutputStream());
            }
            case HUGE_HEADERS -> {
                String padding = "X-Padding: " + "p".repeat(1000);
                out.write(head(response, Collections.nCopies(256, padding)));
                out.write(body);
            }
            case GARBAGE -> out.write("\u0000\u0001\u0002 not HTTP at all \r\n\r\n".getBytes(StandardCharsets.UTF_8));
            case CLOSE -> {}
            case SILENT -> throw new IllegalStateException("answered above");
        }
        out.flush();
    }

    private static void whole(OutputStream out, Response response, byte[] body) throws IOException {
        switch (response.framing()) {
            case LENGTH -> {
                out.write(head(response, List.of("Content-Length: " + body.length)));
                out.write(body);
            }
            case CLOSE -> {
                out.write(head(response, List.of()));
                out.write(body);
            }
            case CHUNKED -> {
                out.write(head(response, List.of("Transfer-Encoding: chunked")));
                // Small chunks, so that a reader meets several, and one with an extension.
                for (int at = 0; at < body.length; at += 16) {
                    int length = Math.min(16, body.length - at);
                    out.write((Integer.toHexString(length) + (at == 16 ? ";lab=1" : "") + "\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
                    out.write(body, at, length);
                    out.write("\r\n".getBytes(StandardCharsets.US_ASCII));
                }
                out.write("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            }
        }
    }

    private static byte[] head(Response response, List<String> framing) {
        var head = new StringBuilder("HTTP/1.1 ")
                .append(response.status())
                .append(" Lab\r\nServer: sealpost-lab\r\nConnection: close\r\n");
        response.headers()
                .forEach((name, value) ->
                        head.append(name).append(": ").append(value).append("\r\n"));
        framing.forEach(line -> head.append(line).append("\r\n"));
        return head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1);
    }

    /// The body with one more field, so that it is `length` octets long.
    private static byte[] padded(byte[] body, int length) {
        byte[] padded = Arrays.copyOf(body, length);
        byte[] name = "padding: ".getBytes(StandardCharsets.US_ASCII);
        Arrays.fill(padded, body.length, length, (byte) 'x');
        System.arraycopy(name, 0, padded, body.length, name.length);
        padded[length - 1] = '\n';
        return padded;
    }

    /// The head of a request; its body, if any, is not read.
    private record Request(String path, String host, long receivedNanos) {
        static Optional<Request> read(InputStream in) throws IOException {
            var head = new StringBuilder();
            while (head.length() < REQUEST_LIMIT) {
                int octet = in.read();
                if (octet < 0) {
                    return Optional.empty();
                }
                head.append((char) octet);
                if (octet == '\n'
                        && (head.toString().endsWith("\r\n\r\n")
                                || head.toString().endsWith("\n\n"))) {
                    return Optional.of(parse(head.toString()));
                }
            }
            return Optional.empty();
        }

        private static Request parse(String head) {
            long received = System.nanoTime();
            List<String> lines = head.lines().toList();
            String[] words = lines.getFirst().split(" ", -1);
            String host = lines.stream()
                    .filter(line -> line.regionMatches(true, 0, "Host:", 0, 5))
                    .map(line -> line.substring(5).strip())
                    .findFirst()
                    .orElse("");
            return new Request(words.length > 1 ? words[1] : "", host, received);
        }
    }
}
