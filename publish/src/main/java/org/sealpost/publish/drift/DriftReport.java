package org.sealpost.publish.drift;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.sealpost.publish.plan.Plan;

/// What one look came to.
///
/// @param pending whether something is approved that was not applied yet: that is a plan to be made, and no drift
/// @param drifts the gravest first
/// @param unknown what could not be looked at, one sentence each; a failure is no drift
public record DriftReport(boolean pending, List<Drift> drifts, List<String> unknown) {
    public DriftReport {
        drifts = List.copyOf(drifts);
        unknown = List.copyOf(unknown);
    }

    /// The plan that brings back what was approved; empty when nothing has drifted that it could, or when it would
    /// weaken something.
    public Optional<Plan> plan() {
        return drifts.stream()
                .flatMap(drift -> drift.repair() instanceof Repair.Carry(Plan plan) ? Stream.of(plan) : Stream.empty())
                .findFirst();
    }
}
