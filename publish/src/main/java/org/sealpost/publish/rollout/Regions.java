package org.sealpost.publish.rollout;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.sealpost.protocol.mtasts.Mode;
import org.sealpost.protocol.mtasts.StsPolicy;
import org.sealpost.publish.cache.Caches;
import org.sealpost.publish.cache.Fact;
import org.sealpost.publish.cache.History;
import org.sealpost.publish.cache.Subject;
import org.sealpost.publish.plan.Action;
import org.sealpost.publish.plan.Ladder;
import org.sealpost.publish.plan.Step;
import org.sealpost.publish.plan.Until;

/// The three states of a domain, side by side. They follow from the history, the plan under way and what the edges
/// answered, and are kept nowhere: so they cannot be wrong after a crash, and a long wait is a date, not a timer.
///
/// @param since the last change of policy, record or MX hosts
/// @param until when the stage ends by itself; empty: not by waiting
/// @param mxUntil the same of the MX hosts
/// @param busy whether a plan is under way; there is never a second one
public record Regions(
        Stage stage,
        Instant since,
        Optional<Instant> until,
        MxStage mx,
        Optional<Instant> mxUntil,
        HostStage host,
        boolean busy) {

    /// @param steps the plan under way; empty when none is
    /// @param done how many of its steps are done
    /// @param host how the policy host stands, as [HostView] says
    public static Regions of(History history, List<Step> steps, int done, HostStage host, Instant now) {
        List<Step> rest = steps.subList(done, steps.size());
        var caches = new Caches(history, now);
        Stage stage = stage(caches);
        boolean moves = steps.stream().anyMatch(step -> step.action() instanceof Action.ChangeMx);
        MxStage mx = moves ? mx(rest) : MxStage.STABLE;
        Optional<Instant> mxUntil = mxUntil(mx, rest, caches);
        return new Regions(
                stage,
                history.lastChange().or(history::since).orElse(now),
                until(stage, caches),
                mx,
                mxUntil,
                host,
                !steps.isEmpty());
    }

    private static Stage stage(Caches caches) {
        Optional<StsPolicy> served = caches.history().open(Subject.POLICY).stream()
                .filter(each -> each.fact() instanceof Fact.Policy)
                .map(each -> ((Fact.Policy) each.fact()).policy())
                .reduce((_, later) -> later);
        boolean promised = caches.history().open(Subject.ID).stream().anyMatch(each -> each.fact() instanceof Fact.Id);
        if (!promised) {
            if (!caches.ids().isEmpty()) {
                return Stage.UNPUBLISHING;
            }
            boolean leaving = served.map(policy -> policy.mode() == Mode.NONE).orElse(false);
            return leaving ? Stage.UNPUBLISHING : served.isPresent() ? Stage.PREPARING : Stage.ABSENT;
        }
        if (served.isEmpty()) {
            return Stage.PREPARING;
        }
        return switch (served.get().mode()) {
            case NONE -> Stage.RETIRING;
            case TESTING -> caches.rollbackEnds().isAfter(caches.at()) ? Stage.ROLLING_BACK : Stage.TESTING;
            case ENFORCE -> served.get().maxAge().compareTo(Ladder.FIRST) <= 0 ? Stage.PROBATION : Stage.ENFORCED;
        };
    }

    private static Optional<Instant> until(Stage stage, Caches caches) {
        return switch (stage) {
            case ROLLING_BACK -> Optional.of(caches.rollbackEnds());
            case RETIRING -> Optional.of(caches.retired());
            case UNPUBLISHING -> Optional.of(caches.forgotten(Subject.ID));
            case ABSENT, PREPARING, TESTING, PROBATION, ENFORCED -> Optional.empty();
        };
    }

    /// What is left to do says how far it has come: before the records change, after, or last of all.
    private static MxStage mx(List<Step> rest) {
        if (rest.isEmpty()) {
            return MxStage.STABLE;
        }
        boolean switchAhead = rest.stream().anyMatch(step -> step.action() instanceof Action.ChangeMx);
        Action next = rest.getFirst().action();
        if (switchAhead) {
            return switch (next) {
                case Action.Wait _ -> MxStage.WIDENED;
                case Action.ChangeMx _ -> MxStage.SWITCHING;
                case Action.Serve _, Action.StopServing _, Action.Write _, Action.PrepareHosts _ -> MxStage.WIDENING;
            };
        }
        if (next instanceof Action.Wait(var until)
                && until instanceof Until.Forgotten(Subject subject, Duration _)
                && subject == Subject.MX) {
            return MxStage.DRAINING;
        }
        return MxStage.NARROWING;
    }

    private static Optional<Instant> mxUntil(MxStage mx, List<Step> rest, Caches caches) {
        return switch (mx) {
            case WIDENED, DRAINING ->
                rest.getFirst().action() instanceof Action.Wait(var until)
                        ? Optional.of(until.date(caches))
                        : Optional.empty();
            case STABLE, WIDENING, SWITCHING, NARROWING -> Optional.empty();
        };
    }
}
