package org.sealpost.reports.listen;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What stands behind `MAIL FROM:` and `RCPT TO:`.
///
/// @param address without brackets and without a route; empty for the null sender
/// @param parameters in upper case
/// @see <a href="https://www.rfc-editor.org/rfc/rfc5321#section-4.1.1.2">RFC 5321 §4.1.1.2</a>
record MailPath(String address, List<String> parameters) {
    private static final int LONGEST = 512;

    MailPath {
        parameters = List.copyOf(parameters);
    }

    /// @param keyword `FROM:` or `TO:`
    static Optional<MailPath> read(String line, String keyword) {
        int space = line.indexOf(' ');
        String rest = space < 0 ? "" : line.substring(space + 1).strip();
        if (!rest.regionMatches(true, 0, keyword, 0, keyword.length())) {
            return Optional.empty();
        }
        String text = rest.substring(keyword.length()).strip();
        int end = text.startsWith("<") ? closing(text) : bare(text);
        if (end < 0 || end > LONGEST) {
            return Optional.empty();
        }
        boolean bracketed = text.startsWith("<");
        String path = bracketed ? text.substring(1, end) : text.substring(0, end);
        String after = text.substring(bracketed ? end + 1 : end).strip().toUpperCase(Locale.ROOT);
        return path.chars().anyMatch(c -> c < ' ' || c == 0x7f || c == '<')
                ? Optional.empty()
                : Optional.of(
                        new MailPath(withoutRoute(path), after.isEmpty() ? List.of() : List.of(after.split(" +"))));
    }

    private static int closing(String text) {
        boolean quoted = false;
        for (int i = 1; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quoted && c == '\\') {
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (c == '>' && !quoted) {
                return i;
            }
        }
        return -1;
    }

    /// Some leave the brackets away.
    private static int bare(String text) {
        int space = text.indexOf(' ');
        int end = space < 0 ? text.length() : space;
        return end == 0 ? -1 : end;
    }

    /// RFC 5321 §4.1.2: a route in front of the address is taken and ignored.
    private static String withoutRoute(String path) {
        int colon = path.indexOf(':');
        return path.startsWith("@") && colon > 0 ? path.substring(colon + 1) : path;
    }
}
