package org.sealpost.reports.readiness;

import java.time.LocalDate;

/// Earlier reports are about other servers.
///
/// @param from the first day that is about those of today
public record Restart(LocalDate from, Cause cause) {
    /// What changed.
    public enum Cause {
        POLICY_HOSTS,
        MX_RECORDS,
        /// An address that no probe of the run had seen.
        MX_ADDRESS
    }
}
