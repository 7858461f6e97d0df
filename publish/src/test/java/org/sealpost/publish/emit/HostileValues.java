package org.sealpost.publish.emit;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What a TXT record may hold, whoever wrote it: `hostile.tsv`, and texts of every length round the limit of a
/// string.
public final class HostileValues {
    private HostileValues() {}

    public static Stream<String> all() throws IOException {
        try (InputStream table = Objects.requireNonNull(HostileValues.class.getResourceAsStream("hostile.tsv"))) {
            String text = new String(table.readAllBytes(), StandardCharsets.UTF_8);
            Stream<String> values = text
                    .lines()
                    .filter(line -> !line.startsWith("# value"))
                    .map(line ->
                            unicode(line.substring(0, line.lastIndexOf('\t'))).translateEscapes())
                    .toList()
                    .stream();
            Stream<String> lengths = Stream.of(
                    "x".repeat(255),
                    "x".repeat(256),
                    "\"".repeat(255),
                    "\\".repeat(300),
                    "ü".repeat(400),
                    "y".repeat(4_000));
            return Stream.concat(values, lengths);
        }
    }

    private static String unicode(String text) {
        return Pattern.compile("\\\\u([0-9A-F]{4})")
                .matcher(text)
                .replaceAll(
                        match -> Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(match.group(1), 16))));
    }
}
