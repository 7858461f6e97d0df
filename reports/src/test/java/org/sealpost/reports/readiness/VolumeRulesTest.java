package org.sealpost.reports.readiness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sealpost.reports.readiness.Case.CLOSED;
import static org.sealpost.reports.readiness.Case.DOMAIN;
import static org.sealpost.reports.readiness.Case.GOOGLE;
import static org.sealpost.reports.readiness.Case.MICROSOFT;
import static org.sealpost.reports.readiness.Case.NOW;
import static org.sealpost.reports.readiness.Case.STRANGER;
import static org.sealpost.reports.readiness.Case.TESTING;
import static org.sealpost.reports.readiness.Case.TODAY;
import static org.sealpost.reports.readiness.Case.told;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.sealpost.protocol.mtasts.Mode;
import org.sealpost.protocol.mtasts.StsPolicy;
import org.sealpost.protocol.name.DomainName;
import org.sealpost.protocol.tlsrpt.PolicyType;
import org.sealpost.reports.PolicyEcho;
import org.sealpost.reports.Reporter;
import org.sealpost.reports.decision.Approval;
import org.sealpost.reports.decision.Confirmation;
import org.sealpost.reports.decision.Standing;
import org.sealpost.reports.store.Heard;

/// The rules about how much evidence there is, from whom, and whether it still comes.
class VolumeRulesTest {
    private static Case small(long google, long microsoft, int days) {
        return new Case()
                .published("2026-05-01T00:00:00Z", TESTING)
                .clean(GOOGLE, days, google)
                .clean(MICROSOFT, days, microsoft)
                .probed(10);
    }

    private static final Estimate NOTHING = new Estimate(0, 0, 0, 0, 0, 0, false, List.of());

    private static LocalDate earliest(Case of) {
        return of.judge().readiness() instanceof Readiness.Unknown unknown ? unknown.earliest() : LocalDate.MIN;
    }

    @Test
    void fourteenDaysAreARunAndThirteenAreNot() {
        assertThat(told(small(300, 200, 14).judge())).isEqualTo("READY");
        assertThat(told(small(300, 200, 13).judge())).isEqualTo("UNKNOWN run");
        assertThat(earliest(small(300, 200, 13))).isEqualTo(TODAY.plusDays(1));
        assertThat(earliest(small(300, 200, 10))).isEqualTo(TODAY.plusDays(4));
    }

    @Test
    void daysOnWhichFailuresAreToleratedCountForTheRunButTooFewAreClean() {
        var warned = small(300, 200, 14).set(Threshold.LOSS_BOUND, 0.01);
        for (int i = 0; i < 4; i++) {
            warned.with(Case.row(
                    GOOGLE, CLOSED.minusDays(i), 0, Case.failure("validation-failure", "", "connection-closed", 1)));
        }
        assertThat(told(warned.judge())).isEqualTo("READY");
        warned.with(Case.row(
                GOOGLE, CLOSED.minusDays(4), 0, Case.failure("validation-failure", "", "connection-closed", 1)));
        assertThat(told(warned.judge())).isEqualTo("UNKNOWN run");
    }

    @Test
    void threeThousandSessionsLessFiveAreEnough() {
        var enough = small(100, 100, 14);
        long missing = 2995 - 14 * 200;
        enough.with(Case.row(GOOGLE, CLOSED, missing));
        assertThat(enough.judge().run().evidence()).isEqualTo(2995);
        assertThat(told(enough.judge())).isEqualTo("READY");
        var less = small(100, 100, 14).with(Case.row(GOOGLE, CLOSED, missing - 1));
        assertThat(told(less.judge())).isEqualTo("UNKNOWN volume");
        assertThat(earliest(less)).isEqualTo(TODAY.plusDays(1));
    }

    @Test
    void littleMailNeedsFourWeeksTwentyReportsAndAPerson() {
        assertThat(told(small(3, 2, 27).judge())).isEqualTo("UNKNOWN volume");
        assertThat(earliest(small(3, 2, 27))).isEqualTo(TODAY.plusDays(1));
        var waits = small(3, 2, 28);
        assertThat(told(waits.judge())).isEqualTo("UNKNOWN confirmation");
        assertThat(waits.judge().lowVolume().complete()).isTrue();
        assertThat(waits.judge().lowVolume().upperBound()).isBetween(0.02, 0.03);
        waits.confirmations.add(confirmation(TESTING, 1));
        assertThat(told(waits.judge())).isEqualTo("READY");
        assertThat(waits.judge().lowVolume().confirmedBy()).contains("Ada");
    }

    @Test
    void aConfirmationForAnotherPolicyOrFromBeforeTheRunSaysNothing() {
        var other = small(3, 2, 28);
        other.confirmations.add(confirmation(Case.policy(Mode.TESTING, "other.example.org"), 1));
        other.confirmations.add(confirmation(TESTING, 40));
        other.confirmations.add(confirmation(TESTING, -1));
        assertThat(told(other.judge())).isEqualTo("UNKNOWN confirmation");
    }

    private static Confirmation confirmation(StsPolicy policy, int daysAgo) {
        return new Confirmation(DOMAIN, PolicyEcho.of(policy), "Ada", NOW.minus(Duration.ofDays(daysAgo)));
    }

    @Test
    void tooFewReportsAreNotEnoughForLittleMail() {
        var few = new Case().published("2026-05-01T00:00:00Z", TESTING).probed(10);
        few.set(Threshold.GAP_DAYS, 14).set(Threshold.CLEAN_DAYS, 1).set(Threshold.RUN_DAYS, 1);
        for (int i = 0; i < 28; i += 3) {
            few.with(Case.row(GOOGLE, CLOSED.minusDays(i), 2));
            few.with(Case.row(MICROSOFT, CLOSED.minusDays(i), 2));
        }
        assertThat(few.judge().run().reporterDays()).isEqualTo(20);
        assertThat(told(few.judge())).isEqualTo("UNKNOWN confirmation");
        few.rows.removeLast();
        assertThat(told(few.judge())).isEqualTo("UNKNOWN volume");
    }

    @Test
    void oneReporterAloneIsNotEnough() {
        var alone =
                new Case().published("2026-05-01T00:00:00Z", TESTING).probed(10).clean(GOOGLE, 28, 10_000);
        assertThat(told(alone.judge())).isEqualTo("UNKNOWN reporter-spread confirmation");
        assertThat(alone.judge().run().evidence()).isZero();
    }

    @Test
    void aReporterThatAPersonApprovedCounts() {
        var approved = Case.ready();
        approved.rows.removeIf(row -> row.reporter().equals(new Reporter.Proven(MICROSOFT)));
        approved.clean(STRANGER, 28, 200);
        assertThat(told(approved.judge())).startsWith("UNKNOWN reporter-spread");
        approved.approvals.add(new Approval(STRANGER, "Ada", NOW.plusSeconds(1), "later"));
        assertThat(told(approved.judge())).startsWith("UNKNOWN reporter-spread");
        approved.approvals.add(new Approval(STRANGER, "Ada", NOW, "a provider"));
        assertThat(told(approved.judge())).isEqualTo("READY");
        assertThat(approved.judge().reporters())
                .extracting(ReporterLine::standing)
                .containsExactly(Standing.KNOWN, Standing.APPROVED);
    }

    @Test
    void successesWithoutOurPolicyProveNothing() {
        for (PolicyEcho echo : new PolicyEcho[] {
            new PolicyEcho.Absent(),
            new PolicyEcho.Unreadable(),
            PolicyEcho.of(Case.policy(Mode.TESTING, "mx1.example.org"))
        }) {
            var other = Case.ready();
            other.rows.replaceAll(row -> Case.row(row.reporter(), row.day(), echo, row.successful(), 0));
            assertThat(other.judge().run().told()).isZero();
        }
        for (PolicyType type :
                new PolicyType[] {PolicyType.Known.TLSA, PolicyType.Known.NO_POLICY_FOUND, PolicyType.of("odd")}) {
            var other = Case.ready();
            other.rows.replaceAll(row -> Case.typed(row, type));
            assertThat(other.judge().run().told()).isZero();
        }
    }

    @Test
    void rowsAboutAnotherDomainAreNotRead() {
        var other = Case.ready();
        assertThat(new Gate(Thresholds.DEFAULT)
                        .judge(new Evidence(
                                DomainName.of("example.net"),
                                NOW,
                                new Heard(other.rows, false),
                                Case.KNOWN::contains,
                                other.approvals,
                                other.waivers,
                                other.confirmations,
                                other.judge().ledger(),
                                other.policies,
                                other.evidence().probes(),
                                Canary.NONE,
                                Map.of()))
                        .run()
                        .told())
                .isZero();
    }

    @Test
    void fourDaysOfTheLastFourteenMayBeMissingAndFiveMayNot() {
        var gaps = Case.ready();
        gaps.rows.removeIf(
                row -> row.day().isAfter(CLOSED.minusDays(8)) && row.day().isBefore(CLOSED.minusDays(3)));
        assertThat(told(gaps.judge())).isEqualTo("READY");
        gaps.rows.removeIf(row -> row.day().equals(CLOSED.minusDays(8)));
        assertThat(told(gaps.judge())).isEqualTo("UNKNOWN gaps");
        assertThat(earliest(gaps)).isEqualTo(TODAY.plusDays(6));
    }

    @Test
    void twoDaysWithoutAWordFromAnybodyExpectedMakeUsSuspectOurselves() {
        var silent = Case.ready();
        silent.rows.removeIf(row -> row.day().equals(CLOSED));
        assertThat(told(silent.judge())).isEqualTo("READY");
        silent.rows.removeIf(row -> row.day().isAfter(CLOSED.minusDays(2)));
        assertThat(told(silent.judge())).isEqualTo("UNKNOWN silence");
        silent.canary = _ -> Canary.Outcome.OK;
        assertThat(told(silent.judge())).isEqualTo("READY");
    }

    @Test
    void oneOfThemThatSpeaksIsEnough() {
        var silent = Case.ready();
        silent.rows.removeIf(
                row -> row.day().isAfter(CLOSED.minusDays(2)) && row.reporter().equals(new Reporter.Proven(MICROSOFT)));
        Assessment answer = silent.judge();
        assertThat(told(answer)).isEqualTo("READY");
        assertThat(answer.reporters().getLast().expected()).isTrue();
        assertThat(answer.reporters().getLast().silentDays()).isEqualTo(2);
    }

    @Test
    void aReporterIsExpectedAfterFiveOfFourteenDays() {
        LocalDate day = CLOSED;
        var attendance = new Attendance(
                Case.ready().evidence().rows().stream()
                        .filter(row -> row.day().isAfter(day.minusDays(6)))
                        .map(row -> new Told(row, Standing.KNOWN, Told.Kind.EVIDENCE, NOTHING))
                        .toList(),
                5);
        assertThat(attendance.isExpected(new Reporter.Proven(GOOGLE), day)).isTrue();
        assertThat(attendance.isExpected(new Reporter.Proven(GOOGLE), day.minusDays(1)))
                .isFalse();
        assertThat(attendance.isExpected(new Reporter.Proven(STRANGER), day)).isFalse();
    }

    @Test
    void coverageIsUnknownWithoutLogs() {
        var logs = Case.ready();
        assertThat(logs.judge().coverage()).isEqualTo(new Coverage.Unknown());
        logs.inbound.put(CLOSED, 1000L);
        assertThat(logs.judge().coverage()).isEqualTo(new Coverage.Compared(500, 1000));
    }
}
