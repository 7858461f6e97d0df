package org.sealpost.publish.apply;

import java.util.List;
import java.util.Optional;
import org.sealpost.publish.apply.Entry.Mark;
import org.sealpost.publish.plan.Action;
import org.sealpost.publish.plan.Plan;
import org.sealpost.publish.plan.Step;

/// A plan that was begun, and what was done of it.
public record Underway(Plan plan, List<Entry> entries) {
    public Underway {
        entries = List.copyOf(entries);
    }

    /// Whether a step is marked so.
    public boolean has(int step, Mark mark) {
        return entries.stream().anyMatch(entry -> entry.step() == step && entry.mark() == mark);
    }

    /// The step that was about to change the world, and of which nobody knows yet whether it did.
    public Optional<Step> unsettled() {
        return plan.steps().stream()
                .filter(step -> has(step.number(), Mark.STARTED) && !has(step.number(), Mark.DONE))
                .filter(step -> switch (step.action()) {
                    case Action.Serve _, Action.StopServing _, Action.Write _ -> true;
                    case Action.PrepareHosts _, Action.ChangeMx _, Action.Wait _ -> false;
                })
                .findFirst();
    }
}
