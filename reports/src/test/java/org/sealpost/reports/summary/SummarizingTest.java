package org.sealpost.reports.summary;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.sealpost.protocol.name.DomainName;
import org.sealpost.protocol.tlsrpt.PolicyType;
import org.sealpost.reports.Reporter;
import org.sealpost.reports.decision.Standing;
import org.sealpost.reports.row.Daily;
import org.sealpost.reports.row.Tally;
import org.sealpost.reports.summary.Summary.Trend;

class SummarizingTest {
    private static final DomainName DOMAIN = DomainName.of("example.org");
    private static final LocalDate FROM = LocalDate.parse("2026-10-21");
    private static final LocalDate TO = LocalDate.parse("2026-11-19");
    private static final Reporter LARGE = new Reporter.Proven(DomainName.of("large.example"));
    private static final Reporter SMALL = new Reporter.Proven(DomainName.of("small.example"));
    private static final Reporter SOMEBODY = new Reporter.Claimed("Large Inc.");

    private final List<Daily> daily = new ArrayList<>();

    @Test
    void sessionsUnderTwoPoliciesAreInTheTotalOnce() {
        daily.add(new Daily(
                TO,
                LARGE,
                1,
                new Tally(10, 0),
                Map.of(PolicyType.Known.STS, new Tally(10, 0), PolicyType.Known.TLSA, new Tally(9, 0))));

        Summary summary = summary();

        assertThat(summary.total()).isEqualTo(new Tally(10, 0));
        assertThat(summary.byType())
                .containsOnly(
                        Map.entry(PolicyType.Known.STS, new Tally(10, 0)),
                        Map.entry(PolicyType.Known.TLSA, new Tally(9, 0)));
    }

    @Test
    void whatAnybodyCanSayIsToldApart() {
        day(TO, LARGE, 100, 1);
        day(TO, SOMEBODY, 5_000, 0);

        assertThat(summary().byStanding())
                .containsOnly(
                        Map.entry(Standing.KNOWN, new Tally(100, 1)), Map.entry(Standing.CLAIMED, new Tally(5_000, 0)));
    }

    @Test
    void whatIsToldTogetherIsNoReporter() {
        day(TO, LARGE, 100, 1);
        day(TO, new Reporter.Rest(true), 20, 2);
        day(TO, new Reporter.Rest(false), 5_000, 3);

        assertThat(summary().reporters()).extracting(Summary.ReporterLine::name).containsExactly("large.example");
        assertThat(summary().others())
                .containsOnly(
                        Map.entry(Standing.OTHER, new Tally(20, 2)), Map.entry(Standing.CLAIMED, new Tally(5_000, 3)));
        assertThat(summary().total()).isEqualTo(new Tally(5_120, 6));
    }

    @Test
    void reportersComeWithTheirDaysAndTheirLastOne() {
        day(FROM, SMALL, 3, 0);
        day(TO.minusDays(2), LARGE, 100, 1);
        day(TO.minusDays(1), LARGE, 50, 0);

        assertThat(summary().reporters())
                .containsExactly(
                        new Summary.ReporterLine(
                                "large.example", Standing.KNOWN, 2, 2, new Tally(150, 1), TO.minusDays(1)),
                        new Summary.ReporterLine("small.example", Standing.APPROVED, 1, 1, new Tally(3, 0), FROM));
    }

    @Test
    void whatLiesOutsideIsOnlyLookedAtForSilence() {
        day(FROM.minusDays(1), LARGE, 100, 1);
        day(TO.plusDays(1), LARGE, 100, 1);

        assertThat(summary().reports()).isZero();
        assertThat(summary().days()).isZero();
    }

    @Test
    void aSteadyReporterThatSaysNothingMoreIsSilent() {
        for (int i = 4; i < 9; i++) {
            day(TO.minusDays(i), LARGE, 10, 0);
        }

        assertThat(summary().silent())
                .containsExactly(new Summary.Silence("large.example", Standing.KNOWN, TO.minusDays(4), 4));
    }

    @Test
    void oneThatReportsNowAndThenIsNotMissed() {
        for (int i = 4; i < 8; i++) {
            day(TO.minusDays(i), LARGE, 10, 0);
        }

        assertThat(summary().silent()).isEmpty();
    }

    @Test
    void oneThatAnybodyCanClaimToBeIsNotMissed() {
        for (int i = 4; i < 20; i++) {
            day(TO.minusDays(i), SOMEBODY, 10, 0);
        }

        assertThat(summary().silent()).isEmpty();
    }

    @Test
    void weeksEndWithTheLastDay() {
        day(TO, LARGE, 7, 0);
        day(TO.minusDays(6), LARGE, 1, 0);
        day(TO.minusDays(7), LARGE, 100, 2);

        assertThat(summary().weeks()).hasSize(5).satisfies(weeks -> {
            assertThat(weeks.getFirst().first()).isEqualTo(FROM);
            assertThat(weeks.getLast().total()).isEqualTo(new Tally(8, 0));
            assertThat(weeks.get(3).total()).isEqualTo(new Tally(100, 2));
        });
    }

    @Test
    void moreFailuresThanBeforeAreARise() {
        day(TO.minusDays(8), LARGE, 990, 10);
        day(TO, LARGE, 960, 40);

        assertThat(summary().trend()).isEqualTo(Trend.RISING);
    }

    @Test
    void fewerFailuresThanBeforeAreAFall() {
        day(TO.minusDays(8), LARGE, 960, 40);
        day(TO, LARGE, 990, 10);

        assertThat(summary().trend()).isEqualTo(Trend.FALLING);
    }

    @Test
    void twoFailuresAreNoTrend() {
        day(TO.minusDays(8), LARGE, 1_000, 0);
        day(TO, LARGE, 998, 2);

        assertThat(summary().trend()).isEqualTo(Trend.STEADY);
    }

    @Test
    void fewSessionsAreNoTrend() {
        day(TO.minusDays(8), LARGE, 1_000, 0);
        day(TO, LARGE, 10, 30);

        assertThat(summary().trend()).isEqualTo(Trend.UNCLEAR);
    }

    private void day(LocalDate day, Reporter reporter, long successful, long failed) {
        var tally = new Tally(successful, failed);
        daily.add(new Daily(day, reporter, 1, tally, Map.of(PolicyType.Known.STS, tally)));
    }

    private Summary summary() {
        return new Summarizing(Optional.of(DOMAIN), FROM, TO, TO, SummarizingTest::standing).of(daily, List.of());
    }

    private static Standing standing(Reporter reporter) {
        return switch (reporter) {
            case Reporter.Claimed _ -> Standing.CLAIMED;
            case Reporter.Rest(boolean proven) -> proven ? Standing.OTHER : Standing.CLAIMED;
            case Reporter.Proven _ -> reporter.equals(LARGE) ? Standing.KNOWN : Standing.APPROVED;
        };
    }
}
