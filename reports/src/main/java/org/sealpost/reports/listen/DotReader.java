package org.sealpost.reports.listen;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.sealpost.protocol.Octets;

/// Reads the text of a mail after `DATA`: up to a line of one dot, with the dots that were added taken away again
/// and nothing else changed.
///
/// Only CR LF ends a line. A line feed by itself does not, so that nobody can hide a second mail behind an end
/// that one server sees and another does not.
///
/// @see <a href="https://www.rfc-editor.org/rfc/rfc5321#section-4.5.2">RFC 5321 §4.5.2</a>
final class DotReader {
    private static final int STEP = 8192;
    private static final int START = 16 << 10;
    /// What is too large is read to its end for so many times the limit, so that it can be answered.
    private static final int DRAIN = 4;

    private final InputStream in;
    private final int limit;
    private final Room room;
    private final long deadline;
    private final byte[] step = new byte[STEP];

    private byte[] out = new byte[0];
    private int length;
    private long seen;
    private long taken;
    private boolean noRoom;
    private Place place = Place.LINE_START;

    private enum Place {
        LINE_START,
        /// A dot at the start of a line, held back.
        DOT,
        /// A dot at the start of a line and a CR, both held back.
        DOT_CR,
        TEXT,
        CR,
        END
    }

    /// What was read.
    sealed interface Outcome {
        /// @param room what was taken of it and is to be given back
        record Whole(Octets octets, long room) implements Outcome {}

        /// Read to its end; nothing of it is held.
        record TooLarge() implements Outcome {}

        /// There was no room for it; read to its end.
        record NoRoom() implements Outcome {}

        /// It would not end.
        record Endless() implements Outcome {}

        record TooSlow() implements Outcome {}
    }

    /// @param in supports marks, because what follows the mail is not ours
    /// @param deadline of [System#nanoTime]
    DotReader(InputStream in, int limit, Room room, long deadline) {
        this.in = in;
        this.limit = limit;
        this.room = room;
        this.deadline = deadline;
    }

    /// @throws EOFException when the connection ended before the mail
    Outcome read() throws IOException {
        boolean whole = false;
        try {
            Outcome outcome = toTheEnd();
            whole = outcome instanceof Outcome.Whole;
            return outcome;
        } finally {
            if (!whole) {
                room.give(taken);
            }
        }
    }

    private Outcome toTheEnd() throws IOException {
        while (place != Place.END) {
            if (System.nanoTime() - deadline > 0) {
                return new Outcome.TooSlow();
            }
            in.mark(STEP);
            int count = in.read(step, 0, STEP);
            if (count < 0) {
                throw new EOFException("the connection ended within a mail");
            }
            int used = scan(count);
            if (used < count) {
                in.reset();
                in.skipNBytes(used);
            }
            seen += used;
            if (seen > (long) DRAIN * limit) {
                return new Outcome.Endless();
            }
        }
        if (noRoom) {
            return new Outcome.NoRoom();
        }
        return length > limit ? new Outcome.TooLarge() : new Outcome.Whole(octets(), taken);
    }

    private Octets octets() {
        return Octets.of(length == out.length ? out : Arrays.copyOf(out, length));
    }

    private int scan(int count) {
        for (int i = 0; i < count; i++) {
            next(step[i]);
            if (place == Place.END) {
                return i + 1;
            }
        }
        return count;
    }

    private void next(byte octet) {
        switch (place) {
            case LINE_START -> {
                if (octet == '.') {
                    place = Place.DOT;
                } else {
                    text(octet);
                }
            }
            case DOT -> {
                if (octet == '\r') {
                    place = Place.DOT_CR;
                } else {
                    text(octet);
                }
            }
            case DOT_CR -> {
                if (octet == '\n') {
                    place = Place.END;
                } else {
                    add((byte) '\r');
                    text(octet);
                }
            }
            case CR -> {
                if (octet == '\n') {
                    add(octet);
                    place = Place.LINE_START;
                } else {
                    text(octet);
                }
            }
            case TEXT -> text(octet);
            case END -> throw new IllegalStateException("it has ended");
        }
    }

    private void text(byte octet) {
        add(octet);
        place = octet == '\r' ? Place.CR : Place.TEXT;
    }

    private void add(byte octet) {
        if (noRoom || length > limit) {
            return;
        }
        if (length == limit) {
            // One more than fits: nothing of it will be kept.
            length++;
            out = new byte[0];
            return;
        }
        if (length == out.length && !grow()) {
            noRoom = true;
            out = new byte[0];
            return;
        }
        out[length++] = octet;
    }

    private boolean grow() {
        int size = out.length == 0 ? Math.min(START, limit) : (int) Math.min(limit, 2L * out.length);
        if (!room.take(size - taken)) {
            return false;
        }
        taken = size;
        out = Arrays.copyOf(out, size);
        return true;
    }
}
