package org.sealpost.publish.plan;

import java.time.Instant;
import java.util.List;
import org.sealpost.protocol.RfcRef;

/// One step of a plan.
///
/// @param number from 1
/// @param before what must hold before it is made
/// @param after what must be seen before the next one; a step is done when this holds
/// @param rule the section that asks for it
/// @param forecast when it is done if every step before takes no time; for a wait, its end
public record Step(
        int number, Action action, List<Check> before, List<Check> after, RfcRef rule, Risk risk, Instant forecast) {
    public Step {
        before = List.copyOf(before);
        after = List.copyOf(after);
    }
}
