package org.sealpost.reports.readiness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sealpost.reports.readiness.Case.CLOSED;
import static org.sealpost.reports.readiness.Case.DOMAIN;
import static org.sealpost.reports.readiness.Case.GOOGLE;
import static org.sealpost.reports.readiness.Case.STRANGER;
import static org.sealpost.reports.readiness.Case.TESTING;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sealpost.protocol.name.DomainName;
import org.sealpost.reports.decision.Counted;

/// What counts of a reporter's day, and of all reporters together.
class LedgerTest {
    private static long counted(Case from, LocalDate day) {
        return from.judge().ledger().stream()
                .filter(each -> each.day().equals(day))
                .mapToLong(Counted::sessions)
                .sum();
    }

    private static Case days(long... sessions) {
        var days = new Case().published("2026-05-01T00:00:00Z", TESTING);
        for (int i = 0; i < sessions.length; i++) {
            days.with(Case.row(GOOGLE, CLOSED.minusDays(sessions.length - 1L - i), sessions[i]));
        }
        return days;
    }

    @Test
    void beforeThreeEarlierDaysADayCountsOneHundredAtTheMost() {
        assertThat(counted(days(500, 500, 500), CLOSED)).isEqualTo(100);
        assertThat(counted(days(500, 500, 99), CLOSED)).isEqualTo(99);
    }

    @Test
    void thenItCountsTenTimesTheMedianOfTheEarlierDays() {
        assertThat(counted(days(7, 1, 9, 1000), CLOSED)).isEqualTo(70);
        assertThat(counted(days(7, 1, 9, 8, 1000), CLOSED)).isEqualTo(75);
        assertThat(counted(days(7, 1, 9, 60), CLOSED)).isEqualTo(60);
    }

    @Test
    void laterDaysDoNotRaiseTheLimit() {
        assertThat(counted(days(7, 1, 9, 1000, 1000, 1000, 1000, 1000), CLOSED.minusDays(4)))
                .isEqualTo(70);
    }

    @Test
    void anOpenDayDoesNotCountYet() {
        Case open = days(5).with(Case.row(GOOGLE, CLOSED.plusDays(1), 50));
        assertThat(open.judge().ledger()).extracting(Counted::day).containsExactly(CLOSED);
    }

    @Test
    void whatHasCountedStaysWhenTheReportIsGone() {
        var gone = days(5);
        gone.ledger = List.of(new Counted(DOMAIN, CLOSED, GOOGLE, 400));
        assertThat(counted(gone, CLOSED)).isEqualTo(400);
        gone.rows.clear();
        assertThat(counted(gone, CLOSED)).isEqualTo(400);
        assertThat(gone.judge().run().told()).isEqualTo(400);
    }

    @Test
    void whatAReporterCountedThatNoLongerCountsIsKeptAndPassedOver() {
        var withdrawn = new Case().published("2026-05-01T00:00:00Z", TESTING);
        withdrawn.ledger = List.of(new Counted(DOMAIN, CLOSED, STRANGER, 400));
        assertThat(withdrawn.judge().ledger()).isEqualTo(withdrawn.ledger);
        assertThat(withdrawn.judge().run().told()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"100, 0, 0", "1000, 10, 100", "90, 10, 100", "91, 10, 100", "50, 50, 100", "0, 0, 0"})
    void theLargestCountsNineTimesTheOthersAtTheMost(long one, long other, long evidence) {
        assertThat(Run.dominated(Map.of(GOOGLE, one, DomainName.of("b.example"), other), 9))
                .isEqualTo(evidence);
    }

    @Test
    void oneAloneCountsNothing() {
        assertThat(Run.dominated(Map.of(GOOGLE, 1_000_000L), 9)).isZero();
        assertThat(Run.dominated(Map.of(), 9)).isZero();
    }
}
