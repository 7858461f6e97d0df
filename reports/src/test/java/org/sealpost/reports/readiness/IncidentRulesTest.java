package org.sealpost.reports.readiness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sealpost.reports.readiness.Case.CLOSED;
import static org.sealpost.reports.readiness.Case.ENFORCE;
import static org.sealpost.reports.readiness.Case.GOOGLE;
import static org.sealpost.reports.readiness.Case.MICROSOFT;
import static org.sealpost.reports.readiness.Case.MX1;
import static org.sealpost.reports.readiness.Case.MX2;
import static org.sealpost.reports.readiness.Case.STRANGER;
import static org.sealpost.reports.readiness.Case.TESTING;
import static org.sealpost.reports.readiness.Case.TODAY;
import static org.sealpost.reports.readiness.Case.expired;
import static org.sealpost.reports.readiness.Case.failure;
import static org.sealpost.reports.readiness.Case.host;
import static org.sealpost.reports.readiness.Case.row;
import static org.sealpost.reports.readiness.Case.told;
import static org.sealpost.reports.readiness.Case.typed;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.sealpost.protocol.mtasts.Mode;
import org.sealpost.protocol.name.DomainName;
import org.sealpost.protocol.tlsrpt.PolicyType;
import org.sealpost.reports.PolicyEcho;
import org.sealpost.reports.Reporter;
import org.sealpost.reports.readiness.ProbeDay.Look;
import org.sealpost.reports.row.Row;

/// The rules about what is going on, about the policy itself, and the notes.
class IncidentRulesTest {
    private static Row dane(DomainName reporter, int daysAgo, long failed) {
        Row row = failed == 0
                ? row(reporter, TODAY.minusDays(daysAgo), 10)
                : row(reporter, TODAY.minusDays(daysAgo), 10, failure("tlsa-invalid", "", "", failed));
        return typed(row, PolicyType.Known.TLSA);
    }

    @Test
    void anOpenFailureOfDaneHolds() {
        assertThat(told(Case.ready().with(dane(GOOGLE, 2, 1)).judge())).isEqualTo("HOLD dane-open");
    }

    @Test
    void oneThatIsOverOrOldOrToldByAStrangerDoesNot() {
        assertThat(told(Case.ready()
                        .with(dane(GOOGLE, 2, 1))
                        .with(dane(GOOGLE, 1, 0))
                        .judge()))
                .isEqualTo("READY");
        assertThat(told(Case.ready()
                        .with(dane(GOOGLE, 2, 1))
                        .with(dane(MICROSOFT, 1, 0))
                        .judge()))
                .isEqualTo("HOLD dane-open");
        assertThat(told(Case.ready().with(dane(GOOGLE, 7, 1)).judge())).isEqualTo("READY");
        assertThat(told(Case.ready().with(dane(STRANGER, 2, 1)).judge())).isEqualTo("READY");
    }

    @Test
    void successesUnderDaneAreNotAddedToThoseUnderThePolicy() {
        long before = Case.ready().judge().run().told();
        assertThat(Case.ready().with(dane(GOOGLE, 4, 0)).judge().run().told()).isEqualTo(before);
    }

    @Test
    void aChangeOfThePolicysHostsHoldsForTwoDaysAndBeginsTheRunAnew() {
        var next = Case.policy(Mode.TESTING, "mx1.example.org", "mx2.example.org", "mx3.example.org");
        assertThat(told(Case.ready().published("2026-06-29T12:00:01Z", next).judge()))
                .isEqualTo("HOLD change-under-way");
        assertThat(told(Case.ready().published("2026-06-28T12:00:00Z", next).judge()))
                .startsWith("UNKNOWN run");
        assertThat(told(Case.ready().published("2026-07-01T00:00:00Z", next).judge()))
                .isEqualTo("READY");
    }

    @Test
    void aChangeOfModeOrOrderAloneIsNone() {
        assertThat(told(Case.ready().published("2026-06-30T06:00:00Z", ENFORCE).judge()))
                .isEqualTo("READY");
        assertThat(told(Case.ready()
                        .published(
                                "2026-06-30T06:00:00Z", Case.policy(Mode.TESTING, "MX2.example.org", "mx1.example.org"))
                        .judge()))
                .isEqualTo("READY");
    }

    private static Case enforced() {
        return Case.ready().published("2026-06-20T00:00:00Z", ENFORCE);
    }

    @Test
    void underEnforceTwoReportersWithRefusedMailTakeItBack() {
        var two = enforced().with(row(GOOGLE, TODAY.minusDays(2), 1000, expired(MX1, 1)));
        assertThat(told(two.judge())).isEqualTo("NOT READY blocking-failure");
        two.with(row(MICROSOFT, TODAY.minusDays(3), 1000, expired(MX1, 1)));
        assertThat(told(two.judge())).isEqualTo("HOLD rollback");
        assertThat(two.judge().objections().getFirst().fix())
                .contains("testing")
                .contains("new id");
    }

    @Test
    void underEnforceOneReporterWithALargeShareOfManySessionsTakesItBack() {
        // 300 sessions on each of five of the last seven days are closed or told of already.
        var one = enforced();
        long sessions = one.rows.stream()
                .filter(row -> row.reporter().equals(new Reporter.Proven(GOOGLE)))
                .filter(row -> row.day().isAfter(TODAY.minusDays(7)))
                .mapToLong(Row::successful)
                .sum();
        assertThat(sessions).isEqualTo(1500);
        assertThat(told(enforced()
                        .with(row(GOOGLE, CLOSED, 93, expired(MX1, 7)))
                        .judge()))
                .isEqualTo("NOT READY blocking-failure");
        assertThat(told(enforced()
                        .with(row(GOOGLE, CLOSED, 92, expired(MX1, 9)))
                        .judge()))
                .isEqualTo("HOLD rollback");
    }

    @Test
    void underEnforceOneRedAddressInTwoLooksTakesItBack() {
        Look red = Look.red("smtp.starttls-missing");
        assertThat(told(enforced().probe(TODAY, host(MX1, red)).judge())).isEqualTo("NOT READY probe-red");
        assertThat(told(enforced()
                        .probe(TODAY, host(MX1, red))
                        .probe(TODAY.minusDays(1), host(MX2, red))
                        .judge()))
                .isEqualTo("NOT READY probe-red");
        assertThat(told(enforced()
                        .probe(TODAY, host(MX1, red))
                        .probe(TODAY.minusDays(1), host(MX1, red))
                        .judge()))
                .isEqualTo("HOLD rollback");
    }

    @Test
    void underTestingNothingIsTakenBack() {
        assertThat(told(Case.ready()
                        .with(row(GOOGLE, TODAY.minusDays(2), 1000, expired(MX1, 500)))
                        .with(row(MICROSOFT, TODAY.minusDays(2), 1000, expired(MX1, 500)))
                        .judge()))
                .startsWith("NOT READY blocking-failure");
    }

    @Test
    void withoutAPolicyThereIsNothingToEnforce() {
        var none = Case.ready();
        none.policies.add(new Published(Instant.parse("2026-06-29T00:00:00Z"), Optional.empty()));
        assertThat(told(none.judge())).isEqualTo("NOT READY no-policy");
        var off = Case.ready().published("2026-06-29T00:00:00Z", Case.policy(Mode.NONE));
        assertThat(told(off.judge())).isEqualTo("NOT READY no-policy");
        none.policies.clear();
        assertThat(told(none.judge())).startsWith("UNKNOWN policy-unknown");
    }

    @Test
    void aFailedCanaryBreaksItsDayAndOneThatIsNotConfiguredNone() {
        var failed = Case.ready();
        failed.canary = day -> day.equals(CLOSED) ? Canary.Outcome.FAILED : Canary.Outcome.NOT_CONFIGURED;
        assertThat(failed.judge().days())
                .filteredOn(day -> day.state() == DayState.BROKEN)
                .extracting(Day::day)
                .containsExactly(CLOSED);
    }

    @Test
    void aReportThatComesLateIsSaidToBeSo() {
        var late = Case.ready()
                .with(Case.arriving(row(GOOGLE, CLOSED.minusDays(5), 1), Instant.parse("2026-06-29T00:00:00Z")));
        assertThat(late.judge().days())
                .filteredOn(Day::late)
                .extracting(Day::day)
                .containsExactly(CLOSED.minusDays(5));
    }

    @Test
    void anotherModeInAReportIsNoted() {
        var proven = new Reporter.Proven(GOOGLE);
        var enforce = Case.ready().with(row(proven, CLOSED, PolicyEcho.of(ENFORCE), 1, 0));
        assertThat(Case.notes(enforce.judge()))
                .contains("readiness.echo-enforce")
                .doesNotContain("readiness.echo-mode");
        assertThat(Case.notes(enforced().judge())).contains("readiness.echo-mode");
        assertThat(Case.notes(Case.ready().judge()))
                .doesNotContain("readiness.echo-enforce", "readiness.echo-mode", "readiness.other-hosts");
    }

    @Test
    void aReporterThatNoLongerFindsThePolicyIsNoted() {
        Row none = typed(row(GOOGLE, TODAY.minusDays(1), 5), PolicyType.Known.NO_POLICY_FOUND);
        assertThat(Case.notes(Case.ready().with(none).judge())).contains("readiness.reporter-lost");
        Row before = typed(row(GOOGLE, CLOSED.minusDays(40), 5), PolicyType.Known.NO_POLICY_FOUND);
        assertThat(Case.notes(Case.ready().with(before).judge())).doesNotContain("readiness.reporter-lost");
    }

    @Test
    void detailsWithoutATotalAreBelievedAndNoted() {
        Row odd = row(new Reporter.Proven(GOOGLE), CLOSED, PolicyEcho.of(TESTING), 5, 0, expired(MX1, 2));
        Assessment answer = Case.ready().with(odd).judge();
        assertThat(told(answer)).startsWith("NOT READY blocking-failure");
        assertThat(Case.notes(answer)).contains("readiness.total-missing");
    }
}
