package org.sealpost.reports.readiness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sealpost.reports.readiness.Case.CLOSED;
import static org.sealpost.reports.readiness.Case.DOMAIN;
import static org.sealpost.reports.readiness.Case.GOOGLE;
import static org.sealpost.reports.readiness.Case.MICROSOFT;
import static org.sealpost.reports.readiness.Case.MX1;
import static org.sealpost.reports.readiness.Case.MX2;
import static org.sealpost.reports.readiness.Case.NOW;
import static org.sealpost.reports.readiness.Case.STRANGER;
import static org.sealpost.reports.readiness.Case.TESTING;
import static org.sealpost.reports.readiness.Case.TODAY;
import static org.sealpost.reports.readiness.Case.expired;
import static org.sealpost.reports.readiness.Case.failure;
import static org.sealpost.reports.readiness.Case.host;
import static org.sealpost.reports.readiness.Case.lasting;
import static org.sealpost.reports.readiness.Case.row;
import static org.sealpost.reports.readiness.Case.told;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.sealpost.protocol.mtasts.Mode;
import org.sealpost.protocol.name.DomainName;
import org.sealpost.reports.PolicyEcho;
import org.sealpost.reports.Reporter;
import org.sealpost.reports.decision.Waiver;
import org.sealpost.reports.failure.Side;

/// The rules about failures that are reported: blocking, tolerated, unproven, and fetches.
class FailureRulesTest {
    private static final Reporter.Proven PROVEN = new Reporter.Proven(GOOGLE);

    @Test
    void allGoodIsReady() {
        assertThat(told(Case.ready().judge())).isEqualTo("READY");
    }

    @Test
    void oneBlockedSessionInTheLastWeekStops() {
        Assessment assessment = Case.ready()
                .with(row(GOOGLE, TODAY.minusDays(6), 0, expired(MX2, 1)))
                .judge();
        assertThat(told(assessment)).isEqualTo("NOT READY blocking-failure");
        Objection objection = assessment.objections().getFirst();
        assertThat(objection.side()).isEqualTo(Side.MAIL_SERVER);
        assertThat(objection.explanation()).contains("expired");
        assertThat(objection.fix()).contains("Renew");
        assertThat(objection.earliest()).contains(TODAY.plusDays(1));
        assertThat(objection.evidence()).singleElement().isInstanceOfSatisfying(Exhibit.Reported.class, reported -> {
            assertThat(reported.sessions()).isEqualTo(1);
            assertThat(reported.row().day()).isEqualTo(TODAY.minusDays(6));
        });
    }

    @Test
    void oneBlockedSessionEightDaysAgoIsWithinTheBoundOfALargeDay() {
        var large = Case.ready();
        large.rows.add(row(GOOGLE, TODAY.minusDays(7), 2000, expired(MX2, 1)));
        assertThat(told(large.judge())).isEqualTo("READY");
        assertThat(large.judge().run().blocked()).isEqualTo(1);
    }

    @Test
    void oneBlockedSessionEightDaysAgoMakesASmallDayDirty() {
        var small = Case.ready();
        small.rows.add(row(GOOGLE, TODAY.minusDays(7), 0, expired(MX2, 1)));
        assertThat(told(small.judge())).isEqualTo("UNKNOWN run volume");
    }

    @Test
    void aDayThatIsNotOverYetCanStopButNotHelp() {
        LocalDate open = CLOSED.plusDays(1);
        var open28 = Case.ready();
        open28.rows.removeIf(each -> each.day().isBefore(CLOSED.minusDays(12)));
        open28.rows.add(row(GOOGLE, open, 1000));
        assertThat(told(open28.judge())).startsWith("UNKNOWN run");
        assertThat(told(Case.ready().with(row(GOOGLE, open, 0, expired(MX1, 1))).judge()))
                .isEqualTo("NOT READY blocking-failure");
    }

    @Test
    void failedSessionsWithoutAWordOfWhyBlock() {
        assertThat(told(Case.ready()
                        .with(row(PROVEN, TODAY.minusDays(3), PolicyEcho.of(TESTING), 100, 1))
                        .judge()))
                .isEqualTo("NOT READY blocking-failure");
    }

    @Test
    void failuresUnderAPolicyThatIsNotNamedAreBelieved() {
        assertThat(told(Case.ready()
                        .with(row(PROVEN, TODAY.minusDays(3), new PolicyEcho.Absent(), 0, 1, expired(MX1, 1)))
                        .judge()))
                .isEqualTo("NOT READY blocking-failure");
    }

    @Test
    void failuresUnderAnOlderPolicyAreShownAndLookedAt() {
        PolicyEcho old = PolicyEcho.of(Case.policy(Mode.TESTING, "old.example.org"));
        var old1 = Case.ready().with(row(PROVEN, TODAY.minusDays(3), old, 0, 1, expired(MX1, 1)));
        old1.probes.remove(TODAY);
        old1.probes.remove(TODAY.minusDays(1));
        old1.now = NOW.minus(Duration.ofDays(1));
        old1.probes.put(TODAY.minusDays(2), Case.probe(TODAY.minusDays(2)));
        Assessment assessment = old1.judge();
        assertThat(told(assessment)).isEqualTo("READY");
        assertThat(Case.notes(assessment)).contains("readiness.other-hosts");
        assertThat(assessment.toProbe()).hasSize(1);
    }

    @Test
    void successesOfAReportOverSeveralDaysNeverCountButItsFailuresDo() {
        var several = Case.ready();
        several.rows.replaceAll(each -> lasting(each, 7));
        assertThat(told(several.judge())).startsWith("UNKNOWN run reporter-spread volume gaps");
        assertThat(told(Case.ready()
                        .with(lasting(row(GOOGLE, TODAY.minusDays(2), 0, expired(MX1, 1)), 7))
                        .judge()))
                .isEqualTo("NOT READY blocking-failure");
    }

    @Test
    void aFewTimeoutsAreTolerated() {
        var timeouts = Case.ready()
                .with(row(GOOGLE, TODAY.minusDays(3), 0, failure("validation-failure", "", "io-timeout", 5)));
        Assessment assessment = timeouts.judge();
        assertThat(told(assessment)).isEqualTo("READY");
        assertThat(assessment.days())
                .filteredOn(day -> day.state() == DayState.WARN)
                .hasSize(1);
    }

    @Test
    void manyTimeoutsAreNot() {
        assertThat(told(Case.ready()
                        .with(row(GOOGLE, TODAY.minusDays(3), 0, failure("validation-failure", "", "io-timeout", 15)))
                        .judge()))
                .startsWith("NOT READY tolerated-rate");
    }

    @Test
    void aWaiverOfANamedPersonTakesFailuresOfUnknownCauseAway() {
        var unknown = Case.ready()
                .with(row(GOOGLE, TODAY.minusDays(3), 100, failure("validation-failure", "mx1.example.org", "", 3)));
        assertThat(told(unknown.judge())).isEqualTo("NOT READY blocking-failure");
        unknown.waivers.add(waiver("validation-failure", 10, 20));
        assertThat(told(unknown.judge())).isEqualTo("READY");
    }

    @Test
    void aWaiverEndsWhenItSaysAndAfterTwoWeeksAtTheLatest() {
        var unknown = Case.ready()
                .with(row(GOOGLE, TODAY.minusDays(3), 100, failure("validation-failure", "mx1.example.org", "", 3)));
        unknown.waivers.add(waiver("validation-failure", 10, 10));
        unknown.waivers.add(waiver("validation-failure", 14, 100));
        assertThat(told(unknown.judge())).isEqualTo("NOT READY blocking-failure");
        unknown.waivers.add(waiver("validation-failure", 13, 100));
        assertThat(told(unknown.judge())).isEqualTo("READY");
    }

    @Test
    void aWaiverIsVoidWhenTheHostIsNotGood() {
        var unknown = Case.ready()
                .with(row(GOOGLE, TODAY.minusDays(3), 100, failure("validation-failure", "mx1.example.org", "", 3)))
                .probe(TODAY, host(MX1, ProbeDay.Look.unknown("smtp.timeout")));
        unknown.waivers.add(waiver("validation-failure", 10, 20));
        assertThat(told(unknown.judge())).isEqualTo("NOT READY blocking-failure");
        assertThat(Case.notes(unknown.judge())).contains("readiness.waiver-void");
    }

    @Test
    void nobodyCanWaiveWhatIsKnownToCostMail() {
        var known = Case.ready().with(row(GOOGLE, TODAY.minusDays(3), 100, expired(MX1, 1)));
        known.waivers.add(waiver("certificate-expired", 10, 20));
        assertThat(told(known.judge())).isEqualTo("NOT READY blocking-failure");
    }

    private static Waiver waiver(String type, int since, int lasts) {
        return new Waiver(
                DOMAIN,
                type,
                Optional.empty(),
                Optional.empty(),
                "Ada",
                NOW.minus(Duration.ofDays(since)),
                NOW.minus(Duration.ofDays(since)).plus(Duration.ofDays(lasts)),
                "looked at it");
    }

    @Test
    void aReporterThatCannotFetchThePolicyOnTwoDaysInARowStopsNothing() {
        assertThat(told(fetchErrors(GOOGLE, 2).judge())).isEqualTo("READY");
    }

    @Test
    void aReporterThatCannotFetchThePolicyOnThreeDaysInARowStops() {
        assertThat(told(fetchErrors(GOOGLE, 3).judge())).isEqualTo("NOT READY policy-fetch");
    }

    @Test
    void twoReportersThatCannotFetchThePolicyStop() {
        var two = fetchErrors(GOOGLE, 1);
        two.rows.addAll(fetchErrors(MICROSOFT, 1).rows.subList(56, 57));
        assertThat(told(two.judge())).isEqualTo("NOT READY policy-fetch");
    }

    private static Case fetchErrors(DomainName reporter, int days) {
        var errors = Case.ready();
        for (int i = 0; i < days; i++) {
            errors.rows.add(row(
                    new Reporter.Proven(reporter),
                    TODAY.minusDays(3 + i),
                    new PolicyEcho.Absent(),
                    0,
                    1,
                    failure("sts-policy-fetch-error", "", "", 1)));
        }
        return errors;
    }

    @Test
    void aFailureToldByAStrangerStopsNothingAndIsLookedAt() {
        var stranger = Case.ready().with(row(STRANGER, TODAY.minusDays(1), 0, expired(MX2, 500)));
        Assessment assessment = stranger.judge();
        assertThat(told(assessment)).isEqualTo("READY");
        assertThat(assessment.toProbe())
                .singleElement()
                .satisfies(probe -> assertThat(probe.mx()).contains("mx2.example.org"));
    }

    @Test
    void aLookSinceTheComplaintAnswersIt() {
        var stranger = Case.ready().with(row(STRANGER, TODAY.minusDays(3), 0, expired(MX2, 500)));
        assertThat(stranger.judge().toProbe()).isEmpty();
    }

    @Test
    void aFailureToldByAStrangerStopsTogetherWithOurOwnLook() {
        var stranger = Case.ready().with(row(STRANGER, TODAY.minusDays(1), 0, expired(MX2, 500)));
        stranger.probe(TODAY, host(MX1, ProbeDay.Look.red("smtp.expired")));
        assertThat(told(stranger.judge())).isEqualTo("NOT READY probe-red");
        stranger.probe(TODAY, host(MX2, ProbeDay.Look.red("smtp.expired")));
        assertThat(told(stranger.judge())).isEqualTo("NOT READY probe-red unproven-failure");
    }

    @Test
    void whatStrangersSayBeyondWhatIsReadIsTakenForAgreeing() {
        var crowd = Case.ready();
        crowd.cut = true;
        assertThat(told(crowd.judge())).isEqualTo("READY");
        crowd.probe(TODAY, host(MX2, ProbeDay.Look.red("smtp.expired")));
        assertThat(told(crowd.judge())).isEqualTo("NOT READY probe-red unproven-failure");
    }

    @Test
    void aClaimToBeAKnownReporterProvesNothing() {
        var claimed = Case.ready()
                .with(row(new Reporter.Claimed("google.com"), CLOSED, PolicyEcho.of(TESTING), 0, 9, expired(MX1, 9)));
        assertThat(told(claimed.judge())).isEqualTo("READY");
    }
}
