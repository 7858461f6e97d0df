package org.sealpost.publish.rollout;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.sealpost.publish.plan.Desired;

/// What a roll-out would do next.
public sealed interface Proposal {
    /// Plan and apply this; it is the next stage, never two at once.
    ///
    /// @param label how the gate came to allow it; empty where none was asked
    record Approve(Desired desired, String label) implements Proposal {}

    /// Nothing until then.
    record Wait(Instant until, String why) implements Proposal {}

    /// Something has to change first.
    ///
    /// @param earliest before that it cannot; empty when nobody knows
    record Stop(List<String> reasons, Optional<Instant> earliest) implements Proposal {
        public Stop {
            reasons = List.copyOf(reasons);
        }
    }

    /// The goal is reached.
    record Reached() implements Proposal {}
}
