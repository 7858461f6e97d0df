package org.sealpost.publish.apply;

import java.util.List;
import org.sealpost.publish.apply.Entry.Mark;
import org.sealpost.publish.plan.Plan;

/// A plan that was begun and has not ended.
public record Underway(Plan plan, List<Entry> entries) {
    public Underway {
        entries = List.copyOf(entries);
    }

    /// Whether a step is marked so.
    public boolean has(int step, Mark mark) {
        return entries.stream().anyMatch(entry -> entry.step() == step && entry.mark() == mark);
    }
}
