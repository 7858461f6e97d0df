package org.sealpost.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The pages of `docs/hosters` and the links to them from `docs/checks`.
class HosterExamplesTest {
    private static final Path FOLDER = Path.of("..", "docs", "hosters");

    private final CheckPages pages = new CheckPages();

    static List<String> codes() {
        return new CheckPages().codes();
    }

    @ParameterizedTest
    @MethodSource("codes")
    void everyLinkLeadsToASectionWithText(String code) {
        String page = pages.page(code);
        long links = page.lines().filter(line -> line.contains("../hosters/")).count();
        assertThat(HosterExamples.namedIn(page))
                .as("the sections of docs/hosters that the page of %s links to, one link a line", code)
                .hasSize(Math.toIntExact(links))
                .allSatisfy(section -> assertThat(section.lines().count()).isGreaterThan(3));
    }

    @Test
    void everySectionIsNamedBySomePage() throws IOException {
        Set<String> named = codes().stream()
                .map(pages::page)
                .map(HosterExamples::namedIn)
                .flatMap(Collection::stream)
                .map(section -> section.lines().skip(1).findFirst().orElse(""))
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> sections = new TreeSet<>();
        try (Stream<Path> files = Files.list(FOLDER)) {
            for (Path file : files.toList()) {
                Files.readAllLines(file).stream()
                        .filter(line -> line.startsWith("## "))
                        .forEach(sections::add);
            }
        }
        assertThat(named).isNotEmpty().isEqualTo(sections);
    }

    @Test
    void linesFitTheScreen() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            for (Path file : files.toList()) {
                assertThat(Files.readAllLines(file))
                        .as(file.toString())
                        .filteredOn(line -> line.length() > 105)
                        .isEmpty();
            }
        }
    }

    @Test
    void explainShowsTheSectionBelowThePage(@TempDir Path directory) {
        var session = new Session(directory);
        assertThat(session.run("explain", "mtasts.record.missing")).isZero();
        assertThat(session.out())
                .containsSubsequence(
                        "# There is no MTA-STS record", "## What senders do", "## Worlds", "## A TXT record")
                .contains("_mta-sts.example.org.  3600  IN  TXT");
    }

    @Test
    void aLinkToNowhereGivesNothing() {
        assertThat(HosterExamples.namedIn(
                        "[a](../hosters/dns.md#no-such-section) [b](../hosters/none.md#a-txt-record)"))
                .isEmpty();
    }
}
