package org.sealpost.reports.readiness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sealpost.reports.readiness.Case.CLOSED;
import static org.sealpost.reports.readiness.Case.MX1;
import static org.sealpost.reports.readiness.Case.MX2;
import static org.sealpost.reports.readiness.Case.TESTING;
import static org.sealpost.reports.readiness.Case.TODAY;
import static org.sealpost.reports.readiness.Case.host;
import static org.sealpost.reports.readiness.Case.places;
import static org.sealpost.reports.readiness.Case.published;
import static org.sealpost.reports.readiness.Case.told;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.sealpost.protocol.mtasts.Mode;
import org.sealpost.protocol.name.DomainName;
import org.sealpost.reports.PolicyEcho;
import org.sealpost.reports.readiness.ProbeDay.Look;

/// The rules about what we see ourselves.
class ProbeRulesTest {
    private static final Look RED = Look.red("smtp.starttls-missing");

    @Test
    void oneRedLookInTheLastSevenDaysStops() {
        assertThat(told(Case.ready().probe(TODAY.minusDays(6), host(MX2, RED)).judge()))
                .isEqualTo("NOT READY probe-red");
    }

    @Test
    void aRedLookBeforeThatDoesNot() {
        assertThat(told(Case.ready().probe(TODAY.minusDays(7), host(MX2, RED)).judge()))
                .isEqualTo("READY");
    }

    @Test
    void aRedLookIsNamedWithItsAddressAndDay() {
        Objection objection = Case.ready()
                .probe(TODAY.minusDays(2), host(MX2, RED))
                .judge()
                .objections()
                .getFirst();
        assertThat(objection.evidence())
                .containsExactly(
                        new Exhibit.Probed(TODAY.minusDays(2), "mx2.example.org [" + Case.address(MX2) + "]", RED));
        assertThat(objection.earliest()).contains(TODAY.plusDays(5));
    }

    @Test
    void withoutAnyLookNothingIsKnown() {
        var none = Case.ready();
        none.probes.clear();
        Assessment answer = none.judge();
        assertThat(told(answer)).isEqualTo("UNKNOWN probes-missing");
        assertThat(answer.objections().getFirst().fix()).contains("sealpost check");
        assertThat(answer.readiness())
                .isInstanceOfSatisfying(
                        Readiness.Unknown.class,
                        unknown -> assertThat(unknown.earliest()).isEqualTo(TODAY.plusDays(6)));
    }

    @Test
    void aDayWithoutALookIsMissing() {
        var gap = Case.ready();
        gap.probes.remove(TODAY.minusDays(3));
        assertThat(told(gap.judge())).isEqualTo("UNKNOWN probes-missing");
        assertThat(gap.judge().readiness())
                .isInstanceOfSatisfying(
                        Readiness.Unknown.class,
                        unknown -> assertThat(unknown.earliest()).isEqualTo(TODAY.plusDays(4)));
    }

    @Test
    void todaysLookMayStillCome() {
        var early = Case.ready();
        early.probes.remove(TODAY);
        assertThat(told(early.judge())).isEqualTo("READY");
        early.probes.remove(TODAY.minusDays(1));
        assertThat(told(early.judge())).isEqualTo("UNKNOWN probes-missing");
    }

    @Test
    void aLookThatCouldNotSeeEverythingIsMissing() {
        assertThat(told(Case.ready()
                        .probe(TODAY.minusDays(3), host(MX2, Look.unknown("smtp.timeout")))
                        .judge()))
                .isEqualTo("UNKNOWN probes-missing");
        assertThat(told(Case.ready()
                        .probe(
                                TODAY.minusDays(3),
                                probe -> Case.endpoints(probe, probe.endpoints().subList(0, 1)))
                        .judge()))
                .startsWith("UNKNOWN probes-missing");
    }

    @Test
    void aRecordThatIsNotGoodStops() {
        assertThat(told(Case.ready()
                        .probe(TODAY.minusDays(1), published(Look.GREEN, Look.red("mtasts.record.missing"), Look.GREEN))
                        .judge()))
                .isEqualTo("NOT READY record-red");
    }

    @Test
    void aPolicyThatWeCannotFetchStops() {
        assertThat(told(Case.ready()
                        .probe(TODAY.minusDays(1), published(Look.red("https.timeout"), Look.GREEN, Look.GREEN))
                        .judge()))
                .isEqualTo("NOT READY policy-fetch");
    }

    @Test
    void aMissingReportRecordIsSaidAtOnceAndPausesTheRun() {
        var down = Case.ready().probe(TODAY, published(Look.GREEN, Look.GREEN, Look.red("tlsrpt.record.missing")));
        assertThat(told(down.judge())).isEqualTo("UNKNOWN reporting-down");
        var was = Case.ready().probe(CLOSED, published(Look.GREEN, Look.GREEN, Look.red("tlsrpt.record.missing")));
        assertThat(was.judge().days())
                .filteredOn(day -> day.day().equals(CLOSED))
                .extracting(Day::state)
                .containsExactly(DayState.BROKEN);
        assertThat(told(was.judge())).isEqualTo("READY");
    }

    @Test
    void aHostThatThePolicyDoesNotAllowStops() {
        var forgotten = Case.ready();
        DomainName mx3 = DomainName.of("mx3.example.org");
        forgotten.probes.replaceAll((day, _) -> Case.probe(day, MX1, MX2, mx3));
        Assessment answer = forgotten.judge();
        assertThat(told(answer)).isEqualTo("NOT READY mx-not-covered");
        assertThat(answer.forecast().hosts())
                .containsExactly(new Forecast.HostAtRisk(mx3, Optional.empty(), "readiness.mx-not-covered"));
    }

    @Test
    void aHostThatAPatternAllowsDoesNot() {
        var pattern = Case.ready();
        pattern.policies.clear();
        var policy = Case.policy(Mode.TESTING, "*.example.org");
        pattern.published("2026-05-01T00:00:00Z", policy);
        pattern.rows.replaceAll(row -> Case.row(row.reporter(), row.day(), PolicyEcho.of(policy), row.successful(), 0));
        assertThat(told(pattern.judge())).isEqualTo("READY");
    }

    @Test
    void anotherCertificateHasToBeLookedAt() {
        var changed = Case.ready().probe(TODAY, host(MX1, Look.unknown("smtp.timeout"), "certificate-2"));
        assertThat(told(changed.judge())).isEqualTo("UNKNOWN probes-missing certificate-changed");
        var same = Case.ready().probe(TODAY, host(MX1, Look.unknown("smtp.timeout"), "certificate-1"));
        assertThat(told(same.judge())).isEqualTo("UNKNOWN probes-missing");
        var good = Case.ready().probe(TODAY, host(MX1, Look.GREEN, "certificate-2"));
        assertThat(told(good.judge())).isEqualTo("READY");
    }

    @Test
    void onePlaceIsEnoughAndSaid() {
        assertThat(Case.notes(Case.ready().judge())).contains("readiness.one-place");
        var two = Case.ready().probe(TODAY, places("here", "there"));
        assertThat(Case.notes(two.judge())).doesNotContain("readiness.one-place");
        assertThat(told(two.judge())).isEqualTo("READY");
    }

    @Test
    void morePlacesCanBeAskedFor() {
        assertThat(told(Case.ready().set(Threshold.PLACES, 2).judge())).isEqualTo("UNKNOWN places");
        assertThat(told(Case.ready()
                        .set(Threshold.PLACES, 2)
                        .probe(TODAY, places("here", "there"))
                        .judge()))
                .isEqualTo("READY");
    }

    @Test
    void otherMxRecordsBeginTheRunAnew() {
        var moved = Case.ready();
        moved.probed(20);
        moved.probes.replaceAll((day, probe) -> day.isBefore(TODAY.minusDays(8)) ? Case.probe(day, MX1) : probe);
        Assessment answer = moved.judge();
        assertThat(told(answer)).isEqualTo("UNKNOWN run");
        assertThat(answer.restart()).contains(new Restart(TODAY.minusDays(7), Restart.Cause.MX_RECORDS));
    }

    @Test
    void anAddressThatWasNotThereBeforeBeginsTheRunAnewButOneThatGoesDoesNot() {
        var second = new ProbeDay.Endpoint(MX1, "2001:db8::1", Look.GREEN, Optional.of("certificate-1"));
        var comes = Case.ready().probe(TODAY.minusDays(3), probe -> more(probe, second));
        assertThat(comes.judge().restart()).contains(new Restart(TODAY.minusDays(2), Restart.Cause.MX_ADDRESS));
        var goes = Case.ready();
        goes.probes.replaceAll((day, probe) -> day.isBefore(TODAY.minusDays(3)) ? more(probe, second) : probe);
        assertThat(goes.judge().restart()).isEmpty();
        assertThat(told(goes.judge())).isEqualTo("READY");
    }

    private static ProbeDay more(ProbeDay probe, ProbeDay.Endpoint endpoint) {
        var all = new ArrayList<>(probe.endpoints());
        all.add(endpoint);
        return Case.endpoints(probe, all);
    }

    @Test
    void whatCouldNotBeSeenIsNoChange() {
        var blind = Case.ready()
                .probe(
                        TODAY.minusDays(8),
                        probe -> new ProbeDay(
                                probe.day(),
                                Optional.empty(),
                                List.of(),
                                Look.unknown("dns.timeout"),
                                Look.unknown("dns.timeout"),
                                Look.unknown("dns.timeout"),
                                Set.of("here")));
        assertThat(told(blind.judge())).isEqualTo("READY");
        assertThat(blind.policies.getFirst().policy()).contains(TESTING);
    }
}
