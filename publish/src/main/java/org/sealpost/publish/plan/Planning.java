package org.sealpost.publish.plan;

import java.util.List;

/// What came of planning.
public sealed interface Planning {
    /// There is something to do.
    record Planned(Plan plan) implements Planning {}

    /// All is as it should be.
    record Nothing() implements Planning {}

    /// No safe plan can be made.
    ///
    /// @param refusals at least one
    record Refused(List<Refusal> refusals) implements Planning {
        public Refused {
            refusals = List.copyOf(refusals);
        }
    }
}
