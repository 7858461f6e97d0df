package org.sealpost.publish.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sealpost.publish.plan.Domains.NOW;
import static org.sealpost.publish.plan.Domains.absent;
import static org.sealpost.publish.plan.Domains.bare;
import static org.sealpost.publish.plan.Domains.desired;
import static org.sealpost.publish.plan.Domains.history;
import static org.sealpost.publish.plan.Domains.hosts;
import static org.sealpost.publish.plan.Domains.plan;
import static org.sealpost.publish.plan.Domains.planned;
import static org.sealpost.publish.plan.Domains.policy;
import static org.sealpost.publish.plan.Domains.serves;
import static org.sealpost.publish.plan.Domains.standing;
import static org.sealpost.publish.plan.Domains.words;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.sealpost.protocol.mtasts.Mode;
import org.sealpost.protocol.mtasts.StsPolicy;
import org.sealpost.protocol.name.DomainName;
import org.sealpost.publish.RecordSet;
import org.sealpost.publish.cache.Event;
import org.sealpost.publish.cache.Fact;
import org.sealpost.publish.cache.History;
import org.sealpost.publish.plan.Refusal.Reason;

class PlannerTest {
    private static final StsPolicy TESTING = policy(Mode.TESTING, 1, "a.example");
    private static final StsPolicy DAY = policy(Mode.ENFORCE, 1, "a.example");
    private static final StsPolicy WEEK = policy(Mode.ENFORCE, 7, "a.example");

    private static List<Reason> reasons(Planning planning) {
        return planning instanceof Planning.Refused(List<Refusal> refusals)
                ? refusals.stream().map(Refusal::reason).toList()
                : List.of();
    }

    @Test
    void theFirstPolicyIsServedBeforeItIsPromised() {
        Plan plan = planned(plan(desired(TESTING, "a.example"), bare("a.example")));
        assertThat(words(plan))
                .containsExactly(
                        "write HOST",
                        "wait 2026-11-22T12:30:00Z",
                        "serve testing 1 a.example",
                        "write ID",
                        "wait 2026-11-22T13:00:00Z");
        assertThat(plan.transitions()).containsExactly(Transition.FIRST_PUBLISH);
        assertThat(plan.risk()).isEqualTo(Risk.GREEN);
        assertThat(plan.rollbackEnds()).isEqualTo(plan.finishes());
    }

    @Test
    void reportsAreAskedForBeforeAnythingElse() {
        Desired wanted = new Desired(
                Domains.DOMAIN,
                Optional.of(TESTING),
                hosts("a.example"),
                absent().hosting(),
                Optional.of("v=TLSRPTv1; rua=mailto:tls@example.org"));
        Plan plan = planned(plan(wanted, bare("a.example")));
        assertThat(words(plan).getFirst()).isEqualTo("write REPORTING");
        assertThat(plan.transitions()).contains(Transition.REPORTING, Transition.FIRST_PUBLISH);
    }

    @Test
    void anEditIsBodyThenId() {
        Plan plan = planned(
                plan(desired(policy(Mode.TESTING, 7, "a.example"), "a.example"), standing(TESTING, "a.example")));
        assertThat(words(plan)).containsExactly("serve testing 7 a.example", "write ID", "wait 2026-11-22T12:05:00Z");
        assertThat(plan.steps().get(1).before()).hasAtLeastOneElementOfType(Check.EdgesServe.class);
        assertThat(plan.steps().get(0).rule()).hasToString("RFC 8461 §8.1");
    }

    @Test
    void enforceAsksTheGateAndTheOwner() {
        Plan plan = planned(plan(desired(DAY, "a.example"), standing(TESTING, "a.example")));
        assertThat(plan.transitions()).contains(Transition.TO_ENFORCE);
        assertThat(plan.risk()).isEqualTo(Risk.RED);
        assertThat(plan.steps().getFirst().before()).contains(new Check.GateOpen(Check.Purpose.ENFORCE));
        // A day of max_age, counted from the last moment it was served.
        assertThat(plan.rollbackEnds())
                .isEqualTo(plan.finishes().plus(Duration.ofDays(1)).plusSeconds(60));
    }

    @Test
    void enforceWithoutTestingIsRefusedUnlessTheOwnerInsists() {
        assertThat(reasons(plan(desired(DAY, "a.example"), bare("a.example")))).contains(Reason.TESTING_FIRST);
        var insisting = new Terms(Duration.ofDays(1), Duration.ofHours(1), false, true);
        Plan plan = planned(plan(desired(DAY, "a.example"), bare("a.example"), History.EMPTY, insisting));
        assertThat(plan.risk()).isEqualTo(Risk.RED);
    }

    @Test
    void enforceBeginsShort() {
        assertThat(reasons(plan(desired(WEEK, "a.example"), standing(TESTING, "a.example"))))
                .containsExactly(Reason.BEGIN_SHORT);
    }

    @Test
    void maxAgeRisesByOneRung() {
        Plan plan = planned(plan(desired(WEEK, "a.example"), standing(DAY, "a.example")));
        assertThat(plan.transitions()).contains(Transition.RAISE_MAX_AGE);
        assertThat(plan.steps().getFirst().before()).contains(new Check.GateOpen(Check.Purpose.RAISE));
        assertThat(reasons(
                        plan(desired(policy(Mode.ENFORCE, 28, "a.example"), "a.example"), standing(DAY, "a.example"))))
                .containsExactly(Reason.ONE_RUNG);
    }

    @Test
    void aShorterMaxAgeHelpsOnlyWhenTheOldOneHasEnded() {
        Plan plan = planned(plan(desired(DAY, "a.example"), standing(WEEK, "a.example")));
        assertThat(plan.transitions()).contains(Transition.LOWER_MAX_AGE);
        assertThat(plan.rollbackEnds()).isEqualTo(NOW.plus(Duration.ofDays(7)).plusSeconds(60));
        assertThat(plan.caveats()).contains(new Caveat.OldPolicies(plan.rollbackEnds()));
    }

    @Test
    void aNewHostBesideAnOldOneWaitsADay() {
        Plan plan = planned(plan(
                desired(policy(Mode.ENFORCE, 7, "a.example", "b.example"), "a.example", "b.example"),
                standing(WEEK, "a.example")));
        assertThat(words(plan))
                .containsExactly(
                        "prepare [b.example]",
                        "serve enforce 7 a.example,b.example",
                        "write ID",
                        "wait 2026-11-22T12:05:00Z",
                        "wait 2026-11-23T12:00:00Z",
                        "mx [a.example, b.example]");
        assertThat(plan.transitions()).contains(Transition.ADD_MX);
    }

    @Test
    void aNewHostWaitsForEveryPolicyWhereTheOwnerIsStrict() {
        var strict = new Terms(Duration.ofDays(1), Duration.ofHours(1), true, false);
        Desired wanted = desired(policy(Mode.ENFORCE, 7, "a.example", "b.example"), "a.example", "b.example");
        Observed observed = standing(WEEK, "a.example");
        Plan plan = planned(plan(wanted, observed, history(wanted, observed), strict));
        assertThat(words(plan)).contains("wait 2026-11-29T12:01:00Z").doesNotContain("wait 2026-11-23T12:00:00Z");
    }

    @Test
    void aHostThatGoesIsForgottenBeforeItsPatternGoes() {
        Plan plan = planned(plan(
                desired(WEEK, "a.example"),
                standing(policy(Mode.ENFORCE, 7, "a.example", "b.example"), "a.example", "b.example")));
        assertThat(words(plan))
                .containsExactly(
                        "mx [a.example]",
                        "wait 2026-11-22T14:00:00Z",
                        "serve enforce 7 a.example",
                        "write ID",
                        "wait 2026-11-22T14:05:00Z");
        assertThat(plan.risk()).isEqualTo(Risk.RED);
    }

    @Test
    void allNewHostsWaitUntilTheOldPolicyHasEnded() {
        Plan plan =
                planned(plan(desired(policy(Mode.ENFORCE, 7, "b.example"), "b.example"), standing(WEEK, "a.example")));
        assertThat(words(plan))
                .containsExactly(
                        "prepare [b.example]",
                        "serve enforce 7 b.example,a.example",
                        "write ID",
                        "wait 2026-11-22T12:05:00Z",
                        "wait 2026-11-29T12:01:00Z",
                        "mx [b.example]",
                        "wait 2026-11-29T14:01:00Z",
                        "serve enforce 7 b.example",
                        "write ID",
                        "wait 2026-11-29T14:06:00Z");
        assertThat(plan.transitions()).contains(Transition.REPLACE_MX);
    }

    @Test
    void aPolicyNobodyServesAnyMoreIsWaitedForTooIfItMayBeHeld() {
        Desired wanted = desired(policy(Mode.TESTING, 7, "b.example"), "b.example");
        Observed observed = standing(TESTING, "a.example");
        History rolledBack = History.of(List.of(Event.settled(NOW.minus(Duration.ofDays(60)), Fact.Policy.of(WEEK))))
                .with(Adoption.events(wanted, observed, History.EMPTY, NOW.minus(Duration.ofDays(2)), true));
        Plan plan = planned(plan(wanted, observed, rolledBack, Terms.USUAL));
        // Enforced until two days ago, held for a week.
        assertThat(words(plan)).contains("wait 2026-11-27T12:01:00Z");
    }

    @Test
    void aRollBackWaitsForNothingAndShowsWhenItIsOver() {
        Plan plan =
                planned(plan(desired(policy(Mode.TESTING, 7, "a.example"), "a.example"), standing(WEEK, "a.example")));
        assertThat(words(plan)).containsExactly("serve testing 7 a.example", "write ID", "wait 2026-11-22T12:05:00Z");
        assertThat(plan.transitions()).contains(Transition.ROLL_BACK);
        assertThat(plan.risk()).isEqualTo(Risk.AMBER);
        assertThat(plan.rollbackEnds()).isEqualTo(NOW.plus(Duration.ofDays(7)).plusSeconds(60));
    }

    @Test
    void retiringIsNoneThenTheRecordThenTheHost() {
        Plan plan = planned(plan(absent("a.example"), standing(WEEK, "a.example")));
        assertThat(words(plan))
                .containsExactly(
                        "serve none 1 ",
                        "write ID",
                        "wait 2026-11-29T12:01:00Z",
                        "remove ID",
                        "wait 2026-11-29T12:06:00Z",
                        "stop",
                        "remove HOST");
        assertThat(plan.transitions()).containsExactly(Transition.TO_NONE, Transition.RETIRE);
        assertThat(plan.risk()).isEqualTo(Risk.RED);
    }

    @Test
    void aMovedHostServesTheSameBeforeAnyoneIsLedThere() {
        Observed elsewhere = elsewhere(WEEK);
        Plan plan = planned(plan(desired(WEEK, "a.example"), elsewhere));
        assertThat(words(plan).subList(0, 3))
                .containsExactly("serve ahead enforce 7 a.example", "write HOST", "wait 2026-11-22T14:00:00Z");
        assertThat(plan.transitions()).contains(Transition.MOVE_HOST);
        assertThat(plan.caveats()).hasAtLeastOneElementOfType(Caveat.OldHost.class);
    }

    private static Observed elsewhere(StsPolicy policy) {
        Observed here = Domains.standingUnder("foreign1", policy, "a.example");
        var other =
                new RecordSet(Domains.ADDRESS.name(), RecordSet.Type.A, Duration.ofHours(2), List.of("203.0.113.9"));
        return new Observed(
                here.direct(),
                here.alias(),
                here.delegated(),
                new Seen.Known<>(List.of(other)),
                bare().edges(),
                Optional.of(serves(policy)),
                here.mx(),
                here.reporting(),
                here.negative());
    }

    @Test
    void aHostilePolicyIsNotCarriedOn() {
        StsPolicy hostile = policy(Mode.ENFORCE, 300, "mx.attacker.example");
        Plan plan = planned(plan(desired(TESTING, "a.example"), elsewhere(hostile)));
        assertThat(plan.transitions()).contains(Transition.RECOVER, Transition.EMERGENCY);
        assertThat(words(plan))
                .containsExactly(
                        "serve ahead testing 1 a.example",
                        "write HOST",
                        "wait 2026-11-22T14:00:00Z",
                        "serve testing 1 a.example",
                        "write ID",
                        "wait 2026-11-22T14:05:00Z");
        // It was served until the last resolver had forgotten its host.
        assertThat(plan.caveats())
                .contains(new Caveat.OldPolicies(
                        NOW.plus(Duration.ofHours(2)).plus(Duration.ofDays(300)).plusSeconds(60)));
    }

    @Test
    void aPolicyThatStopsMailIsReplacedAtOnce() {
        Plan plan =
                planned(plan(desired(policy(Mode.ENFORCE, 1, "b.example"), "b.example"), standing(DAY, "b.example")));
        assertThat(plan.transitions()).contains(Transition.EMERGENCY);
        assertThat(words(plan).getFirst()).isEqualTo("serve enforce 1 b.example");
    }

    @Test
    void anIdThatNamesAnotherBodyIsReplaced() {
        Observed observed = Domains.standingUnder(Domains.id(DAY), WEEK, "a.example");
        Plan plan = planned(plan(desired(WEEK, "a.example"), observed));
        assertThat(words(plan)).containsExactly("write ID", "wait 2026-11-22T12:05:00Z");
        assertThat(plan.transitions()).containsExactly(Transition.REFETCH);
    }

    @Test
    void anEdgeThatFellBackIsServedAgainUnderANewId() {
        Desired wanted = desired(WEEK, "a.example");
        Observed good = standing(WEEK, "a.example");
        Observed mixed = good.with(Map.of("one", serves(WEEK), "two", serves(DAY)));
        Plan plan = planned(plan(wanted, mixed, history(wanted, good), Terms.USUAL));
        assertThat(words(plan)).containsExactly("serve enforce 7 a.example", "write ID", "wait 2026-11-22T12:05:00Z");
        // It was promised already, so no evidence is asked for.
        assertThat(plan.steps().getFirst().before()).noneMatch(Check.GateOpen.class::isInstance);
    }

    @Test
    void aDelegationWritesTheRecordAheadAndThenLeadsThere() {
        Desired wanted = desired(WEEK, "a.example");
        Desired delegated = wanted.at(new Hosting(
                wanted.hosting().address(), Optional.of(DomainName.of("x1._mta-sts.host.example")), Domains.TTL));
        Plan plan = planned(plan(delegated, standing(WEEK, "a.example")));
        assertThat(words(plan)).containsExactly("write ID_AHEAD", "write ALIAS", "wait 2026-11-22T12:05:00Z");
    }

    @Test
    void nothingIsLeftToDoWhereAllStands() {
        assertThat(plan(desired(WEEK, "a.example"), standing(WEEK, "a.example")))
                .isInstanceOf(Planning.Nothing.class);
        assertThat(plan(absent("a.example"), bare("a.example"))).isInstanceOf(Planning.Nothing.class);
    }

    @Test
    void anApprovedHostThatThePolicyDoesNotCoverIsRefused() {
        // RFC 8461 §4.1: one label, not two.
        StsPolicy wild = policy(Mode.TESTING, 1, "*.p.example");
        assertThat(reasons(plan(desired(wild, "eu.mx.p.example"), bare("eu.mx.p.example"))))
                .containsExactly(Reason.MX_NOT_COVERED);
    }

    @Test
    void strictnessAndHostsDoNotChangeTogether() {
        assertThat(reasons(plan(
                        desired(policy(Mode.ENFORCE, 1, "b.example"), "b.example"), standing(TESTING, "a.example"))))
                .containsExactly(Reason.ONE_AT_A_TIME);
        assertThat(reasons(plan(absent("b.example"), standing(WEEK, "a.example"))))
                .containsExactly(Reason.ONE_AT_A_TIME);
    }

    @Test
    void whatIsNotKnownIsNotPlannedOn() {
        Observed known = standing(WEEK, "a.example");
        var blind = new Observed(
                new Seen.Unknown<>("timeout"),
                known.alias(),
                known.delegated(),
                known.address(),
                known.edges(),
                known.elsewhere(),
                known.mx(),
                known.reporting(),
                known.negative());
        assertThat(reasons(plan(desired(DAY, "a.example"), blind))).containsExactly(Reason.UNKNOWN_FACT);
    }

    @Test
    void recordsOfOthersStay() {
        Observed observed = standing(TESTING, "a.example");
        var both = new RecordSet(
                Domains.DOMAIN.child("_mta-sts"),
                RecordSet.Type.TXT,
                Domains.TTL,
                List.of("some=thing", "v=STSv1; id=" + Domains.id(TESTING) + ";"));
        var beside = new Observed(
                new Seen.Known<>(Optional.of(both)),
                observed.alias(),
                observed.delegated(),
                observed.address(),
                observed.edges(),
                observed.elsewhere(),
                observed.mx(),
                observed.reporting(),
                observed.negative());
        Plan plan = planned(plan(desired(DAY, "a.example"), beside));
        assertThat(plan.steps().get(1).action()).isInstanceOfSatisfying(Action.Write.class, write -> {
            assertThat(write.change().wanted().orElseThrow().values())
                    .contains("some=thing")
                    .hasSize(2);
            assertThat(write.change().expected()).contains(both);
        });
    }

    @Test
    void whatWasServedBeforeOurTimeIsSaid() {
        Plan plan = planned(plan(absent("a.example"), standing(WEEK, "a.example")));
        assertThat(plan.caveats())
                .contains(new Caveat.EarlierUnknown(
                        NOW.minus(Duration.ofDays(30)),
                        NOW.minus(Duration.ofDays(30)).plus(StsPolicy.LONGEST_MAX_AGE)));
    }

    @Test
    void theSameBasisGivesTheSamePlanAndAnotherOneAnother() {
        Plan one = planned(plan(desired(DAY, "a.example"), standing(WEEK, "a.example")));
        Plan two = planned(plan(desired(DAY, "a.example"), standing(WEEK, "a.example")));
        Plan three = planned(plan(absent("a.example"), standing(WEEK, "a.example")));
        assertThat(one.id()).isEqualTo(two.id()).isNotEqualTo(three.id());
    }

    @Test
    void redNeedsTheNameOfTheDomainOrASecondPerson() {
        assertThat(Risk.RED.confirmed(new Confirmation.Yes(), Domains.DOMAIN, "ada"))
                .isFalse();
        assertThat(Risk.RED.confirmed(new Confirmation.Typed("example.com"), Domains.DOMAIN, "ada"))
                .isFalse();
        assertThat(Risk.RED.confirmed(new Confirmation.Typed("Example.org"), Domains.DOMAIN, "ada"))
                .isTrue();
        assertThat(Risk.RED.confirmed(new Confirmation.SecondPerson("ada"), Domains.DOMAIN, "ada"))
                .isFalse();
        assertThat(Risk.RED.confirmed(new Confirmation.SecondPerson("bob"), Domains.DOMAIN, "ada"))
                .isTrue();
        assertThat(Risk.AMBER.confirmed(new Confirmation.None(), Domains.DOMAIN, "ada"))
                .isFalse();
        assertThat(Risk.GREEN.confirmed(new Confirmation.None(), Domains.DOMAIN, "ada"))
                .isTrue();
    }
}
