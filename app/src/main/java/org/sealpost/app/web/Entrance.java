package org.sealpost.app.web;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.sealpost.protocol.Octets;
import org.sealpost.reports.listen.ForwardedFor;

/// Reads requests as the server gets them, and writes the answers, each with what every answer has.
final class Entrance extends Handler.Abstract {
    private static final Map<String, String> ALWAYS = Map.of(
            "Content-Security-Policy",
            "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; connect-src 'self';"
                    + " form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
            "X-Content-Type-Options",
            "nosniff",
            "Referrer-Policy",
            "same-origin",
            "Cross-Origin-Opener-Policy",
            "same-origin",
            "Cross-Origin-Resource-Policy",
            "same-origin",
            "Permissions-Policy",
            "camera=(), geolocation=(), microphone=()");

    private static final int PART = 1 << 15;

    private final WebSettings settings;
    private final Front front;
    private final Refusals refusals;
    private final ForwardedFor forwarded;
    private final Traffic traffic;

    Entrance(WebSettings settings, Front front, Refusals refusals, Traffic traffic) {
        this.settings = settings;
        this.front = front;
        this.refusals = refusals;
        this.traffic = traffic;
        this.forwarded = new ForwardedFor(settings.proxies());
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws IOException {
        long began = System.nanoTime();
        Call head = head(request);
        Reply reply = reply(request, head);
        // Counted before it is sent, so that whoever has the answer finds it counted.
        traffic.answered(head, reply.status(), System.nanoTime() - began);
        write(reply, request, response, callback);
        return true;
    }

    private Reply reply(Request request, Call head) throws IOException {
        Optional<Method> method = Method.of(request.getMethod());
        if (method.isEmpty()) {
            return refusals.refuse(head, 405, "This method is not answered.").with("Allow", "GET, HEAD, POST");
        }
        Optional<Octets> body = head.method().safe() ? Optional.of(Octets.of(new byte[0])) : body(request);
        if (body.isEmpty()) {
            return refusals.refuse(head, 413, "More than " + settings.body() + " octets are not taken.")
                    .with("Connection", "close");
        }
        return front.answer(head.withBody(body.get()));
    }

    private Call head(Request request) {
        Map<String, String> headers = new HashMap<>();
        for (HttpField field : request.getHeaders()) {
            headers.merge(
                    field.getName().toLowerCase(Locale.ROOT),
                    Optional.ofNullable(field.getValue()).orElse(""),
                    (first, next) -> first + "," + next);
        }
        InetAddress peer = peer(request);
        boolean proxied = settings.proxies().contains(peer);
        return new Call(
                Method.of(request.getMethod()).orElse(Method.GET),
                segments(String.valueOf(request.getHttpURI().getCanonicalPath())),
                Map.of(),
                Fields.parse(
                        Optional.ofNullable(request.getHttpURI().getQuery()).orElse("")),
                headers,
                Octets.of(new byte[0]),
                forwarded.from(peer, request.getHeaders().getValuesList("X-Forwarded-For")),
                request.isSecure()
                        || (proxied && "https".equals(request.getHeaders().get("X-Forwarded-Proto"))));
    }

    private static InetAddress peer(Request request) {
        return request.getConnectionMetaData().getRemoteSocketAddress() instanceof InetSocketAddress peer
                ? peer.getAddress()
                : InetAddress.getLoopbackAddress();
    }

    private static List<String> segments(String path) {
        if (path.isEmpty() || path.equals("/")) {
            return List.of();
        }
        return List.of(path.substring(1).split("/", -1)).stream()
                .map(Entrance::decoded)
                .toList();
    }

    private static String decoded(String segment) {
        try {
            return URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notEncoded) {
            return segment;
        }
    }

    /// Empty when there is more than is taken.
    private Optional<Octets> body(Request request) throws IOException {
        if (request.getLength() > settings.body()) {
            return Optional.empty();
        }
        var octets = new ByteArrayOutputStream();
        try (InputStream in = Content.Source.asInputStream(request)) {
            octets.write(in.readNBytes(settings.body() + 1));
        }
        return octets.size() > settings.body() ? Optional.empty() : Optional.of(Octets.of(octets.toByteArray()));
    }

    private static void write(Reply reply, Request request, Response response, Callback callback) {
        response.setStatus(reply.status());
        ALWAYS.forEach(response.getHeaders()::put);
        response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
        if (request.isSecure()) {
            response.getHeaders().put("Strict-Transport-Security", "max-age=31536000");
        }
        byte[] body = reply.body().toArray();
        if (reply.hasContent()) {
            response.getHeaders().put(HttpHeader.CONTENT_TYPE, reply.type());
        }
        if (reply.hasContent() && reply.writing().isEmpty()) {
            response.getHeaders().put(HttpHeader.CONTENT_LENGTH, body.length);
        }
        reply.headers().forEach(response.getHeaders()::put);
        boolean head = request.getMethod().equals("HEAD");
        if (!head && reply.writing().isPresent()) {
            write(reply.writing().get(), response, callback);
            return;
        }
        response.write(true, head ? null : ByteBuffer.wrap(body), callback);
    }

    private static void write(Reply.Writing writing, Response response, Callback callback) {
        // Closed only when all is written, so that what is broken off does not look whole.
        var out = new BufferedOutputStream(Content.Sink.asOutputStream(response), PART);
        try {
            writing.to(out);
            out.close();
        } catch (IOException | RuntimeException | Error broken) {
            callback.failed(broken);
            return;
        }
        callback.succeeded();
    }
}
