package org.sealpost.protocol.tlsrpt;

/// Tells on which line an octet stands. It is asked of few, in any order, so it counts as far as it is asked and marks
/// where it was.
final class Lines {
    private static final int SHIFT = 7;

    private final byte[] text;
    /// The line of every 128th octet, of those before `marked`.
    private final int[] marks;
    private int marked = 1;

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

    private int ends(int from, int to) {
        int ends = 0;
        int i = from;
        while (i < to) {
            if (i + Long.BYTES <= to && !hasEnd((long) JsonReader.EIGHT.get(text, i))) {
                i += Long.BYTES;
                continue;
            }
            if (text[i] == '\r' || (text[i] == '\n' && (i == 0 || text[i - 1] != '\r'))) {
                ends++;
            }
            i++;
        }
        return ends;
    }

    /// Whether one of these eight octets may be CR or LF.
    private static boolean hasEnd(long eight) {
        long cr = eight ^ ('\r' * JsonReader.ONES);
        long lf = eight ^ ('\n' * JsonReader.ONES);
        return ((((cr - JsonReader.ONES) & ~cr) | ((lf - JsonReader.ONES) & ~lf)) & JsonReader.HIGHS) != 0;
    }
}
