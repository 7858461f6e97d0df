package org.sealpost.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sealpost.check.grade.Grade;
import org.sealpost.check.grade.Letter;
import org.sealpost.check.grade.Scale;

/// `grades.tsv`: a story, its grade, and the codes that hold it down. The page of the scale is what the scale says;
/// `-Dsealpost.write=true` writes it anew.
class GradeTableTest {
    private static final Path PAGE = Path.of("..", "docs", "grade.md");
    private static final String BEGIN = "<!-- the scale, written by a test -->\n";
    private static final String END = "<!-- end of the scale -->\n";

    record Row(String story, String grade, List<String> codes) {
        @Override
        public String toString() {
            return story;
        }
    }

    static List<Row> rows() {
        try (var in = GradeTableTest.class.getResourceAsStream("grades.tsv")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#") && !line.isBlank())
                    .map(line -> line.split("\t", -1))
                    .map(cells -> new Row(
                            cells[0], cells[1], cells[2].isEmpty() ? List.of() : List.of(cells[2].split(" ", -1))))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @MethodSource("rows")
    void theTableHolds(Row row) {
        assertThat(asRow(row.story())).isEqualTo(row);
    }

    static Row asRow(String story) {
        return switch (Grade.of(Judge.judge(Story.facts(story)))) {
            case Grade.CannotTell _ -> new Row(story, "unknown", List.of());
            case Grade.NotApplicable _ -> new Row(story, "none", List.of());
            case Grade.Graded graded ->
                new Row(
                        story,
                        graded.letter().text(),
                        graded.heldDownBy().stream()
                                .flatMap(held -> held.codes().stream())
                                .toList());
        };
    }

    @Test
    void everyGradeIsInTheTable() {
        assertThat(rows().stream().map(Row::grade).distinct())
                .containsAll(Arrays.stream(Letter.values()).map(Letter::text).toList());
    }

    /// Whatever fails is not well protected, and what is well protected does not fail.
    @ParameterizedTest
    @MethodSource("org.sealpost.check.VerdictTableTest#rows")
    void aGradeAgreesWithTheVerdict(VerdictTableTest.Row row) {
        Verdict verdict = Judge.judge(Story.facts(row.story()));
        if (Grade.of(verdict) instanceof Grade.Graded graded) {
            assertThat(graded.held())
                    .isSortedAccordingTo((one, other) -> other.letter().compareTo(one.letter()));
            assertThat(graded.letter().compareTo(Letter.A) <= 0 && verdict.outcome() == Outcome.FAIL)
                    .as(graded.toString())
                    .isFalse();
        } else {
            assertThat(verdict.outcome() == Outcome.NOT_APPLICABLE
                            || verdict.outcome() == Outcome.UNKNOWN
                            || verdict.underEnforce() instanceof Effect.CannotTell)
                    .isTrue();
        }
    }

    @Test
    void everyCodeOfTheScaleIsThatOfAFinding() {
        List<String> codes = Judge.codes().stream().map(FindingCode::id).toList();
        assertThat(Scale.rows()).filteredOn(row -> row.heldBy().contains(".")).allSatisfy(row -> {
            String pattern = row.heldBy().replaceFirst("[: ].*", "");
            assertThat(codes)
                    .as(pattern)
                    .anyMatch(code -> pattern.endsWith("*")
                            ? code.startsWith(pattern.substring(0, pattern.length() - 1))
                            : code.equals(pattern));
        });
    }

    @Test
    void thePageShowsTheScale() throws IOException {
        String table = Scale.rows().stream()
                .map(row -> "| " + row.letter().text() + " | `" + row.heldBy() + "` | " + row.reason() + " |\n")
                .collect(Collectors.joining("", "| grade | held down by | reason |\n| --- | --- | --- |\n", ""));
        String page = Files.readString(PAGE);
        int begin = page.indexOf(BEGIN) + BEGIN.length();
        int end = page.indexOf(END);
        if (Boolean.getBoolean("sealpost.write")) {
            page = page.substring(0, begin) + table + page.substring(end);
            Files.writeString(PAGE, page);
            end = page.indexOf(END);
        }
        assertThat(page.substring(begin, end)).isEqualTo(table);
    }
}
