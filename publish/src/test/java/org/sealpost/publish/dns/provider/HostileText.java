package org.sealpost.publish.dns.provider;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// A value from the table of those that other tools have stumbled over.
///
/// @param plain whether it is ASCII without quotes and backslashes
record HostileText(String text, boolean plain, String why) {
    private static final Pattern REPEATED = Pattern.compile("<([0-9]+)>");

    static List<HostileText> all() {
        try (InputStream in = Optional.ofNullable(HostileText.class.getResourceAsStream("../texts.tsv"))
                .orElseThrow()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .skip(1)
                    .map(line -> line.split("\t", -1))
                    .map(parts -> new HostileText(
                            REPEATED.matcher(parts[0])
                                    .replaceAll(found -> "a".repeat(Integer.parseInt(found.group(1)))),
                            parts[1].equals("yes"),
                            parts[2]))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
