package org.sealpost.reports.readiness;

import java.time.LocalDate;

/// Earlier reports are about other servers.
///
/// @param from the first day that is about those of today
public record Restart(LocalDate from, Cause cause) {
    /// What changed.
    public enum Cause {
        POLICY_HOSTS("the hosts of the policy"),
        MX_RECORDS("the MX records"),
        /// An address that no probe of the run had seen.
        MX_ADDRESS("an address of an MX host");

        private final String subject;

        Cause(String subject) {
            this.subject = subject;
        }

        /// For people.
        String subject() {
            return subject;
        }
    }
}
