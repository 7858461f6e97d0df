package org.sealpost.observe.peer;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Octets as the tables write them: UTF-8 with `\r`, `\n` and `\x41`; an empty cell is no octets.
public final class Escaped {
    private static final Pattern PIECE = Pattern.compile("\\\\x[0-9a-f]{2}|\\\\[rn]|[^\\\\]+");

    private Escaped() {}

    public static byte[] octets(@Nullable String cell) {
        var octets = new ByteArrayOutputStream();
        Matcher piece = PIECE.matcher(cell == null ? "" : cell);
        while (piece.find()) {
            String text = piece.group();
            if (text.startsWith("\\x")) {
                octets.write(Integer.parseInt(text.substring(2), 16));
            } else {
                String meant = text.equals("\\r") ? "\r" : text.equals("\\n") ? "\n" : text;
                octets.writeBytes(meant.getBytes(StandardCharsets.UTF_8));
            }
        }
        return octets.toByteArray();
    }

    public static String text(@Nullable String cell) {
        return new String(octets(cell), StandardCharsets.UTF_8);
    }

    /// A stream that gives at most one octet a read, as a slow network does.
    public static InputStream dripping(byte[] octets) {
        return new ByteArrayInputStream(octets) {
            @Override
            public synchronized int read(byte[] buffer, int offset, int length) {
                return super.read(buffer, offset, Math.min(1, length));
            }
        };
    }
}
