package org.sealpost.app.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.sealpost.protocol.name.DomainName;
import org.sealpost.protocol.tlsrpt.ResultType;

/// A domain of the demonstration, with what is invented about it.
///
/// @param world what the small internet has for it, as the worlds of the lab are written
/// @param otherwise what it had while the domain was otherwise; empty for one that never was
/// @param sessions mail sessions a day that reporters tell of
/// @param failure how some of them failed while something was wrong
record DemoDomain(
        String name,
        Set<String> tags,
        String world,
        Past past,
        Optional<String> otherwise,
        int sessions,
        Optional<ResultType> failure) {

    private static final String NONE = "-";

    /// What was otherwise before today; days are counted back from now.
    sealed interface Past {
        /// Always as it is now.
        record Same() implements Past {}

        /// All was well until so many days ago.
        record Since(int days) implements Past {}

        /// Something was wrong from so many days ago until so many.
        record Meanwhile(int from, int to) implements Past {}

        /// Whether something was wrong so many days ago.
        default boolean wrong(double daysAgo) {
            return switch (this) {
                case Same _ -> false;
                case Since(int days) -> daysAgo <= days;
                case Meanwhile(int from, int to) -> daysAgo <= from && daysAgo > to;
            };
        }

        /// Whether it was then as it is not now.
        default boolean isOtherwise(double daysAgo) {
            return switch (this) {
                case Same _ -> false;
                case Since _ -> !wrong(daysAgo);
                case Meanwhile _ -> wrong(daysAgo);
            };
        }
    }

    DomainName domain() {
        return DomainName.of(name + ".example");
    }

    static List<DemoDomain> all() {
        try (InputStream in = Objects.requireNonNull(DemoDomain.class.getResourceAsStream("demo.tsv"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> of(line.split("\t", -1)))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static DemoDomain of(String[] cells) {
        Set<String> tags =
                Arrays.stream(cells[1].split(",", -1)).map(String::strip).collect(Collectors.toSet());
        return new DemoDomain(
                cells[0],
                tags,
                cells[2],
                past(cells[3]),
                some(cells[4]),
                Integer.parseInt(cells[5]),
                some(cells[6]).map(ResultType::of));
    }

    private static Optional<String> some(String cell) {
        return Optional.of(cell).filter(text -> !text.equals(NONE));
    }

    private static Past past(String text) {
        if (text.equals(NONE)) {
            return new Past.Same();
        }
        String[] words = text.split("-", -1);
        return words.length == 1
                ? new Past.Since(Integer.parseInt(text))
                : new Past.Meanwhile(Integer.parseInt(words[0]), Integer.parseInt(words[1]));
    }
}
