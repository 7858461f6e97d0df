package org.sealpost.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What holds whatever the facts are: clauses of all the stories of the table, mixed at random.
class AnyFactsTest {
    private static final List<String> CLAUSES = VerdictTableTest.rows().stream()
            .flatMap(row -> List.of(row.story().split(" \\| ?", -1)).stream())
            .filter(clause -> !clause.startsWith("further"))
            .distinct()
            .toList();

    private static String story(Random random) {
        return IntStream.range(0, 1 + random.nextInt(6))
                .mapToObj(i -> CLAUSES.get(random.nextInt(CLAUSES.size())))
                .collect(Collectors.joining(" | "));
    }

    @Test
    void everyMixtureIsJudgedByTheRulesOfTheVerdict() {
        var random = new Random(8461);
        for (int i = 0; i < 1_000; i++) {
            String story = story(random);
            Verdict verdict = Judge.judge(Story.facts(story));
            assertThat(verdict.aspects())
                    .as(story)
                    .extracting(AspectVerdict::aspect)
                    .isEqualTo(Aspect.ofOneLook());
            assertThat(verdict.findings())
                    .as(story)
                    .isSortedAccordingTo(Comparator.comparing(
                            (Finding finding) -> finding.code().severity()));
            boolean error = verdict.findings().stream().anyMatch(f -> f.code().severity() == Severity.ERROR);
            boolean unknown = verdict.findings().stream().anyMatch(f -> f.code().severity() == Severity.UNKNOWN);
            assertThat(verdict.outcome() != Outcome.FAIL || error).as(story).isTrue();
            assertThat(verdict.outcome() != Outcome.UNKNOWN || unknown)
                    .as(story)
                    .isTrue();
            assertThat(verdict.outcome() == Outcome.PASS || verdict.because().isPresent())
                    .as(story)
                    .isTrue();
        }
    }

    @Test
    void theLocaleOfTheMachineChangesNothing() {
        Locale before = Locale.getDefault();
        List<VerdictTableTest.Row> rows = VerdictTableTest.rows();
        try {
            Locale.setDefault(Locale.forLanguageTag("tr-TR"));
            assertThat(rows)
                    .allSatisfy(row ->
                            assertThat(VerdictTableTest.asRow(row.story())).isEqualTo(row));
        } finally {
            Locale.setDefault(before);
        }
    }
}
