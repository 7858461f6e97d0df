package org.sealpost.host.edge;

import java.util.Locale;
import java.util.Optional;
import org.sealpost.host.edge.Request.Reading;

/// The grammar of a head: a request line, field lines, an empty line, each ended by CRLF.
///
/// @see <a href="https://www.rfc-editor.org/rfc/rfc9112#section-3">RFC 9112 §3</a>
final class RequestHead {
    private static final int MOST_FIELDS = 64;
    private static final Reading BAD = new Request.Refused(Status.BAD_REQUEST);

    private final String text;
    private int at;
    private int fields;
    private Optional<String> host = Optional.empty();
    private Optional<String> length = Optional.empty();
    private boolean coded;
    private boolean close;

    private RequestHead(String text) {
        this.text = text;
    }

    /// One character for each octet, the empty line with its CRLF at the end.
    static Reading parse(String text) {
        return new RequestHead(text).parse();
    }

    private Reading parse() {
        String line = line();
        int method = line.indexOf(' ');
        int target = line.indexOf(' ', method + 1);
        if (method <= 0 || target <= method + 1 || !isToken(line, 0, method) || !isVisible(line, method + 1, target)) {
            return BAD;
        }
        String version = line.substring(target + 1);
        boolean named = version.length() == 8
                && version.startsWith("HTTP/")
                && isDigit(version.charAt(5))
                && version.charAt(6) == '.'
                && isDigit(version.charAt(7));
        if (!named) {
            return BAD;
        }
        if (version.charAt(5) != '1') {
            return new Request.Refused(Status.VERSION_NOT_SUPPORTED);
        }
        for (line = line(); !line.isEmpty(); line = line()) {
            if (++fields > MOST_FIELDS) {
                return new Request.Refused(Status.HEADERS_TOO_LARGE);
            }
            if (!field(line)) {
                return BAD;
            }
        }
        boolean old = version.charAt(7) == '0';
        // RFC 9112 §3.2: a request of HTTP/1.1 without Host is answered 400.
        if (host.isEmpty() && !old) {
            return BAD;
        }
        // RFC 9112 §6.1: with both a length and a coding the two ends may see different bodies.
        if (coded && (length.isPresent() || old)) {
            return BAD;
        }
        boolean body = coded || length.map(digits -> !digits.matches("0+")).orElse(false);
        return new Request.Whole(new Request(
                text.substring(0, method), text.substring(method + 1, target), host, !old && !close && !body, body));
    }

    /// The next line without its CRLF.
    private String line() {
        int end = text.indexOf("\r\n", at);
        String line = text.substring(at, end);
        at = end + 2;
        return line;
    }

    /// Whether this is a field that a request may have. RFC 9112 §5: no white space before the colon, and no line that
    /// goes on with the one before it.
    private boolean field(String line) {
        int colon = line.indexOf(':');
        if (colon <= 0 || !isToken(line, 0, colon) || !isText(line, colon + 1)) {
            return false;
        }
        switch (colon) {
            case 4 -> {
                if (line.regionMatches(true, 0, "Host", 0, 4)) {
                    boolean first = host.isEmpty();
                    host = Optional.of(value(line, colon));
                    return first;
                }
            }
            case 10 -> {
                if (line.regionMatches(true, 0, "Connection", 0, 10)) {
                    close |= hasClose(value(line, colon));
                }
            }
            case 14 -> {
                if (line.regionMatches(true, 0, "Content-Length", 0, 14)) {
                    boolean first = length.isEmpty();
                    String digits = value(line, colon);
                    length = Optional.of(digits);
                    return first && !digits.isEmpty() && digits.chars().allMatch(c -> isDigit((char) c));
                }
            }
            case 17 -> coded |= line.regionMatches(true, 0, "Transfer-Encoding", 0, 17);
            default -> {
                // Nothing that is needed here.
            }
        }
        return true;
    }

    private static boolean hasClose(String options) {
        for (String option : options.split(",", -1)) {
            if (option.strip().toLowerCase(Locale.ROOT).equals("close")) {
                return true;
            }
        }
        return false;
    }

    private static String value(String line, int colon) {
        return line.substring(colon + 1).strip();
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    /// RFC 9110 §5.6.2
    private static boolean isToken(String text, int from, int to) {
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || isDigit(c);
            if (!letter && "!#$%&'*+-.^_`|~".indexOf(c) < 0) {
                return false;
            }
        }
        return true;
    }

    private static boolean isVisible(String text, int from, int to) {
        for (int i = from; i < to; i++) {
            if (text.charAt(i) <= ' ' || text.charAt(i) >= 0x7f) {
                return false;
            }
        }
        return true;
    }

    /// RFC 9110 §5.5
    private static boolean isText(String line, int from) {
        for (int i = from; i < line.length(); i++) {
            char c = line.charAt(i);
            if ((c < ' ' && c != '\t') || c == 0x7f) {
                return false;
            }
        }
        return true;
    }
}
