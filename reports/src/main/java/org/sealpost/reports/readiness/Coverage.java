package org.sealpost.reports.readiness;

/// How much of the mail that came in the reports tell of.
public sealed interface Coverage {
    /// There are no logs to compare with.
    record Unknown() implements Coverage {}

    /// @param reported sessions in reports of the days that have logs
    /// @param inbound sessions with TLS in the logs
    record Compared(long reported, long inbound) implements Coverage {
        /// More than 1 when reports tell of sessions that the logs lack.
        public double share() {
            return inbound == 0 ? 0 : (double) reported / inbound;
        }
    }
}
