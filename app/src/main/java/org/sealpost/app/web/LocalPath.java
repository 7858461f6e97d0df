package org.sealpost.app.web;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Where on this site something is, with its query: to be led back to, and never anywhere else.
///
/// @param text begins with exactly one slash
public record LocalPath(String text) {
    public static final LocalPath ROOT = new LocalPath("/");

    /// A backslash is a slash to browsers, and so a second one would name another host.
    private static final Pattern LOCAL = Pattern.compile("/(?![/\\\\])[!-\\[\\]-~]{0,1999}");

    /// Of a request for a page; of one that changes something, the page that it came from.
    public static LocalPath of(Call call) {
        return call.method() == Method.GET
                ? read(address(call)).orElse(ROOT)
                : call.header("referer").flatMap(LocalPath::pathOf).orElse(ROOT);
    }

    /// Empty for what could lead elsewhere.
    public static Optional<LocalPath> read(String text) {
        return LOCAL.matcher(text).matches() ? Optional.of(new LocalPath(text)) : Optional.empty();
    }

    private static String address(Call call) {
        String path = call.path().stream().map(LocalPath::encoded).collect(Collectors.joining("/", "/", ""));
        String query = call.query().values().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .flatMap(each -> each.getValue().stream().map(value -> encoded(each.getKey()) + "=" + encoded(value)))
                .collect(Collectors.joining("&"));
        return query.isEmpty() ? path : path + "?" + query;
    }

    private static Optional<LocalPath> pathOf(String referer) {
        try {
            var uri = new URI(referer);
            String path = Optional.ofNullable(uri.getRawPath()).orElse("/");
            return read(uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery());
        } catch (URISyntaxException notOne) {
            return Optional.empty();
        }
    }

    /// The path as the value of a field in a query.
    public String encoded() {
        return encoded(text);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
