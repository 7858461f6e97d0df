package org.sealpost.app.hostile;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;

/// Ways to spoil a text, chosen by chance.
final class Mutation {
    private static final int WAYS = 8;

    private final Random random;

    Mutation(Random random) {
        this.random = random;
    }

    /// The text after one to four of the ways.
    byte[] spoil(String text) {
        byte[] octets = text.getBytes(StandardCharsets.UTF_8);
        for (int i = 1 + random.nextInt(4); i > 0; i--) {
            octets = once(octets);
        }
        return octets;
    }

    /// Octets of any kind.
    byte[] garbage(int most) {
        byte[] octets = new byte[1 + random.nextInt(most)];
        random.nextBytes(octets);
        return octets;
    }

    /// The same as a text of octets.
    String garbageText(int most) {
        return new String(garbage(most), StandardCharsets.ISO_8859_1);
    }

    private byte[] once(byte[] octets) {
        int at = random.nextInt(octets.length + 1);
        return switch (random.nextInt(WAYS)) {
            case 0 -> Arrays.copyOf(octets, at);
            case 1 -> flipped(octets);
            case 2 -> inserted(octets, at, garbage(40));
            case 3 -> inserted(octets, at, new byte[] {(byte) 0xef, (byte) 0xbb, (byte) 0xbf});
            case 4 -> inserted(octets, at, "\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            case 5 -> inserted(octets, at, repeated(octets, 1 + random.nextInt(200)));
            case 6 -> inserted(octets, at, "9".repeat(1 + random.nextInt(3000)).getBytes(StandardCharsets.US_ASCII));
            default -> inserted(octets, at, "\u202e\u0000ü;\t\u2028".getBytes(StandardCharsets.UTF_8));
        };
    }

    private byte[] flipped(byte[] octets) {
        byte[] result = octets.clone();
        for (int i = 0; i < result.length; i += 1 + random.nextInt(20)) {
            result[i] = (byte) (result[i] ^ (1 << random.nextInt(8)));
        }
        return result;
    }

    private static byte[] repeated(byte[] octets, int times) {
        var all = new ByteArrayOutputStream();
        for (int i = 0; i < times && all.size() < 100_000; i++) {
            all.writeBytes(octets);
        }
        return all.toByteArray();
    }

    private static byte[] inserted(byte[] octets, int at, byte[] more) {
        var all = new ByteArrayOutputStream();
        all.write(octets, 0, at);
        all.writeBytes(more);
        all.write(octets, at, octets.length - at);
        return all.toByteArray();
    }
}
