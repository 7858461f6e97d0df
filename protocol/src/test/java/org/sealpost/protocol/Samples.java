package org.sealpost.protocol;

import java.util.Arrays;
import java.util.Random;

/// Values for tests from a seeded source: the same in every run.
public final class Samples {
    private static final String[] TRAPS = {
        "\r\n",
        "\n",
        "\r",
        " ",
        "\t",
        ":",
        ";",
        "=",
        ",",
        "!",
        "\"",
        "<html>",
        "*",
        ".",
        "*.",
        "v=STSv1;",
        "mx: ",
        "\u0000",
        "é",
        "{",
        "}",
        "[",
        "]",
        "null",
        "1e9",
        "-1",
        "%2C",
        "mailto:",
        "https://"
    };

    private Samples() {}

    @SafeVarargs
    public static <T> T oneOf(Random random, T... values) {
        return values[random.nextInt(values.length)];
    }

    /// `length` characters of `alphabet`.
    public static String text(Random random, String alphabet, int length) {
        int[] characters = alphabet.codePoints().toArray();
        var text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.appendCodePoint(characters[random.nextInt(characters.length)]);
        }
        return text.toString();
    }

    public static String hostName(Random random) {
        var name = new StringBuilder();
        for (int i = random.nextInt(4); i >= 0; i--) {
            name.append(text(random, "abcXYZ019", 1)).append(text(random, "abXY09-", random.nextInt(8)));
            name.append(text(random, "abcXYZ019", 1)).append(i == 0 ? "" : ".");
        }
        return name.toString();
    }

    /// `text` with a few octets changed, left out, repeated or put in.
    public static Octets damaged(Random random, String text) {
        byte[] bytes = Octets.utf8(text).toArray();
        for (int i = random.nextInt(4); i >= 0; i--) {
            int at = random.nextInt(bytes.length + 1);
            byte[] insert = switch (random.nextInt(4)) {
                case 0 -> new byte[] {(byte) random.nextInt(256)};
                case 1 -> Octets.utf8(oneOf(random, TRAPS)).toArray();
                case 2 -> Arrays.copyOfRange(bytes, at, Math.min(bytes.length, at + random.nextInt(20)));
                default -> new byte[0];
            };
            int resume = Math.min(bytes.length, at + random.nextInt(3));
            byte[] changed = Arrays.copyOf(bytes, at + insert.length + bytes.length - resume);
            System.arraycopy(insert, 0, changed, at, insert.length);
            System.arraycopy(bytes, resume, changed, at + insert.length, bytes.length - resume);
            bytes = changed;
        }
        return Octets.of(bytes);
    }
}
