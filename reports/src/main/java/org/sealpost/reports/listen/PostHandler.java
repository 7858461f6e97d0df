package org.sealpost.reports.listen;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpHeaderValue;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;
import org.sealpost.protocol.Octets;
import org.sealpost.protocol.name.DomainName;
import org.sealpost.reports.Delivery;
import org.sealpost.reports.Way;
import org.sealpost.reports.listen.Inbox.Receipt;

/// Takes a report by POST and says 201 only once it is durable.
///
/// @see <a href="https://www.rfc-editor.org/rfc/rfc8460#section-5.4">RFC 8460 §5.4</a>
final class PostHandler extends Handler.Abstract {
    /// The two of RFC 8460 §6.4 and §6.5, and what is sent in their place.
    private static final List<String> TYPES = List.of(
            "application/tlsrpt+gzip",
            "application/tlsrpt+json",
            "application/tlsrpt",
            "application/json",
            "application/gzip",
            "application/x-gzip",
            "application/octet-stream");
    private static final int SOON = 30;

    private final PostSettings settings;
    private final GroupInbox inbox;
    private final ForwardedFor forwardedFor;
    private final long quotaSeconds;

    PostHandler(PostSettings settings, GroupInbox inbox) {
        this.settings = settings;
        this.inbox = inbox;
        forwardedFor = new ForwardedFor(settings.proxies());
        quotaSeconds = inbox.quotaWindow().toSeconds();
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        Optional<Problem> problem = problemOf(request, response);
        if (problem.isEmpty()) {
            response.setStatus(201);
            response.write(true, null, callback);
        } else {
            response.setStatus(problem.get().status());
            byte[] json = problem.get().json(response.getHeaders());
            response.write(true, ByteBuffer.wrap(json), callback);
        }
        return true;
    }

    /// Empty when it was taken.
    private Optional<Problem> problemOf(Request request, Response response) {
        Optional<DomainName> about =
                settings.paths().domain(request.getHttpURI().getCanonicalPath());
        if (about.isEmpty()) {
            return refused(404, ListenCode.NO_SUCH_PATH, "No reports are taken here.");
        }
        if (!request.getMethod().equals("POST")) {
            response.getHeaders().put(HttpHeader.ALLOW, "POST");
            return Optional.of(Problem.of(405, "POST TLS reports about " + about.get() + " here (RFC 8460)."));
        }
        if (request.getLength() > inbox.limits().body()) {
            return tooLarge(response);
        }
        String encoding = header(request, HttpHeader.CONTENT_ENCODING);
        if (!List.of("", "identity", "gzip", "x-gzip").contains(encoding)) {
            response.getHeaders().put(HttpHeader.ACCEPT_ENCODING, "gzip");
            return refused(415, ListenCode.NOT_A_REPORT, "The content encoding is not gzip.");
        }
        long deadline = System.nanoTime() + settings.transfer().toNanos();
        return switch (PostBody.read(
                Content.Source.asInputStream(request), inbox.limits().body(), inbox.room(), deadline)) {
            case PostBody.Outcome.Whole(Octets octets, long room) -> {
                try {
                    yield take(request, response, about.get(), octets, encoding.endsWith("gzip"));
                } finally {
                    inbox.room().give(room);
                }
            }
            case PostBody.Outcome.TooLarge tooLarge -> tooLarge(response);
            case PostBody.Outcome.NoRoom noRoom -> {
                response.getHeaders().put(HttpHeader.RETRY_AFTER, SOON);
                hangUp(response);
                yield refused(429, ListenCode.MEMORY_FULL, "Too much at once, try again later.");
            }
            case PostBody.Outcome.TooSlow tooSlow -> {
                hangUp(response);
                yield refused(408, ListenCode.TOO_SLOW, "The request came too slowly.");
            }
            case PostBody.Outcome.CutOff cutOff -> Optional.of(Problem.of(400, "The request ended too early."));
        };
    }

    private Optional<Problem> take(
            Request request, Response response, DomainName about, Octets octets, boolean encoded) {
        if (octets.length() == 0) {
            return refused(400, ListenCode.NOT_A_REPORT, "There is nothing in the request.");
        }
        String type = header(request, HttpHeader.CONTENT_TYPE);
        int semicolon = type.indexOf(';');
        String bare = (semicolon < 0 ? type : type.substring(0, semicolon)).strip();
        if (!TYPES.contains(bare) && !PostBody.looksLikeReport(octets)) {
            response.getHeaders().put(HttpHeader.ACCEPT, "application/tlsrpt+gzip, application/tlsrpt+json");
            return refused(415, ListenCode.NOT_A_REPORT, "This is not a report; post the report itself as the body.");
        }
        Octets body = encoded ? PostBody.decoded(octets, inbox.limits().body()) : octets;
        var delivery = new Delivery(Way.HTTPS, forwardedFor.source(request), inbox.now(), Optional.of(about), body);
        return switch (inbox.take(delivery)) {
            case Receipt.Taken taken -> Optional.empty();
            case Receipt.Later(String code) -> {
                response.getHeaders().put(HttpHeader.RETRY_AFTER, code.endsWith("-quota") ? quotaSeconds : SOON);
                yield Optional.of(new Problem(429, Optional.of(code), "Too much at once, try again later."));
            }
            case Receipt.Refused(String code) -> {
                int status = code.equals(ListenCode.BODY_TOO_LARGE.id()) ? 413 : 422;
                yield Optional.of(new Problem(status, Optional.of(code), "This is not taken."));
            }
            case Receipt.Broken broken -> {
                response.getHeaders().put(HttpHeader.RETRY_AFTER, 10 * SOON);
                yield Optional.of(Problem.of(503, "It could not be kept, try again later."));
            }
        };
    }

    private Optional<Problem> tooLarge(Response response) {
        hangUp(response);
        return refused(
                413, ListenCode.BODY_TOO_LARGE, "More than " + inbox.limits().body() + " octets are not taken.");
    }

    /// What still comes of the body is not waited for.
    private static void hangUp(Response response) {
        response.getHeaders().put(HttpHeader.CONNECTION, HttpHeaderValue.CLOSE.asString());
    }

    private Optional<Problem> refused(int status, ListenCode code, String detail) {
        inbox.refused(Way.HTTPS, code);
        return Optional.of(Problem.of(status, code, detail));
    }

    private static String header(Request request, HttpHeader header) {
        @Nullable String value = request.getHeaders().get(header);
        return value == null ? "" : value.strip().toLowerCase(Locale.ROOT);
    }
}
