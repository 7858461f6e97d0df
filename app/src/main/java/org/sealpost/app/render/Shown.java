package org.sealpost.app.render;

import java.util.Locale;

/// Text from outside in a form that is safe to show: nothing in it can move the cursor, colour the screen, reverse the
/// direction of writing, hide, or end a line.
///
/// Escaped are controls (C0, DEL, C1), format characters (bidirectional marks, zero-width characters, tags, the byte
/// order mark), line and paragraph separators, spaces other than U+0020, private-use, unassigned and
/// lone-surrogate code points. A backslash is doubled, so that what is shown can be read back without doubt.
public final class Shown {
    private Shown() {}

    /// For people: `\t`, `\n`, `\r` by their names, `\x1b` for other controls, backslash-u with braces for the rest.
    public static String text(String untrusted) {
        if (isPlain(untrusted, '\\')) {
            return untrusted;
        }
        var shown = new StringBuilder(untrusted.length() + 16);
        untrusted.codePoints().forEach(point -> {
            if (point == '\\') {
                shown.append("\\\\");
            } else if (isSafe(point)) {
                shown.appendCodePoint(point);
            } else {
                shown.append(escape(point));
            }
        });
        return shown.toString();
    }

    /// [#text] between single quotes.
    public static String quoted(String untrusted) {
        return "'" + text(untrusted) + "'";
    }

    /// [#excerpt] between single quotes.
    public static String quoted(String untrusted, int limit) {
        return "'" + excerpt(untrusted, limit) + "'";
    }

    /// For people, at most `limit` characters long; what was cut is counted.
    public static String excerpt(String untrusted, int limit) {
        if (untrusted.length() <= limit) {
            return text(untrusted);
        }
        int end = Character.isHighSurrogate(untrusted.charAt(limit - 1)) ? limit - 1 : limit;
        return text(untrusted.substring(0, end)) + "… (" + (untrusted.length() - end) + " more)";
    }

    /// A JSON string with its quotes. It says exactly what `untrusted` says: what is escaped in [#text] is escaped the
    /// JSON way here.
    public static String json(String untrusted) {
        var shown = new StringBuilder(untrusted.length() + 16).append('"');
        untrusted.codePoints().forEach(point -> {
            if (point == '"' || point == '\\') {
                shown.append('\\').append((char) point);
            } else if (isSafe(point)) {
                shown.appendCodePoint(point);
            } else {
                for (char unit : Character.toChars(point)) {
                    shown.append("\\u").append(hex(unit, 4));
                }
            }
        });
        return shown.append('"').toString();
    }

    /// Whether this code point stands for itself on a screen and does nothing else.
    static boolean isSafe(int point) {
        if (point < 0x7f) {
            return point >= ' ';
        }
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SPACE_SEPARATOR -> false;
            default -> !isInvisible(point);
        };
    }

    /// Code points that count as letters or marks and yet draw nothing: fillers, joiners and variation selectors.
    private static boolean isInvisible(int point) {
        return switch (point) {
            case 0x034f, 0x115f, 0x1160, 0x17b4, 0x17b5, 0x2800, 0x3164, 0xffa0 -> true;
            default ->
                (point >= 0x180b && point <= 0x180f)
                        || (point >= 0xfe00 && point <= 0xfe0f)
                        || (point >= 0xe0100 && point <= 0xe01ef);
        };
    }

    private static boolean isPlain(String text, char alsoNot) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || c >= 0x7f || c == alsoNot) {
                return false;
            }
        }
        return true;
    }

    private static String escape(int point) {
        return switch (point) {
            case '\t' -> "\\t";
            case '\n' -> "\\n";
            case '\r' -> "\\r";
            default -> point < 0x100 ? "\\x" + hex(point, 2) : "\\u{" + hex(point, 4) + "}";
        };
    }

    private static String hex(int value, int digits) {
        String text = Integer.toHexString(value).toLowerCase(Locale.ROOT);
        return "0".repeat(Math.max(0, digits - text.length())) + text;
    }
}
