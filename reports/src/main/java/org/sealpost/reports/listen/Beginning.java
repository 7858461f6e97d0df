package org.sealpost.reports.listen;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// How that begins which came last over a connection. Of a request line that the server cannot read it tells for which
/// path it was, such as `GET /v1/%00`; it is believed for nothing but the form of the answer.
final class Beginning {
    private static final int OCTETS = 128;
    private static final Pattern LINE = Pattern.compile("[!-~]{1,32} (?:https?://[^/ ]*)?(/[^ ?#\r\n]*)");

    private final byte[] octets = new byte[OCTETS];
    private int length;

    /// A connection of which that is kept.
    interface Kept {
        Beginning beginning();
    }

    /// @param filled how many octets at the end of the buffer came just now; none where that is not positive
    synchronized void came(ByteBuffer buffer, int filled) {
        if (filled > 0) {
            length = Math.min(OCTETS, filled);
            buffer.get(buffer.limit() - filled, octets, 0, length);
        }
    }

    /// As it was written; empty when it does not begin as a request does.
    synchronized Optional<String> path() {
        Matcher line = LINE.matcher(new String(octets, 0, length, StandardCharsets.ISO_8859_1));
        return line.lookingAt() ? Optional.of(line.group(1)) : Optional.empty();
    }
}
