package org.sealpost.publish.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sealpost.publish.plan.Domains.NOW;
import static org.sealpost.publish.plan.Domains.desired;
import static org.sealpost.publish.plan.Domains.history;
import static org.sealpost.publish.plan.Domains.hosts;
import static org.sealpost.publish.plan.Domains.policy;
import static org.sealpost.publish.plan.Domains.serves;
import static org.sealpost.publish.plan.Domains.standing;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.sealpost.check.Severity;
import org.sealpost.protocol.Octets;
import org.sealpost.protocol.mtasts.Mode;
import org.sealpost.protocol.mtasts.StsPolicy;
import org.sealpost.publish.RecordSet;
import org.sealpost.publish.plan.Action;
import org.sealpost.publish.plan.Desired;
import org.sealpost.publish.plan.Domains;
import org.sealpost.publish.plan.EdgeAnswer;
import org.sealpost.publish.plan.Observed;
import org.sealpost.publish.plan.Seen;

class DriftJudgeTest {
    private static final StsPolicy WEEK = policy(Mode.ENFORCE, 7, "a.example");
    private static final StsPolicy TESTING = policy(Mode.TESTING, 1, "a.example");
    private static final Surroundings QUIET =
            new Surroundings(Set.of(), new Seen.Known<>(Set.of()), new Seen.Known<>(true), Duration.ofDays(20));

    private static DriftReport judge(StsPolicy applied, Observed observed) {
        return judge(applied, observed, QUIET);
    }

    private static DriftReport judge(StsPolicy applied, Observed observed, Surroundings surroundings) {
        Desired desired = desired(applied, "a.example");
        return DriftJudge.judge(
                desired, desired, observed, surroundings, history(desired, standing(applied, "a.example")), NOW);
    }

    private static List<DriftKind> kinds(DriftReport report) {
        return report.drifts().stream().map(Drift::kind).toList();
    }

    @Test
    void whereAllStandsThereIsNone() {
        assertThat(judge(WEEK, standing(WEEK, "a.example"))).isEqualTo(new DriftReport(false, List.of(), List.of()));
    }

    @Test
    void whatIsApprovedAndNotYetAppliedIsNoDrift() {
        Desired applied = desired(TESTING, "a.example");
        DriftReport report = DriftJudge.judge(
                desired(WEEK, "a.example"),
                applied,
                standing(TESTING, "a.example"),
                QUIET,
                history(applied, standing(TESTING, "a.example")),
                NOW);
        assertThat(report.pending()).isTrue();
        assertThat(report.drifts()).isEmpty();
    }

    @Test
    void aHostThatAppearedInDnsAloneIsAQuestionAndNoEdit() {
        DriftReport report = judge(WEEK, standing(WEEK, "a.example", "spoof.example"));
        assertThat(kinds(report)).containsExactly(DriftKind.MX_ADDED);
        assertThat(report.drifts().getFirst().severity()).isEqualTo(Severity.ERROR);
        assertThat(report.drifts().getFirst().repair()).isInstanceOf(Repair.Ask.class);
    }

    @Test
    void anUncoveredHostStopsNoMailInTesting() {
        DriftReport report = judge(TESTING, standing(TESTING, "a.example", "spoof.example"));
        assertThat(report.drifts().getFirst().severity()).isEqualTo(Severity.WARNING);
    }

    @Test
    void aHostThatWentIsAQuestionToo() {
        DriftReport report = judge(WEEK, standing(WEEK, "b.example"));
        assertThat(kinds(report)).containsExactlyInAnyOrder(DriftKind.MX_ADDED, DriftKind.MX_REMOVED);
        assertThat(report.drifts()).allMatch(drift -> drift.repair() instanceof Repair.Ask);
    }

    @Test
    void anEdgeThatFellBackIsBroughtForwardUnderANewId() {
        StsPolicy day = policy(Mode.ENFORCE, 1, "a.example");
        Observed observed = standing(WEEK, "a.example").with(Map.of("one", serves(WEEK), "two", serves(day)));
        DriftReport report = judge(WEEK, observed);
        assertThat(kinds(report)).containsExactly(DriftKind.BODY_DIFFERS);
        assertThat(report.drifts().getFirst().repair())
                .isInstanceOfSatisfying(
                        Repair.Carry.class,
                        carry -> assertThat(carry.plan().steps())
                                .extracting(step -> step.action().getClass().getSimpleName())
                                .containsExactly("Serve", "Write", "Wait"));
    }

    @Test
    void aRepairNeverLowersTheMode() {
        DriftReport report = judge(TESTING, standing(policy(Mode.ENFORCE, 1, "a.example"), "a.example"));
        assertThat(kinds(report)).contains(DriftKind.BODY_DIFFERS, DriftKind.ID_NOT_OF_BODY);
        assertThat(report.drifts()).allMatch(drift -> drift.repair() instanceof Repair.Ask);
    }

    @Test
    void aRepairNeverDropsAHostThatDnsGives() {
        StsPolicy wider = policy(Mode.ENFORCE, 7, "a.example", "b.example");
        Desired applied = desired(WEEK, "a.example");
        Observed observed = standing(wider, "a.example", "b.example");
        DriftReport report = DriftJudge.judge(applied, applied, observed, QUIET, history(applied, observed), NOW);
        assertThat(report.drifts())
                .noneMatch(drift -> drift.repair() instanceof Repair.Carry(var plan)
                        && plan.steps().stream()
                                .anyMatch(step -> step.action() instanceof Action.Serve(var fact, boolean _)
                                        && !fact.policy()
                                                .covers(hosts("b.example")
                                                        .iterator()
                                                        .next())));
    }

    @Test
    void aSecondRecordMakesNoneCount() {
        Observed observed = standing(WEEK, "a.example");
        var two = new RecordSet(
                Domains.DOMAIN.child("_mta-sts"),
                RecordSet.Type.TXT,
                Domains.TTL,
                List.of("v=STSv1; id=" + Domains.id(WEEK) + ";", "v=STSv1; id=other;"));
        DriftReport report = judge(WEEK, with(observed, new Seen.Known<>(Optional.of(two))));
        assertThat(kinds(report)).containsExactly(DriftKind.RECORD_DUPLICATE);
        assertThat(report.drifts().getFirst().severity()).isEqualTo(Severity.ERROR);
        assertThat(report.drifts().getFirst().repair()).isInstanceOf(Repair.Carry.class);
    }

    @Test
    void aRecordThatIsGoneIsWrittenAgain() {
        DriftReport report = judge(WEEK, with(standing(WEEK, "a.example"), new Seen.Known<>(Optional.empty())));
        assertThat(kinds(report)).containsExactly(DriftKind.RECORD_CHANGED);
        assertThat(report.drifts().getFirst().repair()).isInstanceOf(Repair.Carry.class);
    }

    @Test
    void whatCannotBeAskedIsNoDrift() {
        DriftReport report = judge(WEEK, with(standing(WEEK, "a.example"), new Seen.Unknown<>("timeout")));
        assertThat(report.drifts()).isEmpty();
        assertThat(report.unknown()).containsExactly("_mta-sts.example.org: timeout");
    }

    private static Observed with(Observed observed, Seen<Optional<RecordSet>> direct) {
        return new Observed(
                direct,
                observed.alias(),
                observed.delegated(),
                observed.address(),
                observed.edges(),
                observed.elsewhere(),
                observed.mx(),
                observed.reporting(),
                observed.negative());
    }

    @Test
    void aCertificateNearItsEndIsSaid() {
        var ending = new EdgeAnswer.Serves(Octets.utf8(WEEK.render()), true, NOW.plus(Duration.ofDays(2)));
        DriftReport report = judge(WEEK, standing(WEEK, "a.example").with(Map.of("one", ending, "two", serves(WEEK))));
        assertThat(kinds(report)).containsExactly(DriftKind.CERTIFICATE_ENDS);
        assertThat(report.drifts().getFirst().severity()).isEqualTo(Severity.ERROR);
        assertThat(report.drifts().getFirst().subject()).isEqualTo("one");
    }

    @Test
    void anAddressThatLeadsElsewhereIsSaid() {
        Observed here = standing(WEEK, "a.example");
        var gone = new Observed(
                here.direct(),
                here.alias(),
                here.delegated(),
                new Seen.Known<>(List.of()),
                here.edges(),
                here.elsewhere(),
                here.mx(),
                here.reporting(),
                here.negative());
        DriftReport report = judge(WEEK, gone);
        assertThat(kinds(report)).containsExactly(DriftKind.ALIAS_GONE);
        assertThat(report.drifts().getFirst().repair()).isInstanceOf(Repair.Carry.class);
    }

    @Test
    void otherNameServersAndCaaAreForThePersonToSettle() {
        var around = new Surroundings(
                hosts("ns1.example"),
                new Seen.Known<>(hosts("ns9.example")),
                new Seen.Known<>(false),
                Duration.ofDays(20));
        DriftReport report = judge(WEEK, standing(WEEK, "a.example"), around);
        assertThat(kinds(report)).containsExactly(DriftKind.ISSUANCE_FORBIDDEN, DriftKind.NAME_SERVERS_CHANGED);
    }
}
