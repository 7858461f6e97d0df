package org.sealpost.app.store;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/// Texts from outside as a database takes them, with nothing lost: PostgreSQL keeps no NUL, UTF-8 knows no half of a
/// surrogate pair. Tabulators and ends of lines are escaped too, so that they can part texts from each other.
final class Escaped {
    private static final char NUMBER = 'u';
    private static final int DIGITS = 4;

    private Escaped() {}

    static String of(String text) {
        if (text.chars().noneMatch(c -> c < ' ' || c == '\\' || Character.isSurrogate((char) c))) {
            return text;
        }
        var out = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isHighSurrogate(c) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))) {
                out.append(c).append(text.charAt(++i));
            } else if (c < ' ' || c == '\\' || Character.isSurrogate(c)) {
                out.append('\\').append(NUMBER);
                String digits = Integer.toHexString(c);
                out.repeat('0', DIGITS - digits.length()).append(digits);
            } else {
                out.append(c);
            }
        }
        return out.toString();
    }

    static String read(String escaped) {
        if (escaped.indexOf('\\') < 0) {
            return escaped;
        }
        var out = new StringBuilder(escaped.length());
        int i = 0;
        while (i < escaped.length()) {
            char c = escaped.charAt(i++);
            if (c == '\\') {
                int digits = i + 1;
                out.append((char) Integer.parseInt(escaped, digits, digits + DIGITS, 16));
                i = digits + DIGITS;
            } else {
                out.append(c);
            }
        }
        return out.toString();
    }

    /// Several texts in one.
    static String line(String... texts) {
        return Arrays.stream(texts).map(Escaped::of).collect(Collectors.joining("\t"));
    }

    static List<String> fields(String line) {
        var fields = new ArrayList<String>();
        for (String field : line.split("\t", -1)) {
            fields.add(read(field));
        }
        return fields;
    }
}
