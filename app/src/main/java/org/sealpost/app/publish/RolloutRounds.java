package org.sealpost.app.publish;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.sealpost.app.access.TenantId;
import org.sealpost.app.access.audit.Actor;
import org.sealpost.app.access.audit.Approval;
import org.sealpost.app.access.audit.AuditEvent;
import org.sealpost.app.access.sign.Directory;
import org.sealpost.app.store.FleetStore;
import org.sealpost.app.store.RolloutAims;
import org.sealpost.app.store.RolloutAims.Alone;
import org.sealpost.app.store.RolloutAims.Said;
import org.sealpost.app.store.RolloutAims.State;
import org.sealpost.app.store.RolloutAims.Turn;
import org.sealpost.app.store.StoreFault;
import org.sealpost.protocol.Octets;
import org.sealpost.protocol.name.DomainName;
import org.sealpost.publish.apply.Consent;
import org.sealpost.publish.apply.Progress;
import org.sealpost.publish.plan.Confirmation;
import org.sealpost.publish.plan.Desired;
import org.sealpost.publish.plan.Plan;
import org.sealpost.publish.plan.PlanId;
import org.sealpost.publish.plan.Planning;
import org.sealpost.publish.plan.Refusal;
import org.sealpost.publish.plan.Risk;
import org.sealpost.publish.plan.Terms;
import org.sealpost.publish.rollout.Proposal;

/// Leads the roll-outs that go on by themselves, each by one process at a time, however many share the store: asks what
/// is next, and begins what needs nobody's fresh consent. What needs it is proposed, and waits.
public final class RolloutRounds {
    private static final Actor.Rule ROLL_OUT = new Actor.Rule("roll-out");

    /// Longer than all looks of a plan together.
    private static final Duration LEASE = Duration.ofMinutes(5);

    private static final Duration SOON = Duration.ofMinutes(1);
    private static final Duration AGAIN = Duration.ofHours(1);
    private static final Duration SELDOM = Duration.ofHours(12);
    private static final int AT_ONCE = 4;

    private final Rollouts rollouts;
    private final FleetStore fleet;
    private final Directory directory;
    private final PlanRounds plans;
    private final Consumer<String> problems;

    /// @param fleet which domains are watched, and for whom
    /// @param directory whoever set a roll-out going has to be in it, with what they may do and with
    ///     their token
    /// @param plans go on with what is begun
    /// @param problems hears in a sentence what went wrong by a fault of our own
    public RolloutRounds(
            Rollouts rollouts, FleetStore fleet, Directory directory, PlanRounds plans, Consumer<String> problems) {
        this.rollouts = rollouts;
        this.fleet = fleet;
        this.directory = directory;
        this.plans = plans;
        this.problems = problems;
    }

    /// Asks all that are due.
    ///
    /// @return how many that were
    public int round() {
        List<Turn> due = aims().take(office().clock().instant(), LEASE, AT_ONCE);
        due.forEach(this::lead);
        return due.size();
    }

    private Office office() {
        return rollouts.changes().office();
    }

    private RolloutAims aims() {
        return office().journal().aims();
    }

    private void lead(Turn turn) {
        try {
            Said said = asked(turn);
            Instant now = office().clock().instant();
            boolean _ = aims().end(turn, said, now, next(said, now));
            if (said.state() == State.BEGUN) {
                said.plan().ifPresent(plan -> {
                    var _ = plans.goOn(new PlanId(plan));
                });
            }
        } catch (RuntimeException fault) {
            problems.accept("the roll-out of " + turn.domain() + " could not be gone on with: " + fault);
            giveBack(turn);
        }
    }

    private void giveBack(Turn turn) {
        // A thread that was told to stop cannot talk to a server before it has taken note of that.
        boolean interrupted = Thread.interrupted();
        try {
            aims().giveBack(turn, office().clock().instant().plus(SOON));
        } catch (StoreFault fault) {
            // The turn runs out by itself.
            problems.accept("the turns of roll-outs cannot be kept: " + fault.getMessage());
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static Instant next(Said said, Instant now) {
        return switch (said.state()) {
            case BEGUN -> now.plus(SOON);
            case ASKS, STOPPED, UNDERWAY -> now.plus(AGAIN);
            case REACHED -> now.plus(SELDOM);
            case WAITS ->
                said.until()
                        .filter(now::isBefore)
                        .filter(now.plus(SELDOM)::isAfter)
                        .orElse(now.plus(AGAIN));
        };
    }

    private static Said stopped(String why) {
        return new Said(State.STOPPED, List.of(why), Optional.empty());
    }

    private Said asked(Turn turn) {
        Alone alone = turn.aim().alone().orElseThrow();
        boolean ours = fleet.domains()
                .of(turn.domain())
                .filter(watched -> watched.tenant().equals(alone.tenant()))
                .isPresent();
        if (!ours) {
            return unwatched(turn, alone);
        }
        return rollouts.look(turn.domain())
                .map(standing -> asked(turn, alone, standing))
                .orElseGet(() -> stopped("nothing is approved for the domain yet"));
    }

    /// Whoever took the domain out of the fleet has held it; one that was taken out otherwise is held here. It does not
    /// go on when the domain comes back.
    private Said unwatched(Turn turn, Alone alone) {
        Instant now = office().clock().instant();
        if (aims().hold(turn, Removal.UNWATCHED, ROLL_OUT.name(), now)) {
            append(
                    alone,
                    AuditEvent.of(now, ROLL_OUT, "rollout.hold")
                            .on(turn.domain())
                            .because(Removal.UNWATCHED));
        }
        return stopped(Removal.UNWATCHED);
    }

    private Said asked(Turn turn, Alone alone, Rollouts.Standing standing) {
        return switch (standing.proposal()) {
            case Proposal.Reached _ -> new Said(State.REACHED, List.of(), Optional.empty());
            case Proposal.Wait(Instant until, String why) ->
                new Said(State.WAITS, List.of(why), Optional.empty(), Optional.of(until));
            case Proposal.Stop(List<String> reasons, Optional<Instant> earliest) ->
                new Said(
                        standing.regions().busy() ? State.UNDERWAY : State.STOPPED,
                        reasons,
                        Optional.empty(),
                        earliest);
            case Proposal.Approve(Desired wanted, String label) -> staged(turn, alone, wanted, label);
        };
    }

    private Said staged(Turn turn, Alone alone, Desired wanted, String label) {
        Optional<Plan> waiting = waiting(turn, wanted);
        if (waiting.isPresent()) {
            return asks(waiting.get());
        }
        return switch (office().plan(wanted, Terms.USUAL, planner(alone))) {
            case Planning.Nothing _ -> new Said(State.WAITS, List.of("it stands already"), Optional.empty());
            case Planning.Refused(List<Refusal> refusals) ->
                new Said(
                        State.STOPPED,
                        refusals.stream()
                                .map(each -> (each.reason().words() + " " + each.detail()).strip())
                                .toList(),
                        Optional.empty());
            case Planning.Planned(Plan plan) -> {
                propose(alone, plan);
                yield isAllowed(alone, plan) ? begun(turn, alone, plan, label) : listed(alone, plan);
            }
        };
    }

    /// The plan of the same stage that was proposed before, if it may still begin.
    private Optional<Plan> waiting(Turn turn, Desired wanted) {
        return turn.last()
                .filter(said -> said.state() == State.ASKS)
                .flatMap(Said::plan)
                .flatMap(id -> office().journal().proposed(new PlanId(id)))
                .map(shown -> shown.plan())
                .filter(plan -> plan.basis().desired().equals(wanted))
                .filter(plan -> office().applier(Consent.NONE).moved(plan).isEmpty());
    }

    /// Whoever set it going still has to be somebody who may agree to the plan. Where a second person is needed,
    /// nobody's word is enough that was given before there was a plan.
    private boolean isAllowed(Alone alone, Plan plan) {
        Instant now = office().clock().instant();
        return plan.risk().compareTo(alone.most()) <= 0
                && new GivenWord(directory, alone).holds(Changes.permission(plan.risk()), plan.domain(), now)
                && !(plan.risk() == Risk.RED && approvals().needSecond(new TenantId(alone.tenant())));
    }

    private Approvals approvals() {
        return rollouts.changes().approvals();
    }

    private Said listed(Alone alone, Plan plan) {
        approvals().list(new TenantId(alone.tenant()), plan.id());
        return asks(plan);
    }

    private static Said asks(Plan plan) {
        return new Said(
                State.ASKS,
                List.of("it needs somebody with the role "
                        + Changes.permission(plan.risk()).from().word()),
                Optional.of(plan.id().text()));
    }

    /// Whoever set the aim wants what follows from it.
    private static String planner(Alone alone) {
        return alone.person() + " by roll-out";
    }

    private void propose(Alone alone, Plan plan) {
        office().journal().propose(plan, planner(alone));
        append(alone, new PlanEvents(office()).of(ROLL_OUT, "plan.make", plan));
    }

    private void append(Alone alone, AuditEvent event) {
        rollouts.changes().append(new TenantId(alone.tenant()), event.detail("for", alone.person()));
    }

    private Said begun(Turn turn, Alone alone, Plan plan, String label) {
        DomainName domain = plan.domain();
        var events = new PlanEvents(office());
        Octets evidence = events.evidence(plan);
        Confirmation confirmation =
                plan.risk() == Risk.RED ? new Confirmation.SecondPerson(alone.person()) : new Confirmation.Yes();
        Optional<Progress.Refused> refused =
                office().applier(turn).accept(plan, confirmation, ROLL_OUT.name(), ROLL_OUT.name());
        if (refused.isPresent()) {
            return stopped("the plan for " + domain + " could not begin: "
                    + refused.get().detail());
        }
        append(
                alone,
                events.of(ROLL_OUT, "plan.apply", plan)
                        .because(label)
                        .standingOn(evidence)
                        .approved(new Approval(
                                ROLL_OUT,
                                office().clock().instant(),
                                "by itself, as " + alone.person() + " said at " + alone.at())));
        return new Said(State.BEGUN, List.of(), Optional.of(plan.id().text()));
    }
}
