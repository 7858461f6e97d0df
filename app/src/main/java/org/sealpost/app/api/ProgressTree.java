package org.sealpost.app.api;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sealpost.app.store.PlanTurns;
import org.sealpost.publish.RecordSet;
import org.sealpost.publish.apply.Progress;
import org.sealpost.publish.dns.Change;
import org.sealpost.publish.plan.Step;

/// How far a plan has come, in documents.
final class ProgressTree {
    private static final List<String> STATES =
            List.of("done", "waiting", "owner", "held", "conflict", "foreign", "refused", "idle");

    private ProgressTree() {}

    static Shape shape() {
        return Shape.object(
                List.of("state", "at", "next"),
                Map.of(
                        "state",
                                Shape.words(
                                        "What is waited for: a date, the owner, something that is not seen yet, a record"
                                                + " that is another than the plan knows, or values of others.",
                                        STATES),
                        "at", Shape.instant("When it was gone on with last."),
                        "next", Shape.instant("When it is gone on with next."),
                        "step", Shape.number("The step that is at work."),
                        "until", Shape.instant("The date, or before which it is of no use to go on."),
                        "missing", Shape.list(Shape.string("What is not seen yet.")),
                        "there", Shape.list(Shape.string("What stands there instead.")),
                        "wanted", Shape.list(Shape.string("What shall stand there instead."))));
    }

    static Tree of(PlanTurns.Last last) {
        Tree tree = switch (last.progress()) {
            case Progress.Idle _ -> state(7);
            case Progress.Done _ -> state(0);
            case Progress.Waiting(Step step, Instant until) -> at(1, step).instant("until", until);
            case Progress.Owner(Step step, List<String> missing) -> at(2, step).texts("missing", missing);
            case Progress.Held(Step step, List<String> why, Optional<Instant> earliest) ->
                at(3, step).texts("missing", why).some("until", earliest, Object::toString);
            case Progress.Conflict(Step step, String found) -> at(4, step).texts("there", List.of(found));
            case Progress.Foreign(Step step, Change change, List<String> values) ->
                at(5, step)
                        .texts("there", values)
                        .texts("wanted", change.wanted().map(RecordSet::values).orElse(List.of()));
            case Progress.Refused(var _, String detail) -> state(6).texts("missing", List.of(detail));
        };
        return tree.instant("at", last.at()).instant("next", last.next());
    }

    private static Tree state(int state) {
        return new Tree().text("state", STATES.get(state));
    }

    private static Tree at(int state, Step step) {
        return state(state).number("step", step.number());
    }
}
