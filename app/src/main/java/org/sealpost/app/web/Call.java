package org.sealpost.app.web;

import java.net.InetAddress;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.sealpost.protocol.Octets;

/// One request, read whole and within limits.
///
/// @param path its decoded segments; the root has none
/// @param named the segments that the template of its route names
/// @param headers by their names in lower case; of one that came several times, all values with commas between
/// @param from who is connected, or whoever a trusted proxy says
/// @param here whether this machine itself is connected, and no proxy on it
/// @param secure whether it came over TLS, here or at that proxy
public record Call(
        Method method,
        List<String> path,
        Map<String, String> named,
        Fields query,
        Map<String, String> headers,
        Octets body,
        InetAddress from,
        boolean here,
        boolean secure) {
    public Call {
        path = List.copyOf(path);
        named = Map.copyOf(named);
        headers = Map.copyOf(headers);
    }

    /// One of which nothing could be read, as if somebody had asked for the root and said nothing of themselves.
    public static Call unread() {
        return new Call(
                Method.GET,
                List.of(),
                Map.of(),
                Fields.NONE,
                Map.of(),
                Octets.of(new byte[0]),
                InetAddress.getLoopbackAddress(),
                false,
                false);
    }

    Call withNamed(Map<String, String> values) {
        return new Call(method, path, values, query, headers, body, from, here, secure);
    }

    Call withBody(Octets sent) {
        return new Call(method, path, named, query, headers, sent, from, here, secure);
    }

    /// A segment that the template of the route names.
    public String named(String name) {
        return Objects.requireNonNull(named.get(name), name);
    }

    /// @param name in lower case
    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name)).map(String::strip).filter(value -> !value.isEmpty());
    }

    /// What a form sent; nothing when the body is none.
    public Fields form() {
        String type = header("content-type").orElse("").toLowerCase(Locale.ROOT);
        return type.startsWith("application/x-www-form-urlencoded") ? Fields.parse(body.utf8Lossy()) : Fields.NONE;
    }

    /// @see <a href="https://www.rfc-editor.org/rfc/rfc6265#section-4.2">RFC 6265 §4.2</a>
    public Optional<String> cookie(String name) {
        for (String pair : header("cookie").orElse("").split("[;,]", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0 && pair.substring(0, equals).strip().equals(name)) {
                return Optional.of(pair.substring(equals + 1).strip());
            }
        }
        return Optional.empty();
    }

    /// Whether only a part of the page is wanted, which a script puts in its place.
    public boolean wantsPart() {
        return header("hx-request").filter("true"::equals).isPresent();
    }
}
