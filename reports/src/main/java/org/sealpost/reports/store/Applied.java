package org.sealpost.reports.store;

import java.time.LocalDate;
import java.util.Map;
import org.sealpost.reports.PolicyEcho;
import org.sealpost.reports.row.Tally;

/// A policy that senders applied.
///
/// @param days the sessions under it, by day
/// @param reporters how many told of it
public record Applied(PolicyEcho echo, Map<LocalDate, Tally> days, int reporters) {
    public Applied {
        days = Map.copyOf(days);
    }
}
