package org.sealpost.app.web;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.sealpost.protocol.Octets;

/// The answer to a request.
///
/// @param headers beside those that every answer has
/// @param cookies that the browser is given, each with what it is for
/// @param writing writes the body where it is too large to be had whole; `body` is empty then
public record Reply(
        int status,
        String type,
        Map<String, String> headers,
        List<String> cookies,
        Octets body,
        Optional<Writing> writing) {
    private static final String HTML = "text/html; charset=utf-8";

    public Reply {
        headers = Map.copyOf(headers);
        cookies = List.copyOf(cookies);
    }

    public Reply(int status, String type, Map<String, String> headers, Octets body) {
        this(status, type, headers, List.of(), body, Optional.empty());
    }

    /// Writes a body part by part while it is sent. When it fails midway the visitor sees that the answer is
    /// broken off.
    @FunctionalInterface
    public interface Writing {
        void to(OutputStream out) throws IOException;
    }

    public static Reply html(int status, String page) {
        return of(status, HTML, page);
    }

    public static Reply written(String type, Writing writing) {
        return new Reply(200, type, Map.of(), List.of(), Octets.of(new byte[0]), Optional.of(writing));
    }

    public static Reply of(int status, String type, String text) {
        return new Reply(status, type, Map.of(), Octets.of(text.getBytes(StandardCharsets.UTF_8)));
    }

    /// Go there, and look: whatever was asked for is done.
    public static Reply seeOther(String place) {
        return of(303, "text/plain; charset=utf-8", "").with("Location", place);
    }

    /// Done, and there is nothing to say.
    public static Reply done() {
        return of(204, "", "");
    }

    /// An answer of these two statuses has no content (RFC 9110 §8.6).
    boolean hasContent() {
        return status != 204 && status != 304;
    }

    public Reply with(String header, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Reply(status, type, more, cookies, body, writing);
    }

    /// With one more cookie, such as `name=value; Path=/`.
    public Reply cookie(String text) {
        List<String> more = new ArrayList<>(cookies);
        more.add(text);
        return new Reply(status, type, headers, more, body, writing);
    }

    /// The same, where the body is written as it is sent, with something around that.
    Reply written(UnaryOperator<Writing> around) {
        return new Reply(status, type, headers, cookies, body, writing.map(around));
    }
}
