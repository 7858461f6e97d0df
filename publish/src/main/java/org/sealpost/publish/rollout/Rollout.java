package org.sealpost.publish.rollout;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.sealpost.protocol.mtasts.Mode;
import org.sealpost.protocol.mtasts.StsPolicy;
import org.sealpost.publish.cache.History;
import org.sealpost.publish.plan.Check.Purpose;
import org.sealpost.publish.plan.Desired;
import org.sealpost.publish.plan.Ladder;

/// Leads a domain from one stage to the next, guarded by the gate. It proposes; a plan does.
///
/// @param probation how long `enforce` stays on a rung before the next, without a fault
public record Rollout(EnforceGate gate, Duration probation) {
    public static final Duration USUAL_PROBATION = Duration.ofDays(7);
    private static final Duration TESTING_AGE = Duration.ofDays(1);

    /// @param approved what is approved now; its policy gives the patterns, and is empty where nothing is published
    /// @param first the policy to begin with, in testing, where nothing is published
    /// @param confirmations of named persons, on probes alone
    public Proposal next(
            Desired approved,
            StsPolicy first,
            Goal goal,
            Regions regions,
            History history,
            List<ProbesConfirmation> confirmations,
            Instant now) {
        if (regions.busy()) {
            return new Proposal.Stop(List.of("a plan is under way"), regions.mxUntil());
        }
        return switch (goal.mode()) {
            case NONE -> toNone(approved, regions);
            case TESTING -> toTesting(approved, first, regions);
            case ENFORCE -> toEnforce(approved, first, goal, regions, history, confirmations, now);
        };
    }

    private static Proposal toNone(Desired approved, Regions regions) {
        return switch (regions.stage()) {
            case ABSENT -> new Proposal.Reached();
            case PREPARING, TESTING, PROBATION, ENFORCED, ROLLING_BACK, RETIRING, UNPUBLISHING ->
                new Proposal.Approve(approved.retired(), "");
        };
    }

    private static Proposal toTesting(Desired approved, StsPolicy first, Regions regions) {
        return switch (regions.stage()) {
            case ABSENT, PREPARING, UNPUBLISHING, RETIRING -> testing(approved, first);
            case PROBATION, ENFORCED -> testing(approved, approved.policy().orElse(first));
            case ROLLING_BACK ->
                new Proposal.Wait(
                        regions.until().orElse(regions.since()), "senders may enforce what was served before");
            case TESTING -> new Proposal.Reached();
        };
    }

    private static Proposal testing(Desired approved, StsPolicy policy) {
        return new Proposal.Approve(
                approved.with(new StsPolicy(Mode.TESTING, TESTING_AGE, policy.mx(), policy.extensions())), "");
    }

    private Proposal toEnforce(
            Desired approved,
            StsPolicy first,
            Goal goal,
            Regions regions,
            History history,
            List<ProbesConfirmation> confirmations,
            Instant now) {
        return switch (regions.stage()) {
            case ABSENT, PREPARING, UNPUBLISHING, RETIRING -> testing(approved, first);
            case ROLLING_BACK ->
                new Proposal.Wait(
                        regions.until().orElse(regions.since()), "senders may enforce what was served before");
            case TESTING ->
                regions.host() == HostStage.SERVING
                        ? asked(
                                Purpose.ENFORCE,
                                enforcing(approved, first, Ladder.FIRST),
                                history,
                                confirmations,
                                approved)
                        : new Proposal.Stop(List.of("the policy host is not in order"), Optional.empty());
            case PROBATION, ENFORCED -> {
                Duration present = approved.policy().map(StsPolicy::maxAge).orElse(Ladder.FIRST);
                if (present.compareTo(goal.maxAge()) >= 0) {
                    yield new Proposal.Reached();
                }
                Instant clean = regions.since().plus(probation);
                if (clean.isAfter(now)) {
                    yield new Proposal.Wait(clean, "each rung is held for a while without a fault");
                }
                Duration above = Ladder.above(present);
                Duration rung = above.compareTo(goal.maxAge()) < 0 ? above : goal.maxAge();
                yield asked(Purpose.RAISE, enforcing(approved, first, rung), history, confirmations, approved);
            }
        };
    }

    private static StsPolicy enforcing(Desired approved, StsPolicy first, Duration maxAge) {
        StsPolicy policy = approved.policy().orElse(first);
        return new StsPolicy(Mode.ENFORCE, maxAge, policy.mx(), policy.extensions());
    }

    private Proposal asked(
            Purpose purpose,
            StsPolicy policy,
            History history,
            List<ProbesConfirmation> confirmations,
            Desired approved) {
        return switch (GateDecision.of(gate.ask(approved.domain(), purpose), confirmations, history)) {
            case GateDecision.Pass(String label) -> new Proposal.Approve(approved.with(policy), label);
            case GateDecision.Stop(List<String> reasons, Optional<Instant> earliest) ->
                new Proposal.Stop(reasons, earliest);
        };
    }
}
