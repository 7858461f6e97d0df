package org.sealpost.app.render.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.sealpost.protocol.DeviationCode;
import org.sealpost.protocol.tlsrpt.TlsReportCode;
import org.sealpost.reports.authentic.SubmitterCode;
import org.sealpost.reports.intake.IntakeCode;
import org.sealpost.reports.listen.ListenCode;
import org.sealpost.reports.readiness.RuleCode;

/// Every code about reports has its words, and `docs/report-codes.md` is made from them; `-Dsealpost.write=true` writes
/// it.
class ReportCodesTest {
    private static final Path TABLE = Path.of("src", "main", "resources")
            .resolve(Path.of("org", "sealpost", "app", "render", "reports", "codes.tsv"));
    private static final Path PAGE = Path.of("..", "docs", "report-codes.md");

    private final ReportCodes codes = new ReportCodes();

    private static List<List<String>> table() throws IOException {
        return Files.readAllLines(TABLE).stream()
                .filter(line -> !line.startsWith("#"))
                .map(line -> List.of(line.split("\t", -1)))
                .toList();
    }

    /// Two of them may use one word for the same thing.
    private static Set<String> ofEnums() {
        return Stream.of(
                        ids(TlsReportCode.values()),
                        ids(IntakeCode.values()),
                        ids(SubmitterCode.values()),
                        Arrays.stream(ListenCode.values()).map(ListenCode::id))
                .flatMap(each -> each)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<String> ids(DeviationCode[] values) {
        return Arrays.stream(values).map(DeviationCode::id);
    }

    @Test
    void theTableHasEachCodeOnceAndNoOther() throws IOException {
        assertThat(table().stream().map(List::getFirst)).containsExactlyInAnyOrderElementsOf(ofEnums());
    }

    @Test
    void everyLineHasWholeSentencesInThreeCells() throws IOException {
        assertThat(table()).allSatisfy(line -> {
            assertThat(line).hasSize(3);
            assertThat(line.subList(1, 3))
                    .allSatisfy(words -> assertThat(words)
                            .matches("[A-Z`].*[.?]")
                            .doesNotContain("  ")
                            .doesNotContain("|")
                            .isEqualTo(words.strip()));
        });
    }

    @Test
    void rulesHaveTheWordsOfTheirOwn() {
        assertThat(RuleCode.values())
                .allSatisfy(rule -> assertThat(codes.of(rule.id())).hasValueSatisfying(meaning -> {
                    assertThat(meaning.what()).isEqualTo(rule.explanation());
                    assertThat(meaning.then()).endsWith(rule.fix());
                }));
        assertThat(codes.codes()).hasSize(ofEnums().size() + RuleCode.values().length);
    }

    @Test
    void thePageOfCodesIsUpToDate() throws IOException {
        var page = new StringBuilder("""
            # Codes about TLS reports

            Written by a test from `codes.tsv` and the rules; not to be edited. `sealpost explain CODE` shows each of them.
            [reports.md](reports.md) says how they come about.
            """);
        section(page, "What a report says oddly", "tlsrpt.report.", "what becomes of it");
        section(page, "How it came", "intake.", "what becomes of it");
        section(page, "What a report says of its sender", "submitter.", "what becomes of it");
        section(page, "Readiness", "readiness.", "answer, and what to do");
        if (Boolean.getBoolean("sealpost.write")) {
            Files.writeString(PAGE, page);
        }
        assertThat(PAGE).as("-Dsealpost.write=true writes %s", PAGE).content().isEqualTo(page.toString());
    }

    private void section(StringBuilder page, String heading, String prefix, String then) {
        page.append("\n## ")
                .append(heading)
                .append("\n\n| code | what it is | ")
                .append(then);
        page.append(" |\n| --- | --- | --- |\n");
        codes.codes().stream()
                .filter(code -> code.startsWith(prefix))
                .flatMap(code -> codes.of(code).stream())
                .forEach(meaning -> page.append("| `")
                        .append(meaning.code())
                        .append("` | ")
                        .append(meaning.what())
                        .append(meaning.rfc()
                                .map(section -> " (" + section + ")")
                                .orElse(""))
                        .append(" | ")
                        .append(meaning.then())
                        .append(" |\n"));
    }
}
