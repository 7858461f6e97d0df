package org.sealpost.publish.rollout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sealpost.publish.plan.Domains.NOW;
import static org.sealpost.publish.plan.Domains.absent;
import static org.sealpost.publish.plan.Domains.desired;
import static org.sealpost.publish.plan.Domains.history;
import static org.sealpost.publish.plan.Domains.planned;
import static org.sealpost.publish.plan.Domains.policy;
import static org.sealpost.publish.plan.Domains.standing;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.sealpost.protocol.mtasts.Mode;
import org.sealpost.protocol.mtasts.PolicyId;
import org.sealpost.protocol.mtasts.StsPolicy;
import org.sealpost.publish.cache.Event;
import org.sealpost.publish.cache.Fact;
import org.sealpost.publish.cache.History;
import org.sealpost.publish.plan.Action;
import org.sealpost.publish.plan.Desired;
import org.sealpost.publish.plan.Domains;
import org.sealpost.publish.plan.Plan;
import org.sealpost.publish.rollout.EnforceGate.Answer;

class RolloutTest {
    private static final StsPolicy TESTING = policy(Mode.TESTING, 1, "a.example");
    private static final StsPolicy DAY = policy(Mode.ENFORCE, 1, "a.example");
    private static final StsPolicy WEEK = policy(Mode.ENFORCE, 7, "a.example");
    private static final Goal ENFORCE = new Goal(Mode.ENFORCE, Duration.ofDays(28));
    private static final Instant MONTH_AGO = NOW.minus(Duration.ofDays(30));

    private static History found(StsPolicy policy) {
        return history(desired(policy, "a.example"), standing(policy, "a.example"));
    }

    private static Regions regions(History history) {
        return Regions.of(history, List.of(), 0, HostStage.SERVING, NOW);
    }

    private static Proposal next(Answer answer, Desired approved, History history, ProbesConfirmation... persons) {
        return new Rollout((_, _) -> answer, Rollout.USUAL_PROBATION)
                .next(approved, TESTING, ENFORCE, regions(history), history, List.of(persons), NOW);
    }

    private static Optional<StsPolicy> approved(Proposal proposal) {
        return proposal instanceof Proposal.Approve(Desired desired, String _) ? desired.policy() : Optional.empty();
    }

    @Test
    void theStageFollowsFromTheHistory() {
        assertThat(regions(History.EMPTY).stage()).isEqualTo(Stage.ABSENT);
        assertThat(regions(found(TESTING)).stage()).isEqualTo(Stage.TESTING);
        assertThat(regions(found(DAY)).stage()).isEqualTo(Stage.PROBATION);
        assertThat(regions(found(WEEK)).stage()).isEqualTo(Stage.ENFORCED);
    }

    @Test
    void rollingBackLastsUntilTheLastEnforcedPolicyHasEnded() {
        History history =
                found(WEEK).with(List.of(Event.settled(NOW.minus(Duration.ofDays(1)), Fact.Policy.of(TESTING))));
        Regions regions = regions(history);
        assertThat(regions.stage()).isEqualTo(Stage.ROLLING_BACK);
        assertThat(regions.until()).contains(NOW.plus(Duration.ofDays(6)).plusSeconds(60));
        Regions later = Regions.of(history, List.of(), 0, HostStage.SERVING, NOW.plus(Duration.ofDays(7)));
        assertThat(later.stage()).isEqualTo(Stage.TESTING);
    }

    @Test
    void retiringLastsUntilTheLastPolicyHasEndedAndUnpublishingUntilTheRecordIsForgotten() {
        History retiring = found(WEEK).with(List.of(Event.settled(NOW, Fact.Policy.of(policy(Mode.NONE, 1)))));
        assertThat(regions(retiring).stage()).isEqualTo(Stage.RETIRING);
        assertThat(regions(retiring).until())
                .contains(NOW.plus(Duration.ofDays(7)).plusSeconds(60));
        History unpublishing = retiring.with(List.of(Event.settled(NOW, new Fact.NoId(Duration.ofMinutes(30)))));
        assertThat(regions(unpublishing).stage()).isEqualTo(Stage.UNPUBLISHING);
        assertThat(regions(unpublishing).until()).contains(NOW.plus(Domains.TTL));
    }

    @Test
    void aRollOutBeginsInTestingWithoutAnyGate() {
        Proposal proposal = next(new Answer.Shut(List.of("no")), absent("a.example"), History.EMPTY);
        assertThat(approved(proposal)).map(StsPolicy::mode).contains(Mode.TESTING);
    }

    @Test
    void theGateOpensTheWayToTheFirstRung() {
        Proposal proposal = next(new Answer.Open(MONTH_AGO), desired(TESTING, "a.example"), found(TESTING));
        assertThat(approved(proposal)).contains(DAY);
    }

    @Test
    void aShutGateAndAnUnknownOneStop() {
        assertThat(next(new Answer.Shut(List.of("a fails")), desired(TESTING, "a.example"), found(TESTING)))
                .isEqualTo(new Proposal.Stop(List.of("a fails"), Optional.empty()));
        Instant soon = NOW.plus(Duration.ofDays(3));
        assertThat(next(new Answer.Unknown(List.of("too early"), soon), desired(TESTING, "a.example"), found(TESTING)))
                .isEqualTo(new Proposal.Stop(List.of("too early"), Optional.of(soon)));
    }

    @Test
    void evidenceFromBeforeTheHostsChangedDoesNotCount() {
        History changed = found(policy(Mode.TESTING, 1, "b.example"))
                .with(Event.settled(NOW.minus(Duration.ofDays(2)), Fact.Policy.of(TESTING)));
        assertThat(next(new Answer.Open(NOW.minus(Duration.ofDays(3))), desired(TESTING, "a.example"), changed))
                .isInstanceOf(Proposal.Stop.class);
        assertThat(next(new Answer.Open(NOW.minus(Duration.ofDays(1))), desired(TESTING, "a.example"), changed))
                .isInstanceOf(Proposal.Approve.class);
    }

    @Test
    void anotherModeOrIdMakesNoEvidenceWorthless() {
        History begun = found(TESTING)
                .with(List.of(
                        Event.settled(NOW.minus(Duration.ofDays(8)), Fact.Policy.of(DAY)),
                        Event.settled(
                                NOW.minus(Duration.ofDays(8)),
                                new Fact.Id(new PolicyId("new"), Duration.ofMinutes(5)))));
        assertThat(approved(next(new Answer.Open(MONTH_AGO), desired(DAY, "a.example"), begun)))
                .contains(WEEK);
    }

    @Test
    void onProbesAloneANamedPersonAnswersAndIsNamed() {
        var probes = new Answer.ProbesOnly(MONTH_AGO);
        assertThat(next(probes, desired(TESTING, "a.example"), found(TESTING))).isInstanceOf(Proposal.Stop.class);
        var ada = new ProbesConfirmation("Ada", "no mail volume", NOW.minus(Duration.ofDays(1)));
        assertThat(next(probes, desired(TESTING, "a.example"), found(TESTING), ada))
                .isInstanceOfSatisfying(
                        Proposal.Approve.class,
                        approve -> assertThat(approve.label())
                                .isEqualTo("on probes alone, without reports; confirmed by Ada: no mail volume"));
    }

    @Test
    void aConfirmationFromBeforeTheLastChangeIsVoid() {
        History changed = found(TESTING)
                .with(Event.settled(
                        NOW.minus(Duration.ofDays(2)), new Fact.Id(new PolicyId("new"), Duration.ofMinutes(5))));
        var ada = new ProbesConfirmation("Ada", "no mail volume", NOW.minus(Duration.ofDays(5)));
        assertThat(next(
                        new Answer.ProbesOnly(NOW.minus(Duration.ofDays(1))),
                        desired(TESTING, "a.example"),
                        changed,
                        ada))
                .isInstanceOf(Proposal.Stop.class);
    }

    @Test
    void eachRungIsHeldAndThenTheNextOneIsAskedFor() {
        var open = new Answer.Open(MONTH_AGO);
        assertThat(approved(next(open, desired(DAY, "a.example"), found(DAY)))).contains(WEEK);
        History yesterday = History.of(List.of(
                Event.settled(NOW.minus(Duration.ofDays(1)), Fact.Policy.of(DAY)),
                Event.settled(NOW.minus(Duration.ofDays(1)), new Fact.Id(new PolicyId("x"), Duration.ofMinutes(5)))));
        assertThat(next(open, desired(DAY, "a.example"), yesterday))
                .isInstanceOfSatisfying(
                        Proposal.Wait.class, wait -> assertThat(wait.until()).isEqualTo(NOW.plus(Duration.ofDays(6))));
        StsPolicy top = policy(Mode.ENFORCE, 28, "a.example");
        assertThat(next(open, desired(top, "a.example"), found(top))).isEqualTo(new Proposal.Reached());
    }

    @Test
    void enforceIsNotBegunWhileHostsChangeOrTheHostIsOutOfOrder() {
        History history = found(TESTING);
        Plan plan = planned(Domains.plan(
                desired(policy(Mode.TESTING, 1, "a.example", "b.example"), "a.example", "b.example"),
                standing(TESTING, "a.example")));
        Rollout rollout = new Rollout((_, _) -> new Answer.Open(MONTH_AGO), Rollout.USUAL_PROBATION);
        Regions widening = Regions.of(history, plan.steps(), 0, HostStage.SERVING, NOW);
        assertThat(widening.mx()).isEqualTo(MxStage.WIDENING);
        assertThat(rollout.next(desired(TESTING, "a.example"), TESTING, ENFORCE, widening, history, List.of(), NOW))
                .isInstanceOf(Proposal.Stop.class);
        Regions degraded = Regions.of(history, List.of(), 0, HostStage.DEGRADED, NOW);
        assertThat(rollout.next(desired(TESTING, "a.example"), TESTING, ENFORCE, degraded, history, List.of(), NOW))
                .isInstanceOf(Proposal.Stop.class);
    }

    @Test
    void theHostsGoFromWideningToNarrowing() {
        Plan plan = planned(
                Domains.plan(desired(policy(Mode.ENFORCE, 7, "b.example"), "b.example"), standing(WEEK, "a.example")));
        var stages = new ArrayList<MxStage>();
        for (int done = 0; done <= plan.steps().size(); done++) {
            stages.add(Regions.of(found(WEEK), plan.steps(), done, HostStage.SERVING, NOW)
                    .mx());
        }
        assertThat(stages.stream().distinct())
                .containsExactly(
                        MxStage.WIDENING,
                        MxStage.WIDENED,
                        MxStage.SWITCHING,
                        MxStage.DRAINING,
                        MxStage.NARROWING,
                        MxStage.STABLE);
        assertThat(plan.steps()).anyMatch(step -> step.action() instanceof Action.ChangeMx);
    }

    @Test
    void aPlanThatMovesNoHostLeavesThemStable() {
        Plan plan = planned(Domains.plan(desired(DAY, "a.example"), standing(WEEK, "a.example")));
        Regions regions = Regions.of(found(WEEK), plan.steps(), 0, HostStage.SERVING, NOW);
        assertThat(regions.mx()).isEqualTo(MxStage.STABLE);
        assertThat(regions.busy()).isTrue();
    }

    @Test
    void everyStageThatCanBeEnteredCanBeLeft() {
        for (Stage stage : Stage.values()) {
            assertThat(stage.next()).isNotEmpty().doesNotContain(stage);
            assertThat(List.of(Stage.values())).anyMatch(other -> other.next().contains(stage));
        }
    }
}
