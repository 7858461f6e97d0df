package org.sealpost.protocol.tlsrpt;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Knows the names of fields in a text. A sender writes them in the same order again and again, so the name that came
/// last time is tried first, and is mostly the one.
final class FieldNames {
    /// How many times eight octets the longest name takes, with the quotation mark after it.
    private static final int WIDTH = 4;
    private static final int SLOT_BITS = 7;
    private static final long SPREAD = 0x9e37_79b9_7f4a_7c15L;

    private static final int MARKS = Field.values().length + 1;
    /// The octets of each name with its quotation mark, eight in a number, by mark.
    private static final long[] EIGHTS = new long[WIDTH * MARKS];
    /// Which of those octets count.
    private static final long[] MASKS = new long[EIGHTS.length];
    private static final byte[] LENGTHS = new byte[MARKS];
    private static final byte[] BY_START = new byte[1 << SLOT_BITS];
    /// The mark of another name that is in the same slot.
    private static final byte[] ALIKE = new byte[MARKS];
    /// As RFC 8460 §4.4 has them.
    private static final byte[] USUAL_ORDER = new byte[MARKS];

    static {
        for (Field field : Field.values()) {
            int mark = field.mark();
            byte[] octets = (field.word() + '"').getBytes(StandardCharsets.US_ASCII);
            var mask = new byte[octets.length];
            Arrays.fill(mask, (byte) -1);
            for (int i = 0; i < WIDTH; i++) {
                EIGHTS[WIDTH * mark + i] = eight(Arrays.copyOf(octets, WIDTH * Long.BYTES), i);
                MASKS[WIDTH * mark + i] = eight(Arrays.copyOf(mask, WIDTH * Long.BYTES), i);
            }
            LENGTHS[mark] = (byte) field.word().length();
            int slot = slot(EIGHTS[WIDTH * mark]);
            ALIKE[mark] = BY_START[slot];
            BY_START[slot] = (byte) mark;
            USUAL_ORDER[mark - 1] = (byte) mark;
        }
        USUAL_ORDER[MARKS - 1] = 1;
    }

    /// The mark that came after each other one.
    private final byte[] following = USUAL_ORDER.clone();
    private int last;

    /// The mark of the field whose name, and the quotation mark after it, stand here; 0 when none does.
    ///
    /// @param text with [JsonReader#ZEROS] after it
    int markAt(byte[] text, int start) {
        int mark = following[last];
        if (!isAt(text, start, mark)) {
            mark = BY_START[slot((long) JsonReader.EIGHT.get(text, start))];
            while (mark != 0 && !isAt(text, start, mark)) {
                mark = ALIKE[mark];
            }
            if (mark == 0) {
                return 0;
            }
            following[last] = (byte) mark;
        }
        last = mark;
        return mark;
    }

    static int length(int mark) {
        return LENGTHS[mark];
    }

    private static boolean isAt(byte[] text, int start, int mark) {
        long others = 0;
        for (int i = 0; i < WIDTH; i++) {
            long eight = (long) JsonReader.EIGHT.get(text, start + i * Long.BYTES);
            others |= (eight & MASKS[WIDTH * mark + i]) ^ EIGHTS[WIDTH * mark + i];
        }
        return others == 0;
    }

    private static long eight(byte[] octets, int number) {
        return (long) JsonReader.EIGHT.get(octets, number * Long.BYTES);
    }

    /// The shortest name is seven octets long with its quotation mark.
    private static int slot(long eight) {
        return (int) (((eight << Byte.SIZE) * SPREAD) >>> (Long.SIZE - SLOT_BITS));
    }
}
