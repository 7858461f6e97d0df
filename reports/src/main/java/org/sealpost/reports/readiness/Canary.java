package org.sealpost.reports.readiness;

import java.time.LocalDate;

/// Whether a report that we send to ourselves every day arrives. Whoever sends it implements this.
@FunctionalInterface
public interface Canary {
    /// When nobody sends any; no day is worse for it.
    Canary NONE = day -> Outcome.NOT_CONFIGURED;

    Outcome on(LocalDate day);

    /// What became of the report of a day.
    enum Outcome {
        OK,
        /// It did not arrive in time: reports of others may have been lost as well.
        FAILED,
        NOT_CONFIGURED
    }
}
