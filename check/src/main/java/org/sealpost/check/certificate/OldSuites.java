package org.sealpost.check.certificate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// The cipher suites to leave behind, from the file `old-suites.tsv`: what their names have in common, and why.
final class OldSuites {
    static final OldSuites SHIPPED = new OldSuites();

    private final Map<Pattern, String> reasons = new LinkedHashMap<>();

    private OldSuites() {
        try (var in = OldSuites.class.getResourceAsStream("old-suites.tsv")) {
            if (in == null) {
                throw new IllegalStateException("old-suites.tsv is missing");
            }
            new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .skip(1)
                    .map(line -> line.split("\t", 2))
                    .forEach(cells -> reasons.put(Pattern.compile(cells[0]), cells[1]));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /// Why a suite is to be left behind; empty when it is not.
    Optional<String> reason(String suite) {
        return reasons.entrySet().stream()
                .filter(entry -> entry.getKey().matcher(suite).find())
                .map(Map.Entry::getValue)
                .findFirst();
    }
}
