package org.sealpost.reports.authentic;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// An `Authentication-Results` field, as far as it is about DKIM.
///
/// @param server the `authserv-id`, in lower case
/// @see <a href="https://www.rfc-editor.org/rfc/rfc8601#section-2.2">RFC 8601 §2.2</a>
record ResultsField(String server, List<DkimResult> dkim) {
    private static final int MOST_CHARACTERS = 8192;

    ResultsField {
        dkim = List.copyOf(dkim);
    }

    /// The field, one character for each octet; empty when it cannot be read.
    static Optional<ResultsField> read(String field) {
        if (field.length() > MOST_CHARACTERS) {
            return Optional.empty();
        }
        return plain(field.substring(field.indexOf(':') + 1)).flatMap(ResultsField::ofPlain);
    }

    private static Optional<ResultsField> ofPlain(String plain) {
        String[] parts = plain.split(";", -1);
        String server = words(parts[0])[0].toLowerCase(Locale.ROOT);
        var results = new ArrayList<DkimResult>();
        for (int i = 1; i < parts.length; i++) {
            ofPart(words(parts[i])).ifPresent(results::add);
        }
        return server.isEmpty() ? Optional.empty() : Optional.of(new ResultsField(server, results));
    }

    /// One method and what it found: `dkim=pass reason=… header.d=…`.
    private static Optional<DkimResult> ofPart(String[] words) {
        int equals = words[0].indexOf('=');
        String method = equals < 0 ? "" : words[0].substring(0, equals).toLowerCase(Locale.ROOT);
        if (!method.equals("dkim") && !method.startsWith("dkim/")) {
            return Optional.empty();
        }
        Map<String, String> properties = new HashMap<>();
        for (int i = 1; i < words.length; i++) {
            int sign = words[i].indexOf('=');
            if (sign > 0) {
                properties.putIfAbsent(
                        words[i].substring(0, sign).toLowerCase(Locale.ROOT), words[i].substring(sign + 1));
            }
        }
        return Optional.of(new DkimResult(words[0].substring(equals + 1).toLowerCase(Locale.ROOT), properties));
    }

    /// `name=value` and single words; blanks may stand round the signs between.
    private static String[] words(String part) {
        return part.strip()
                .replaceAll("[ \t\r\n]++", " ")
                .replace(" =", "=")
                .replace("= ", "=")
                .replace(" .", ".")
                .replace(". ", ".")
                .replace(" /", "/")
                .replace("/ ", "/")
                .split(" ", -1);
    }

    /// The text without comments, and with nothing left in quoted text that means something outside of it; empty when
    /// one of them does not end.
    private static Optional<String> plain(String text) {
        var plain = new StringBuilder(text.length());
        int comments = 0;
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\' && (quoted || comments > 0)) {
                i++;
            } else if (c == '"' && comments == 0) {
                quoted = !quoted;
            } else if (quoted) {
                plain.append(" ;=\t\r\n".indexOf(c) < 0 ? c : '_');
            } else if (c == '(') {
                comments++;
            } else if (c == ')' && comments > 0) {
                comments--;
                plain.append(' ');
            } else if (comments == 0) {
                plain.append(c);
            }
        }
        return quoted || comments > 0 ? Optional.empty() : Optional.of(plain.toString());
    }
}
