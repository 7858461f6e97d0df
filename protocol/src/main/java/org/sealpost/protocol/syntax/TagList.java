package org.sealpost.protocol.syntax;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.sealpost.protocol.DeviationCode;

/// The tag lists of DKIM and DMARC: `name=value` between semicolons, with white space anywhere round them.
///
/// @see <a href="https://www.rfc-editor.org/rfc/rfc6376#section-3.2">RFC 6376 §3.2</a>
public final class TagList {
    private TagList() {}

    /// The tags in their order, each name once; what is none, or is there already, is a deviation.
    ///
    /// @param latin1 one character for each octet
    public static List<TxtField> read(
            String latin1, DeviationList deviations, DeviationCode malformed, DeviationCode repeated) {
        var tags = new ArrayList<TxtField>();
        var names = new HashSet<String>();
        int start = 0;
        while (start < latin1.length()) {
            int semicolon = latin1.indexOf(';', start);
            int end = semicolon < 0 ? latin1.length() : semicolon;
            String raw = stripped(latin1.substring(start, end));
            // One semicolon may stand after the last tag.
            boolean last = end + 1 >= latin1.length()
                    || stripped(latin1.substring(end + 1)).isEmpty();
            if (!raw.isEmpty()) {
                add(tags, names, raw, deviations, malformed, repeated);
            } else if (!last) {
                deviations.add(malformed, 1, ";;");
            }
            start = last ? latin1.length() : end + 1;
        }
        return tags;
    }

    private static void add(
            List<TxtField> tags,
            Set<String> names,
            String raw,
            DeviationList deviations,
            DeviationCode malformed,
            DeviationCode repeated) {
        int equals = raw.indexOf('=');
        String name = equals < 0 ? "" : stripped(raw.substring(0, equals));
        String value = equals < 0 ? "" : stripped(raw.substring(equals + 1));
        if (!isName(name) || !isValue(value)) {
            deviations.add(malformed, 1, raw);
        } else if (names.add(name)) {
            tags.add(new TxtField(name, value, raw));
        } else {
            deviations.add(repeated, 1, raw);
        }
    }

    private static boolean isName(String name) {
        return !name.isEmpty()
                && !Grammar.isDigit(name.charAt(0))
                && name.chars().allMatch(c -> c == '_' || Grammar.isLetterOrDigit((char) c));
    }

    private static boolean isValue(String value) {
        return value.chars().allMatch(c -> (c > 0x20 && c < 0x7f) || isFolding(c));
    }

    private static boolean isFolding(int c) {
        return c == ' ' || c == '\t' || c == '\r' || c == '\n';
    }

    private static String stripped(String text) {
        int from = 0;
        int to = text.length();
        while (from < to && isFolding(text.charAt(from))) {
            from++;
        }
        while (to > from && isFolding(text.charAt(to - 1))) {
            to--;
        }
        return text.substring(from, to);
    }
}
