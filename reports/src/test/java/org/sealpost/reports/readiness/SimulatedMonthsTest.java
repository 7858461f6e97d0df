package org.sealpost.reports.readiness;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Every day of every month gets the answer that its table has: the date, the answer, and the rule that leads.
class SimulatedMonthsTest {
    @ParameterizedTest
    @EnumSource
    void everyDayGetsTheRightAnswer(Stories story) throws IOException {
        List<String> answers =
                story.lived().stream().map(SimulatedMonthsTest::line).toList();
        if (Boolean.getBoolean("sealpost.write")) {
            write(story, answers);
        }
        assertThat(answers)
                .isEqualTo(table(story).stream()
                        .filter(line -> !line.startsWith("#"))
                        .toList());
    }

    private static String line(Assessment answer) {
        String[] words = Case.told(answer).split(" (?=[a-z])", 3);
        return String.join("\t", Days.of(answer.now()).toString(), words[0], words.length > 1 ? words[1] : "-");
    }

    private static List<String> table(Stories story) throws IOException {
        try (var in = SimulatedMonthsTest.class.getResourceAsStream(file(story))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        }
    }

    private static String file(Stories story) {
        return "months/" + story.name().toLowerCase(Locale.ROOT).replace('_', '-') + ".tsv";
    }

    /// With `-Dsealpost.write=true`; the lines that tell the truth of the month stay.
    private static void write(Stories story, List<String> answers) throws IOException {
        Path file = Path.of("src/test/resources/org/sealpost/reports/readiness").resolve(file(story));
        Files.createDirectories(file.getParent());
        var lines = new ArrayList<String>();
        if (Files.exists(file)) {
            Files.readAllLines(file).stream()
                    .filter(line -> line.startsWith("#"))
                    .forEach(lines::add);
        }
        lines.addAll(answers);
        Files.write(file, lines);
    }

    @Test
    void theLedgerOfNoDayEverShrinks() {
        for (Stories story : Stories.values()) {
            List<Assessment> answers = story.lived();
            for (int i = 1; i < answers.size(); i++) {
                var next = answers.get(i).ledger();
                assertThat(answers.get(i - 1).ledger())
                        .as(story.name())
                        .allSatisfy(before -> assertThat(next)
                                .anyMatch(after -> after.day().equals(before.day())
                                        && after.reporter().equals(before.reporter())
                                        && after.sessions() >= before.sessions()));
            }
        }
    }
}
