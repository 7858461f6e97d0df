package org.sealpost.reports.intake;

import java.util.Arrays;
import java.util.Optional;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.sealpost.protocol.Octets;

/// Decompresses gzip within limits. It is made once and used for many, by one thread at a time.
///
/// @see <a href="https://www.rfc-editor.org/rfc/rfc1952#section-2.2">RFC 1952 §2.2</a>
final class Gunzip {
    private static final int USUAL = 16 << 10;
    private static final int KEPT = 256 << 10;
    private static final int TRAILER = 8;

    private final Inflater inflater = new Inflater(true);
    private final CRC32 crc = new CRC32();
    private byte[] out = new byte[USUAL];
    private int length;

    static boolean isGzip(byte[] octets, int at) {
        return octets.length - at >= 2 && (octets[at] & 0xff) == 0x1f && (octets[at + 1] & 0xff) == 0x8b;
    }

    /// What it holds, as far as it can be read; empty when that is nothing, or more than the limits allow.
    Optional<Octets> inflate(byte[] in, IntakeLimits limits, Notes notes) {
        length = 0;
        Optional<IntakeCode> problem = Optional.empty();
        int at = 0;
        int members = 0;
        while (at < in.length && problem.isEmpty()) {
            if (members > 0 && !isGzip(in, at)) {
                notes.add(IntakeCode.GZIP_TRAILING, (in.length - at) + " octets");
                break;
            }
            long start = length;
            int body = bodyAfterHeader(in, at, notes);
            problem = body < 0 ? Optional.of(headerProblem(body)) : inflateMember(in, body, limits);
            if (problem.isEmpty()) {
                int end = body + (int) inflater.getBytesRead();
                members++;
                at = end + TRAILER;
                problem = at > in.length ? Optional.of(IntakeCode.GZIP_TRUNCATED) : Optional.empty();
                if (problem.isEmpty()
                        && (number(in, end) != (int) crc.getValue() || number(in, end + 4) != (int) (length - start))) {
                    notes.add(IntakeCode.GZIP_CHECKSUM, "member " + members);
                }
            }
        }
        if (members > 1) {
            notes.add(IntakeCode.GZIP_MEMBERS, Integer.toString(members));
        }
        problem.ifPresent(code -> notes.add(code, said(code, limits)));
        if (problem.isEmpty() && length == 0) {
            notes.add(IntakeCode.EMPTY, "");
        }
        boolean refused = problem.filter(
                        code -> code == IntakeCode.INFLATED_TOO_LARGE || code == IntakeCode.RATIO_TOO_HIGH)
                .isPresent();
        Optional<Octets> result = refused || length == 0 ? Optional.empty() : Optional.of(Octets.of(out, 0, length));
        if (out.length > KEPT) {
            out = new byte[USUAL];
        }
        return result;
    }

    /// Gives back the memory that is not Java's.
    void end() {
        inflater.end();
    }

    private Optional<IntakeCode> inflateMember(byte[] in, int body, IntakeLimits limits) {
        inflater.reset();
        crc.reset();
        inflater.setInput(in, body, in.length - body);
        while (!inflater.finished()) {
            if (length == out.length) {
                out = Arrays.copyOf(out, 2 * out.length);
            }
            int more;
            try {
                more = inflater.inflate(out, length, out.length - length);
            } catch (DataFormatException broken) {
                return Optional.of(IntakeCode.GZIP_BROKEN);
            }
            if (more == 0 && !inflater.finished()) {
                return Optional.of(IntakeCode.GZIP_TRUNCATED);
            }
            crc.update(out, length, more);
            length += more;
            if (length > limits.inflated()) {
                return Optional.of(IntakeCode.INFLATED_TOO_LARGE);
            }
            if (length > limits.ratioFrom() && length > limits.ratio() * (body + inflater.getBytesRead())) {
                return Optional.of(IntakeCode.RATIO_TOO_HIGH);
            }
        }
        return Optional.empty();
    }

    private static final int ENDS_EARLY = -1;
    private static final int BROKEN = -2;

    private static IntakeCode headerProblem(int body) {
        return body == ENDS_EARLY ? IntakeCode.GZIP_TRUNCATED : IntakeCode.GZIP_BROKEN;
    }

    /// RFC 1952 §2.3: where the compressed octets of a member begin; negative when nowhere.
    private int bodyAfterHeader(byte[] in, int at, Notes notes) {
        if (in.length - at < 10) {
            return ENDS_EARLY;
        }
        int flags = in[at + 3] & 0xff;
        // Method 8 is the only one, and the bits from 0x20 are for nothing yet.
        if (in[at + 2] != 8 || (flags & 0xe0) != 0) {
            return BROKEN;
        }
        int body = at + 10;
        if ((flags & 0x04) != 0) {
            if (in.length - body < 2) {
                return ENDS_EARLY;
            }
            body += 2 + ((in[body] & 0xff) | (in[body + 1] & 0xff) << 8);
        }
        for (int text : new int[] {0x08, 0x10}) {
            if ((flags & text) != 0) {
                while (body < in.length && in[body] != 0) {
                    body++;
                }
                body++;
            }
        }
        if ((flags & 0x02) != 0) {
            if (in.length - body < 2) {
                return ENDS_EARLY;
            }
            crc.reset();
            crc.update(in, at, body - at);
            if ((crc.getValue() & 0xffff) != ((in[body] & 0xff) | (in[body + 1] & 0xff) << 8)) {
                notes.add(IntakeCode.GZIP_CHECKSUM, "header");
            }
            body += 2;
        }
        return body > in.length ? ENDS_EARLY : body;
    }

    private static int number(byte[] in, int at) {
        return (in[at] & 0xff) | (in[at + 1] & 0xff) << 8 | (in[at + 2] & 0xff) << 16 | (in[at + 3] & 0xff) << 24;
    }

    private static String said(IntakeCode code, IntakeLimits limits) {
        return switch (code) {
            case INFLATED_TOO_LARGE -> Integer.toString(limits.inflated());
            case RATIO_TOO_HIGH -> Integer.toString(limits.ratio());
            default -> "";
        };
    }
}
