package org.sealpost.reports.readiness;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.sealpost.protocol.name.DomainName;
import org.sealpost.reports.decision.Counted;
import org.sealpost.reports.row.Row;

/// What holds of every history, tried on thousands that are made up.
class GatePropertiesTest {
    private static final int HISTORIES = 1000;

    @Test
    void moreCleanEvidenceNeverTurnsReadyIntoNotReady() {
        int ready = 0;
        for (int seed = 0; seed < HISTORIES; seed++) {
            var histories = new Histories(seed);
            Case history = histories.next();
            Assessment before = history.judge();
            if (before.readiness() instanceof Readiness.Ready) {
                ready++;
                history.ledger = before.ledger();
                history.rows.addAll(histories.clean(40));
                // A reporter that is heard often is expected, and can then be missed; nothing else may be said.
                assertThat(Case.told(history.judge())).as("seed " + seed).isIn("READY", "UNKNOWN silence");
            }
        }
        assertThat(ready).isGreaterThan(HISTORIES / 10);
    }

    @Test
    void evidenceThatGrowsDayAfterDayNeverTurnsReadyIntoNotReady() {
        for (int seed = 0; seed < HISTORIES / 10; seed++) {
            var histories = new Histories(seed);
            Case history = histories.next();
            boolean ready = false;
            for (int i = 0; i < 8; i++) {
                Assessment answer = history.judge();
                boolean now = answer.readiness() instanceof Readiness.Ready;
                assertThat(ready && !now && !Case.told(answer).equals("UNKNOWN silence"))
                        .as("seed " + seed)
                        .isFalse();
                ready |= now;
                history.ledger = answer.ledger();
                history.rows.addAll(histories.clean(5));
            }
        }
    }

    @Test
    void whatReportersThatDoNotCountSayChangesNothing() {
        int complaints = 0;
        for (int seed = 0; seed < HISTORIES; seed++) {
            var histories = new Histories(seed);
            Case history = histories.next();
            Assessment before = history.judge();
            for (int i = histories.number(100); i >= 0; i--) {
                history.rows.add(histories.row(histories.stranger(), histories.number(50)));
            }
            Assessment after = history.judge();
            assertThat(after.readiness().word())
                    .as("seed " + seed)
                    .isEqualTo(before.readiness().word());
            assertThat(decisive(after)).as("seed " + seed).isEqualTo(decisive(before));
            assertThat(after.run()).isEqualTo(before.run());
            assertThat(after.days()).isEqualTo(before.days());
            assertThat(after.ledger()).isEqualTo(before.ledger());
            assertThat(after.forecast().counting()).isEqualTo(before.forecast().counting());
            complaints += after.toProbe().size();
        }
        assertThat(complaints).isGreaterThan(HISTORIES);
    }

    /// All but what needs our own look to agree, which says so by itself then.
    private static List<Objection> decisive(Assessment assessment) {
        return assessment.objections().stream()
                .filter(each -> each.rule() != RuleCode.UNPROVEN_FAILURE)
                .toList();
    }

    @Test
    void fiftyStrangersWithGoodSignaturesAndCleanReportsMakeNothingReady() {
        var strangers =
                new Case().published("2026-05-01T00:00:00Z", Case.TESTING).probed(10);
        for (int i = 0; i < 50; i++) {
            strangers.clean(DomainName.of("provider" + i + ".example"), 60, 100_000);
        }
        Assessment answer = strangers.judge();
        assertThat(Case.told(answer)).isEqualTo("UNKNOWN run reporter-spread volume gaps");
        assertThat(answer.run().evidence()).isZero();
        assertThat(answer.ledger()).isEmpty();
        assertThat(answer.otherReporters()).isEqualTo(50);
    }

    @Test
    void theOrderInWhichThingsComeMeansNothing() {
        for (int seed = 0; seed < HISTORIES / 2; seed++) {
            var histories = new Histories(seed);
            Case history = histories.next();
            for (int i = 0; i < 10; i++) {
                history.rows.add(histories.row(histories.stranger(), histories.number(20)));
                history.rows.add(histories.row(histories.counting(), histories.number(20)));
            }
            history.ledger = new ArrayList<>(history.judge().ledger());
            Assessment before = history.judge();
            histories.shuffle(history.rows);
            histories.shuffle(history.policies);
            histories.shuffle(history.ledger);
            assertThat(history.judge()).as("seed " + seed).isEqualTo(before);
        }
    }

    @Test
    void aCleanRowInTwoPartsIsTheSame() {
        for (int seed = 0; seed < HISTORIES / 2; seed++) {
            var histories = new Histories(seed);
            Case history = histories.next();
            Assessment before = history.judge();
            List<Row> parts = histories.split(history.rows);
            history.rows.clear();
            history.rows.addAll(parts);
            assertThat(history.judge()).as("seed " + seed).isEqualTo(before);
        }
    }

    @Test
    void whatHasCountedNeverShrinks() {
        for (int seed = 0; seed < HISTORIES; seed++) {
            var histories = new Histories(seed);
            Case history = histories.next();
            history.ledger = history.judge().ledger();
            Map<?, Long> before = byReporterDay(history.ledger);
            for (int i = histories.number(20); i > 0 && !history.rows.isEmpty(); i--) {
                history.rows.remove(histories.number(history.rows.size()));
            }
            for (int i = histories.number(20); i > 0; i--) {
                history.rows.add(histories.row(histories.counting(), histories.number(50)));
            }
            Map<?, Long> after = byReporterDay(history.judge().ledger());
            before.forEach((reporterDay, sessions) ->
                    assertThat(after.get(reporterDay)).as("%s", reporterDay).isGreaterThanOrEqualTo(sessions));
        }
    }

    private static Map<?, Long> byReporterDay(List<Counted> ledger) {
        Function<Counted, List<?>> key = each -> List.of(each.day(), each.reporter());
        return ledger.stream().collect(Collectors.toMap(key, Counted::sessions));
    }

    @Test
    void aForecastIsNeverMoreThanWasTold() {
        int refusing = 0;
        for (int seed = 0; seed < HISTORIES; seed++) {
            var histories = new Histories(seed);
            Case history = histories.next();
            for (int i = 0; i < 10; i++) {
                history.rows.add(histories.row(histories.counting(), histories.number(20)));
                history.rows.add(histories.row(histories.stranger(), histories.number(20)));
            }
            Forecast forecast = history.judge().forecast();
            long refused = forecast.counting().stream()
                    .mapToLong(Forecast.Refusal::total)
                    .sum();
            assertThat(refused).as("seed " + seed).isLessThanOrEqualTo(forecast.sessions());
            assertThat(forecast.counting()).allSatisfy(each -> {
                assertThat(each.least()).isLessThanOrEqualTo(each.most());
                assertThat(each.mean()).isBetween((double) each.least(), (double) each.most());
            });
            refusing += refused > 0 ? 1 : 0;
        }
        assertThat(refusing).isGreaterThan(HISTORIES / 2);
    }
}
