package org.sealpost.protocol.tlsrpt;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.sealpost.protocol.Octets;
import org.sealpost.protocol.syntax.DeviationList;

/// A JSON text whose form is sound: where each value begins and ends. A value is named by its number, in the order of
/// the text; the first is 0. Nothing is copied out of the text before it is asked for.
///
/// @see <a href="https://www.rfc-editor.org/rfc/rfc8259#section-2">RFC 8259 §2</a>
final class JsonText {
    static final int LONGEST_TEXT = 8_192;
    static final int MOST_ITEMS = 10_000;

    /// RFC 7493 §2.2: larger numbers are not whole numbers to every reader.
    private static final long LARGEST_COUNT = 1L << 53;

    /// How many digits that has.
    private static final int MOST_DIGITS = 16;

    /// What a value is.
    enum Kind {
        OBJECT,
        ARRAY,
        TEXT,
        NUMBER,
        TRUE,
        FALSE,
        NULL;

        private static final Kind[] ALL = values();

        static Kind of(int number) {
            return ALL[number];
        }

        /// What a reader writes for it in its list of numbers.
        @SuppressWarnings("EnumOrdinal")
        int number() {
            return ordinal();
        }
    }

    private final byte[] text;
    private final Charset charset;
    private final int[] values;
    private final DeviationList deviations;
    private final Lines lines;

    private JsonText(byte[] text, Charset charset, int[] values, DeviationList deviations) {
        this.text = text;
        this.charset = charset;
        this.values = values;
        this.deviations = deviations;
        this.lines = new Lines(text);
    }

    /// Empty when it is not JSON or breaks a limit, which a deviation then says.
    static Optional<JsonText> read(Octets octets, DeviationList deviations) {
        byte[] text = octets.toArray(JsonReader.ZEROS);
        if (JsonReader.isAscii(text)) {
            return read(text, StandardCharsets.ISO_8859_1, deviations);
        }
        String characters = octets.utf8Lossy();
        int bad = characters.indexOf('\ufffd');
        if (bad >= 0 && !isUtf8(text)) {
            int line = 1
                    + (int) characters.chars().limit(bad).filter(c -> c == '\n').count();
            deviations.addText(TlsReportCode.BAD_CHARACTER, line, "\ufffd");
        }
        if (characters.startsWith("\ufeff")) {
            deviations.addText(TlsReportCode.BYTE_ORDER_MARK, 1, "\ufeff");
            return read(characters.substring(1), deviations);
        }
        return read(text, StandardCharsets.UTF_8, deviations);
    }

    static Optional<JsonText> read(String text, DeviationList deviations) {
        byte[] octets = text.getBytes(StandardCharsets.UTF_8);
        return read(Arrays.copyOf(octets, octets.length + JsonReader.ZEROS), StandardCharsets.UTF_8, deviations);
    }

    private static Optional<JsonText> read(byte[] text, Charset charset, DeviationList deviations) {
        var reader = new JsonReader(text, deviations);
        return reader.read() ? Optional.of(new JsonText(text, charset, reader.values(), deviations)) : Optional.empty();
    }

    Kind kind(int value) {
        return Kind.of(values[JsonReader.WIDTH * value] & JsonReader.KIND);
    }

    boolean is(int value, Kind kind) {
        return (values[JsonReader.WIDTH * value] & JsonReader.KIND) == kind.number();
    }

    /// The line on which it begins.
    int line(int value) {
        return lines.at(start(value));
    }

    /// The value after this one and all that is in it.
    int after(int value) {
        return is(value, Kind.OBJECT) || is(value, Kind.ARRAY)
                ? values[JsonReader.WIDTH * value + JsonReader.END]
                : value + 1;
    }

    /// How many values a list has.
    int items(int list) {
        int number = 0;
        int end = after(list);
        for (int item = list + 1; item < end; item = after(item)) {
            number++;
        }
        return number;
    }

    /// Whether two texts are written alike.
    boolean isSame(int one, int other) {
        return Arrays.equals(text, start(one), end(one), text, start(other), end(other));
    }

    /// The mark of the field that a text names; 0 when there is none.
    int mark(int name) {
        if (isEscaped(name)) {
            byte[] octets = (text(name) + '"').getBytes(StandardCharsets.UTF_8);
            int mark = new FieldNames().markAt(Arrays.copyOf(octets, octets.length + JsonReader.ZEROS), 0);
            values[JsonReader.WIDTH * name] |= mark << JsonReader.MARK;
        }
        return values[JsonReader.WIDTH * name] >>> JsonReader.MARK;
    }

    /// Forgets that this name is the one of a field.
    void unmark(int name) {
        values[JsonReader.WIDTH * name] &= (1 << JsonReader.MARK) - 1;
    }

    boolean isMarked(int name, Field field) {
        return values[JsonReader.WIDTH * name] >>> JsonReader.MARK == field.mark();
    }

    /// Whether the name is that of one of some fields.
    ///
    /// @param fields a bit for the mark of each
    boolean isMarkedIn(int name, long fields) {
        return (fields >>> (values[JsonReader.WIDTH * name] >>> JsonReader.MARK) & 1) != 0;
    }

    /// The text of a text, or the characters of a number or word.
    String text(int value) {
        String whole = new String(text, start(value), end(value) - start(value), charset);
        boolean usual = !isEscaped(value) && whole.length() <= LONGEST_TEXT;
        return usual || !is(value, Kind.TEXT) ? whole : unusual(value, whole);
    }

    /// The whole number that its digits are; negative when it is none from 0 to 2⁵³.
    long whole(int value) {
        if (isEscaped(value)) {
            byte[] digits = text(value).getBytes(StandardCharsets.UTF_8);
            return whole(digits, 0, digits.length);
        }
        return whole(text, start(value), end(value));
    }

    private static long whole(byte[] digits, int start, int end) {
        if (start == end || end - start > MOST_DIGITS) {
            return -1;
        }
        long whole = 0;
        for (int i = start; i < end; i++) {
            if (digits[i] < '0' || digits[i] > '9') {
                return -1;
            }
            whole = 10 * whole + digits[i] - '0';
        }
        return whole > LARGEST_COUNT ? -1 : whole;
    }

    private String unusual(int value, String written) {
        String whole = isEscaped(value) ? JsonEscapes.decoded(written) : written;
        if (whole.length() > LONGEST_TEXT) {
            deviations.addText(TlsReportCode.TEXT_CUT, line(value), whole);
            boolean pair = Character.isHighSurrogate(whole.charAt(LONGEST_TEXT - 1));
            whole = whole.substring(0, pair ? LONGEST_TEXT - 1 : LONGEST_TEXT);
        }
        if (isEscaped(value) && JsonEscapes.hasHalves(whole)) {
            whole = JsonEscapes.withoutHalves(whole);
            deviations.addText(TlsReportCode.BAD_CHARACTER, line(value), whole);
        }
        return whole;
    }

    /// The value as evidence: itself when it is short, else what it is.
    String shown(int value) {
        return switch (kind(value)) {
            case OBJECT -> "{…}";
            case ARRAY -> "[…]";
            case TEXT, NUMBER, TRUE, FALSE, NULL -> text(value);
        };
    }

    private int start(int value) {
        return values[JsonReader.WIDTH * value + JsonReader.START];
    }

    private int end(int value) {
        return values[JsonReader.WIDTH * value + JsonReader.END];
    }

    private boolean isEscaped(int value) {
        return (values[JsonReader.WIDTH * value] & JsonReader.ESCAPED) != 0;
    }

    private static boolean isUtf8(byte[] text) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(text));
            return true;
        } catch (CharacterCodingException notUtf8) {
            return false;
        }
    }
}
