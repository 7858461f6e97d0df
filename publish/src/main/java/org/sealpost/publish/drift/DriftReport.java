package org.sealpost.publish.drift;

import java.util.List;

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
}
