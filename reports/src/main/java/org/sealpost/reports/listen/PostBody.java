package org.sealpost.reports.listen;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.concurrent.TimeoutException;
import java.util.zip.GZIPInputStream;
import org.sealpost.protocol.Octets;

/// Reads the body of a request within its limits.
public final class PostBody {
    private static final int START = 16 << 10;

    private PostBody() {}

    /// What was read.
    public sealed interface Outcome {
        /// @param room what was taken of it and is to be given back
        record Whole(Octets octets, long room) implements Outcome {}

        record TooLarge() implements Outcome {}

        record NoRoom() implements Outcome {}

        record TooSlow() implements Outcome {}

        /// The sender went away.
        record CutOff() implements Outcome {}
    }

    /// Takes room as the octets come, never for more than twice of them.
    ///
    /// @param deadline of [System#nanoTime]; after it, whatever comes next is one too late
    public static Outcome read(InputStream in, int limit, Room room, long deadline) {
        long taken = 0;
        Outcome outcome = new Outcome.NoRoom();
        try {
            byte[] buffer = new byte[0];
            int length = 0;
            while (true) {
                if (length == buffer.length) {
                    int size = length == 0 ? Math.min(START, limit + 1) : (int) Math.min(limit + 1L, 2L * length);
                    if (size == length) {
                        outcome = new Outcome.TooLarge();
                        return outcome;
                    }
                    if (!room.take(size - taken)) {
                        return outcome;
                    }
                    taken = size;
                    buffer = Arrays.copyOf(buffer, size);
                }
                int count = in.read(buffer, length, buffer.length - length);
                if (count < 0) {
                    outcome = new Outcome.Whole(Octets.of(Arrays.copyOf(buffer, length)), taken);
                    return outcome;
                }
                length += count;
                if (System.nanoTime() - deadline > 0) {
                    outcome = new Outcome.TooSlow();
                    return outcome;
                }
            }
        } catch (IOException gone) {
            outcome = gone.getCause() instanceof TimeoutException ? new Outcome.TooSlow() : new Outcome.CutOff();
            return outcome;
        } finally {
            if (!(outcome instanceof Outcome.Whole)) {
                room.give(taken);
            }
        }
    }

    /// Whether it looks like a report: compressed, or an object in JSON.
    static boolean looksLikeReport(Octets octets) {
        if (gzip(octets)) {
            return true;
        }
        int at = octets.length() > 2 && octets.at(0) == 0xef && octets.at(1) == 0xbb ? 3 : 0;
        while (at < octets.length() && (octets.at(at) == ' ' || (octets.at(at) >= '\t' && octets.at(at) <= '\r'))) {
            at++;
        }
        return at < octets.length() && octets.at(at) == '{';
    }

    private static boolean gzip(Octets octets) {
        return octets.length() > 2 && octets.at(0) == 0x1f && octets.at(1) == 0x8b;
    }

    /// What is to be kept of a body that was sent with `Content-Encoding: gzip`: the octets themselves, which are
    /// then a compressed report; but of a report that was compressed twice, the inner one. RFC 9110 §8.4.1.3.
    static Octets decoded(Octets octets, int limit) {
        if (!gzip(octets)) {
            return octets;
        }
        try (var in = new GZIPInputStream(new ByteArrayInputStream(octets.toArray()))) {
            byte[] start = in.readNBytes(3);
            if (!gzip(Octets.of(start))) {
                return octets;
            }
            byte[] rest = in.readNBytes(limit);
            byte[] inner = Arrays.copyOf(start, start.length + rest.length);
            System.arraycopy(rest, 0, inner, start.length, rest.length);
            return inner.length > limit ? octets : Octets.of(inner);
        } catch (IOException notWhatItSays) {
            return octets;
        }
    }
}
