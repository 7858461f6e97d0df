package org.sealpost.protocol.tlsrpt;

/// Tells on which line an octet stands. It is asked of few, in any order, so it counts as far as it is asked and marks
/// where it was.
final class Lines {
    private static final int SHIFT = 7;

    private final byte[] text;
    /// The line of every 128th octet, of those before `marked`.
    private final int[] marks;
    private int marked = 1;

    /// @param text with [JsonReader#ZEROS] after it
    Lines(byte[] text) {
        this.text = text;
        this.marks = new int[(text.length >>> SHIFT) + 1];
        marks[0] = 1;
    }

    /// From 1. CR LF, CR and LF each end a line.
    ///
    /// @param octet from 0 to the length of the text
    int at(int octet) {
        int mark = octet >>> SHIFT;
        for (; marked <= mark; marked++) {
            marks[marked] = marks[marked - 1] + ends((marked - 1) << SHIFT, marked << SHIFT);
        }
        return marks[mark] + ends(mark << SHIFT, octet);
    }

    /// Eight octets at a time: of each that ends a line the high bit is set, of a LF after a CR it is not.
    private int ends(int from, int to) {
        int ends = 0;
        long afterCr = from > 0 && text[from - 1] == '\r' ? 0x80 : 0;
        for (int i = from; i < to; i += Long.BYTES) {
            long eight = (long) JsonReader.EIGHT.get(text, i);
            if (to - i < Long.BYTES) {
                eight &= ~(-1L << ((to - i) << 3));
            }
            long cr = highsWhere(eight, '\r');
            long lf = highsWhere(eight, '\n');
            ends += Long.bitCount(cr | (lf & ~(cr << Byte.SIZE | afterCr)));
            afterCr = cr >>> (Long.SIZE - Byte.SIZE);
        }
        return ends;
    }

    /// The high bit of each of eight octets that is this one.
    private static long highsWhere(long eight, char octet) {
        long others = eight ^ (octet * JsonReader.ONES);
        return ~(((others & ~JsonReader.HIGHS) + ~JsonReader.HIGHS) | others) & JsonReader.HIGHS;
    }
}
