package org.sealpost.app.render;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UProperty;
import java.util.ArrayList;
import java.util.List;

/// Measures and breaks text by the columns it takes on a terminal: East Asian wide characters take two, combining
/// marks none. The text is already safe to show ([Shown]).
public final class Columns {
    private Columns() {}

    /// How many columns `text` takes.
    public static int of(String text) {
        return isAscii(text)
                ? text.length()
                : text.codePoints().map(Columns::ofCodePoint).sum();
    }

    /// `text` with blanks behind it up to `width` columns.
    public static String padded(String text, int width) {
        return text + " ".repeat(Math.max(0, width - of(text)));
    }

    /// The beginning of `text` that fits into `width` columns, ending in `…` when something was cut.
    public static String cut(String text, int width) {
        if (of(text) <= width) {
            return text;
        }
        return text.substring(0, fitting(text, 0, width - 1)) + "…";
    }

    /// `text` in rows of at most `width` columns, broken at blanks, and inside a word only where it does not fit a
    /// row.
    public static List<String> wrapped(String text, int width) {
        List<String> rows = new ArrayList<>();
        int start = 0;
        while (of(text.substring(start)) > width) {
            int end = fitting(text, start, width);
            int blank = end < text.length() && text.charAt(end) == ' ' ? end : text.lastIndexOf(' ', end);
            if (blank > start) {
                rows.add(text.substring(start, blank).stripTrailing());
                start = blank + 1;
            } else {
                rows.add(text.substring(start, end));
                start = end;
            }
        }
        rows.add(text.substring(start));
        return rows;
    }

    /// Where the longest piece of `text` ends that begins at `start` and fits into `width` columns; at least one
    /// character is taken, and combining marks stay with theirs.
    private static int fitting(String text, int start, int width) {
        int taken = 0;
        int end = start;
        while (end < text.length()) {
            int point = text.codePointAt(end);
            taken += ofCodePoint(point);
            if (taken > width && end > start) {
                break;
            }
            end += Character.charCount(point);
        }
        return end;
    }

    private static int ofCodePoint(int point) {
        if (point < 0x300) {
            return 1;
        }
        return switch (Character.getType(point)) {
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.FORMAT -> 0;
            default ->
                switch (UCharacter.getIntPropertyValue(point, UProperty.EAST_ASIAN_WIDTH)) {
                    case UCharacter.EastAsianWidth.WIDE, UCharacter.EastAsianWidth.FULLWIDTH -> 2;
                    default -> 1;
                };
        };
    }

    private static boolean isAscii(String text) {
        return text.chars().allMatch(c -> c < 0x80);
    }
}
