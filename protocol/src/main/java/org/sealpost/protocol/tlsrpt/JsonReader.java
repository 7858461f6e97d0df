package org.sealpost.protocol.tlsrpt;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.sealpost.protocol.syntax.DeviationList;

/// Finds the values of a JSON text of a stranger, within limits. It reads each octet once and keeps three numbers for
/// each value, which is what makes it fast.
///
/// @see <a href="https://www.rfc-editor.org/rfc/rfc8259#section-2">RFC 8259 §2</a>
final class JsonReader {
    /// How many numbers a value has: what it is, its first octet, and the one after its last (of an object or list: the
    /// number of the value after it).
    static final int WIDTH = 3;

    static final int START = 1;
    static final int END = 2;
    static final int KIND = 7;
    /// Added to the kind of a text that has escapes in it.
    static final int ESCAPED = 8;
    /// How many bits of what a value is are below the mark that others may put on it.
    static final int MARK = 4;

    private static final int DEEPEST = 16;
    private static final int MOST_VALUES = 500_000;
    private static final int LONGEST_NUMBER = 100;
    private static final int LONGEST_NAME = 1_000;
    private static final int AROUND = 30;
    private static final int NOWHERE = -1;

    /// How many zeros stand after a text, so that eight octets can be looked at from each of its own, and the end of it
    /// looks like an octet that is out of place.
    static final int ZEROS = 4 * Long.BYTES;

    static final VarHandle EIGHT = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    static final long ONES = 0x0101_0101_0101_0101L;
    static final long HIGHS = 0x8080_8080_8080_8080L;

    private final byte[] text;
    private final int length;
    private final DeviationList deviations;
    private final FieldNames names = new FieldNames();
    private final int[] open = new int[DEEPEST];
    private int[] values;
    private int size;
    private int at;
    private int depth;
    /// A bit for each open value, the innermost last: whether it is an object.
    private int objects;

    /// @param text with [#ZEROS] after it
    JsonReader(byte[] text, DeviationList deviations) {
        this.text = text;
        this.length = text.length - ZEROS;
        this.deviations = deviations;
        this.values = new int[WIDTH * (16 + length / 16)];
    }

    static boolean isAscii(byte[] text) {
        long all = 0;
        int i = 0;
        for (; i + 4 * Long.BYTES <= text.length; i += 4 * Long.BYTES) {
            all |= (long) EIGHT.get(text, i)
                    | (long) EIGHT.get(text, i + Long.BYTES)
                    | (long) EIGHT.get(text, i + 2 * Long.BYTES)
                    | (long) EIGHT.get(text, i + 3 * Long.BYTES);
        }
        for (; i < text.length; i++) {
            all |= text[i] & HIGHS;
        }
        return (all & HIGHS) == 0;
    }

    int[] values() {
        return values;
    }

    /// Whether the text is JSON and within the limits; if not, a deviation says what is wrong.
    boolean read() {
        skipBlanks();
        boolean sound = value();
        while (sound && depth > 0) {
            sound = next();
        }
        if (sound) {
            skipBlanks();
            if (at < length) {
                deviations.addText(TlsReportCode.TRAILING_TEXT, line(), near());
            }
        }
        return sound;
    }

    /// What follows a value inside a list or an object.
    private boolean next() {
        int container = open[depth - 1];
        boolean object = (objects & 1) != 0;
        skipBlanks();
        int octet = peek();
        if (octet == (object ? '}' : ']')) {
            at++;
            values[WIDTH * container + END] = size;
            depth--;
            objects >>>= 1;
            return true;
        }
        // Right after it was opened, the first of its members comes without a comma.
        if (container != size - 1) {
            if (octet != ',') {
                return notJson();
            }
            at++;
            skipBlanks();
        }
        return object ? name() && value() : value();
    }

    private boolean name() {
        if (peek() != '"') {
            return notJson();
        }
        int start = at + 1;
        int mark = names.markAt(text, start);
        if (mark != 0) {
            at = start + FieldNames.length(mark) + 1;
            if (!add(JsonText.Kind.TEXT.number() | mark << MARK, start, at - 1)) {
                return false;
            }
        } else if (!string()) {
            return false;
        } else if (at - 1 - start > LONGEST_NAME) {
            return tooMuch();
        }
        skipBlanks();
        if (peek() != ':') {
            return notJson();
        }
        at++;
        skipBlanks();
        return true;
    }

    private boolean value() {
        return switch (peek()) {
            case '{' -> opened(JsonText.Kind.OBJECT);
            case '[' -> opened(JsonText.Kind.ARRAY);
            case '"' -> string();
            case '-', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' -> number();
            case 't' -> word(JsonText.Kind.TRUE, "true");
            case 'f' -> word(JsonText.Kind.FALSE, "false");
            case 'n' -> word(JsonText.Kind.NULL, "null");
            default -> notJson();
        };
    }

    private boolean opened(JsonText.Kind kind) {
        if (depth == DEEPEST) {
            return tooMuch();
        }
        open[depth++] = size;
        objects = objects << 1 | (kind == JsonText.Kind.OBJECT ? 1 : 0);
        at++;
        return add(kind.number(), at - 1, NOWHERE);
    }

    private boolean string() {
        int start = at + 1;
        int kind = JsonText.Kind.TEXT.number();
        at = start;
        while (true) {
            at = endOfPlain(at);
            int octet = peek();
            if (octet == '"') {
                at++;
                return add(kind, start, at - 1);
            }
            if (octet != '\\' || !skipEscape()) {
                return notJson();
            }
            kind |= ESCAPED;
        }
    }

    /// The next octet that is a quotation mark, a backslash or a control character. Eight are looked at together: the
    /// high bit of an octet of `found` is set where it is one of them, and the lowest is right.
    private int endOfPlain(int from) {
        int i = from;
        while (true) {
            long eight = (long) EIGHT.get(text, i);
            long quote = eight ^ ('"' * ONES);
            long backslash = eight ^ ('\\' * ONES);
            long found =
                    (((quote - ONES) & ~quote) | ((backslash - ONES) & ~backslash) | ((eight - ' ' * ONES) & ~eight))
                            & HIGHS;
            if (found != 0) {
                return i + (Long.numberOfTrailingZeros(found) >>> 3);
            }
            i += Long.BYTES;
        }
    }

    private boolean skipEscape() {
        at++;
        switch (peek()) {
            case '"', '\\', '/', 'b', 'f', 'n', 'r', 't' -> at++;
            case 'u' -> {
                for (int i = 0; i < 4; i++) {
                    at++;
                    if (Character.digit(peek(), 16) < 0) {
                        return false;
                    }
                }
                at++;
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    private boolean number() {
        int start = at;
        if (peek() == '-') {
            at++;
        }
        int first = at;
        if (!digits() || (text[first] == '0' && at > first + 1)) {
            return notJson();
        }
        if (peek() == '.') {
            at++;
            if (!digits()) {
                return notJson();
            }
        }
        if (peek() == 'e' || peek() == 'E') {
            at++;
            if (peek() == '+' || peek() == '-') {
                at++;
            }
            if (!digits()) {
                return notJson();
            }
        }
        return at - start > LONGEST_NUMBER ? tooMuch() : add(JsonText.Kind.NUMBER.number(), start, at);
    }

    /// At least one.
    private boolean digits() {
        int i = at;
        while (text[i] >= '0' && text[i] <= '9') {
            i++;
        }
        boolean any = i > at;
        at = i;
        return any;
    }

    private boolean word(JsonText.Kind kind, String word) {
        int start = at;
        for (int i = 0; i < word.length(); i++) {
            if (peek() != word.charAt(i)) {
                return notJson();
            }
            at++;
        }
        return add(kind.number(), start, at);
    }

    private boolean add(int kind, int start, int end) {
        if (size == MOST_VALUES) {
            return tooMuch();
        }
        int entry = WIDTH * size++;
        if (entry == values.length) {
            values = Arrays.copyOf(values, 2 * values.length);
        }
        values[entry] = kind;
        values[entry + START] = start;
        values[entry + END] = end;
        return true;
    }

    private void skipBlanks() {
        int i = at;
        while (text[i] <= ' ' && isBlank(text[i])) {
            long others = (long) EIGHT.get(text, i) ^ ' ' * ONES;
            i += Math.max(1, Long.numberOfTrailingZeros(others) >>> 3);
        }
        at = i;
    }

    private static boolean isBlank(byte octet) {
        return octet == ' ' || octet == '\n' || octet == '\r' || octet == '\t';
    }

    /// The octet that comes next; a zero at the end, which is none of those that may stand between values.
    private int peek() {
        return text[at];
    }

    private boolean notJson() {
        deviations.addText(TlsReportCode.NOT_JSON, line(), near());
        return false;
    }

    private boolean tooMuch() {
        deviations.addText(TlsReportCode.LIMIT_EXCEEDED, line(), near());
        return false;
    }

    private int line() {
        return new Lines(text).at(at);
    }

    private String near() {
        int from = Math.max(0, at - AROUND);
        int to = Math.min(length, at + AROUND);
        return new String(text, from, to - from, StandardCharsets.UTF_8);
    }
}
