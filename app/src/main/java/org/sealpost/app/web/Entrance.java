package org.sealpost.app.web;

import java.io.BufferedOutputStream;
import java.io.IOException;
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
import java.util.Set;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;
import org.sealpost.protocol.Octets;

/// Reads requests as the server gets them, and writes the answers, each with what every answer has.
final class Entrance extends Handler.Abstract {
    private static final Set<List<String>> PROBES = Set.of(List.of("health"), List.of("ready"));
    private static final int PART = 1 << 15;

    private final WebSettings settings;
    private final Front front;
    private final Refusals refusals;
    private final Intake intake;
    private final Traffic traffic;

    Entrance(WebSettings settings, Front front, Refusals refusals, Traffic traffic) {
        this.settings = settings;
        this.front = front;
        this.refusals = refusals;
        this.traffic = traffic;
        this.intake = new Intake(settings.limits(), refusals);
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        long began = System.nanoTime();
        Passage passage = Passage.of(settings, shown(request));
        Call head = head(request, passage);
        Reply reply = reply(request, head, passage);
        // Counted before it is sent, so that whoever has the answer finds it counted.
        traffic.answered(head, reply.status(), System.nanoTime() - began);
        try {
            write(reply, request, response);
            if (reply.headers().containsKey("Connection")) {
                Linger.after(request);
            }
            callback.succeeded();
        } catch (IOException | RuntimeException | Error broken) {
            callback.failed(broken);
        }
        return true;
    }

    /// What can be refused is refused before the body is read.
    private Reply reply(Request request, Call head, Passage passage) {
        Optional<Reply> early = early(request, head, passage);
        if (head.method().safe()) {
            return early.orElseGet(() -> front.answer(head));
        }
        return early.map(Intake::hangUp).orElseGet(() -> intake.answer(request, head, front::answer));
    }

    private Optional<Reply> early(Request request, Call head, Passage passage) {
        Optional<Passage.Barred> barred = passage.barred().filter(_ -> !isProbe(head));
        if (barred.isPresent()) {
            return Optional.of(
                    refusals.refuse(head, barred.get().status(), barred.get().sentence()));
        }
        if (Method.of(request.getMethod()).isEmpty()) {
            return Optional.of(
                    refusals.refuse(head, 405, "This method is not answered.").with("Allow", "GET, HEAD, POST"));
        }
        return front.before(head);
    }

    /// Whoever watches over the process may stand anywhere, and learns no more than that it lives.
    private static boolean isProbe(Call head) {
        return head.method().safe() && PROBES.contains(head.path());
    }

    private static Passage.Shown shown(Request request) {
        return new Passage.Shown(
                peer(request),
                request.isSecure(),
                request.getHeaders().getValuesList("X-Forwarded-For"),
                request.getHeaders().getValuesList("X-Forwarded-Proto"));
    }

    private static Call head(Request request, Passage passage) {
        Map<String, String> headers = new HashMap<>();
        for (HttpField field : request.getHeaders()) {
            headers.merge(
                    field.getName().toLowerCase(Locale.ROOT),
                    Optional.ofNullable(field.getValue()).orElse(""),
                    (first, next) -> first + "," + next);
        }
        return new Call(
                Method.of(request.getMethod()).orElse(Method.GET),
                segments(String.valueOf(request.getHttpURI().getCanonicalPath())),
                Map.of(),
                Fields.parse(
                        Optional.ofNullable(request.getHttpURI().getQuery()).orElse("")),
                headers,
                Octets.of(new byte[0]),
                passage.from(),
                passage.here(),
                passage.secure());
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

    private static void write(Reply reply, Request request, Response response) throws IOException {
        response.setStatus(reply.status());
        EveryAnswer.head(response.getHeaders(), request.isSecure());
        byte[] body = reply.body().toArray();
        if (reply.hasContent()) {
            response.getHeaders().put(HttpHeader.CONTENT_TYPE, reply.type());
        }
        if (reply.hasContent() && reply.writing().isEmpty()) {
            response.getHeaders().put(HttpHeader.CONTENT_LENGTH, body.length);
        }
        reply.headers().forEach(response.getHeaders()::put);
        reply.cookies().forEach(cookie -> response.getHeaders().add(HttpHeader.SET_COOKIE, cookie));
        boolean head = request.getMethod().equals("HEAD");
        if (!head && reply.writing().isPresent()) {
            write(reply.writing().get(), response);
            return;
        }
        Content.Sink.write(response, true, head ? BufferUtil.EMPTY_BUFFER : ByteBuffer.wrap(body));
    }

    private static void write(Reply.Writing writing, Response response) throws IOException {
        // Closed only when all is written, so that what is broken off does not look whole.
        var out = new BufferedOutputStream(Content.Sink.asOutputStream(response), PART);
        writing.to(out);
        out.close();
    }
}
