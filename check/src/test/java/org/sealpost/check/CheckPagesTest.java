package org.sealpost.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The pages of `docs/checks`: one for each code. Their third line and the index come from the code; with
/// `-Dsealpost.write=true` they are written, without they are compared.
class CheckPagesTest {
    private static final Path FOLDER = Path.of("..", "docs", "checks");
    private static final boolean WRITE = Boolean.getBoolean("sealpost.write");
    private static final List<String> SECTIONS = List.of(
            "## What it means",
            "## What senders do",
            "## How it is found",
            "## What to do",
            "## What other guides say",
            "## Worlds");

    static List<FindingCode> codes() {
        return Judge.codes();
    }

    @ParameterizedTest
    @MethodSource("codes")
    void everyCodeHasAPageWithAllItsParts(FindingCode code) {
        Path page = FOLDER.resolve(code.id() + ".md");
        assertThat(page).exists();
        List<String> lines = read(page).lines().toList();
        assertThat(lines.getFirst()).startsWith("# ").doesNotEndWith(".");
        assertThat(lines.getFirst()).as("a title names its subject").contains("{subject}");
        assertThat(lines.get(1)).isEmpty();
        if (WRITE) {
            var written = new ArrayList<>(lines);
            written.set(2, particulars(code));
            write(page, String.join("\n", written) + "\n");
        } else {
            assertThat(lines.get(2)).isEqualTo(particulars(code));
        }
        assertThat(lines.get(3)).isEmpty();
        assertThat(lines.stream().filter(line -> line.startsWith("## ")))
                .as("%s needs these sections in this order, and may have the others between them", page)
                .containsSubsequence("## What it means", "## What senders do", "## What to do")
                .isSubsetOf(SECTIONS);
        assertThat(section(lines, "## What senders do"))
                .as("what senders do in %s: one item each for those without a cached policy, with one …", page)
                .anyMatch(line -> line.startsWith("- "))
                .hasSizeBetween(1, 10);
        assertThat(section(lines, "## What to do"))
                .as("the steps in %s", page)
                .anyMatch(line -> line.startsWith("1. "));
        assertThat(lines)
                .as("lines of %s that are too long", page)
                .filteredOn(line -> line.length() > 100)
                .isEmpty();
    }

    private static List<String> section(List<String> lines, String heading) {
        return lines.stream()
                .dropWhile(line -> !line.equals(heading))
                .skip(1)
                .takeWhile(line -> !line.startsWith("## "))
                .filter(line -> !line.isBlank())
                .toList();
    }

    @Test
    void everyPageHasACode() throws IOException {
        try (Stream<Path> pages = Files.list(FOLDER)) {
            assertThat(pages.map(page -> page.getFileName().toString()).filter(name -> !name.equals("README.md")))
                    .containsExactlyInAnyOrderElementsOf(
                            codes().stream().map(code -> code.id() + ".md").toList());
        }
    }

    @Test
    void theIndexListsAllCodes() {
        var text = new StringBuilder("""
                # Findings

                One page for each finding that `sealpost check` can make; `sealpost explain CODE` shows them. The code of
                a finding never changes its meaning. An *error* means that mail is, or will be, lost or unprotected;
                *unknown* that it could not be told; a *warning* that it will hurt under some circumstance; a *notice*
                is worth knowing. [How the verdict is made](../verdict.md) says what follows from them.
                """);
        for (Aspect aspect : Aspect.values()) {
            text.append("\n## ").append(aspect.title()).append("\n\n| code | severity | rule | what it says |\n");
            text.append("| --- | --- | --- | --- |\n");
            codes().stream().filter(code -> code.aspect() == aspect).forEach(code -> text.append(row(code)));
        }
        Path index = FOLDER.resolve("README.md");
        if (WRITE) {
            write(index, text.toString());
        }
        assertThat(read(index)).isEqualTo(text.toString());
    }

    @Test
    void noPageHasRudeOrLoudWords() {
        assertThat(codes())
                .allSatisfy(code -> assertThat(read(FOLDER.resolve(code.id() + ".md")))
                        .doesNotContainIgnoringCase("please")
                        .doesNotContainIgnoringCase("simply")
                        .doesNotContain("! "));
    }

    private static String row(FindingCode code) {
        String title = read(FOLDER.resolve(code.id() + ".md"))
                .lines()
                .findFirst()
                .orElse("")
                .substring(2);
        return "| [%s](%s.md) | %s | %s | %s |\n"
                .formatted(code.id(), code.id(), severity(code), code.rfc(), title.replace("{subject}", "…"));
    }

    private static String particulars(FindingCode code) {
        String severity = severity(code);
        return Character.toUpperCase(severity.charAt(0)) + severity.substring(1) + " · "
                + code.aspect().title() + " · " + code.rfc() + " · " + fixer(code.fixer());
    }

    private static String severity(FindingCode code) {
        return code.severity().name().toLowerCase(Locale.ROOT);
    }

    private static String fixer(Fixer fixer) {
        return switch (fixer) {
            case DNS -> "for whoever edits the zone";
            case POLICY_HOST -> "for whoever runs the policy host";
            case MAIL_SERVER -> "for whoever runs the mail server";
            case CERTIFICATE_AUTHORITY -> "for whoever gets the certificate";
            case SENDER -> "for whoever checks";
        };
    }

    private static String read(Path path) {
        try {
            return Files.readString(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(Path path, String text) {
        try {
            Files.writeString(path, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
