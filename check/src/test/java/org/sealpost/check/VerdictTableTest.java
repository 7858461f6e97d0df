package org.sealpost.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// `verdicts.tsv`: a story, the outcome of the record, the verdict, the codes found (these and no others), what
/// senders do today and under `enforce`, and why.
class VerdictTableTest {
    record Row(String story, String record, String verdict, List<String> codes, String today, String enforced) {
        @Override
        public String toString() {
            return story;
        }
    }

    static List<Row> rows() {
        try (var in = VerdictTableTest.class.getResourceAsStream("verdicts.tsv")) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            List<Row> rows = new ArrayList<>();
            for (String line :
                    text.lines().filter(l -> !l.startsWith("#") && !l.isBlank()).toList()) {
                String[] cells = line.split("\t", -1);
                assertThat(cells).as(line).hasSizeGreaterThanOrEqualTo(6);
                List<String> codes = cells[3].isBlank() ? List.of() : List.of(cells[3].split(" ", -1));
                rows.add(new Row(cells[0], cells[1], cells[2], codes, cells[4], cells[5]));
            }
            return rows;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @MethodSource("rows")
    void theTableHolds(Row row) {
        assertThat(asRow(row.story())).hasToString(row.story()).isEqualTo(row);
    }

    static Row asRow(String story) {
        Verdict verdict = Judge.judge(Story.facts(story));
        List<String> codes = verdict.findings().stream()
                .map(finding -> finding.code().id())
                .distinct()
                .sorted()
                .toList();
        return new Row(
                story,
                word(verdict.aspects().getFirst().outcome()),
                word(verdict.outcome()),
                codes,
                effect(verdict.today()),
                effect(verdict.underEnforce()));
    }

    @Test
    void everyCodeIsFoundInSomeRow() {
        var found = rows().stream().flatMap(row -> row.codes().stream()).collect(Collectors.toCollection(TreeSet::new));
        var all = Judge.codes().stream()
                .filter(code -> Aspect.ofOneLook().contains(code.aspect()))
                .map(FindingCode::id)
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(found).isEqualTo(all);
    }

    private static String word(Outcome outcome) {
        return outcome.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static String effect(Effect effect) {
        return switch (effect) {
            case Effect.Unprotected() -> "unprotected";
            case Effect.Tested(var refused) -> "tested" + names(refused);
            case Effect.OptedOut() -> "opted-out";
            case Effect.Protected() -> "protected";
            case Effect.PartlyRefused(var refused, var usable) -> "partly-refused" + names(refused) + names(usable);
            case Effect.Refused(var refused) -> "refused" + names(refused);
            case Effect.CannotTell() -> "cannot-tell";
            case Effect.NoMail() -> "no-mail";
        };
    }

    private static String names(List<org.sealpost.protocol.name.DomainName> names) {
        return "(" + names.stream().map(name -> name.labels().getFirst()).collect(Collectors.joining(",")) + ")";
    }

    /// Prints the table as the code would write it, to be read and not believed.
    public static void main(String[] stories) {
        Arrays.stream(stories)
                .map(VerdictTableTest::asRow)
                .forEach(row -> System.out.println(String.join(
                        "\t",
                        row.story(),
                        row.record(),
                        row.verdict(),
                        String.join(" ", row.codes()),
                        row.today(),
                        row.enforced())));
    }
}
