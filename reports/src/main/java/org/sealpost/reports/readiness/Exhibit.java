package org.sealpost.reports.readiness;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.sealpost.reports.failure.FailureMeaning;
import org.sealpost.reports.row.Failure;
import org.sealpost.reports.row.Row;

/// One thing that an objection rests on.
public sealed interface Exhibit {
    /// A row of a report, and what in it matters.
    ///
    /// @param failure empty when the whole row is meant, or failed sessions without a word of why
    /// @param sessions how many sessions at the most
    record Reported(Row row, Optional<Failure> failure, FailureMeaning meaning, long sessions) implements Exhibit {}

    /// One look of a day.
    ///
    /// @param subject such as `mx.example.org [192.0.2.1]`
    record Probed(LocalDate day, String subject, ProbeDay.Look look) implements Exhibit {}

    /// A day that lacks something.
    record OfDay(LocalDate day, DayState state) implements Exhibit {}

    /// Something has changed at a time.
    record Changed(Instant at, String what) implements Exhibit {}

    /// A number, and what is asked for.
    record Measured(String what, String value, String asked) implements Exhibit {}

    /// Who is meant, untrusted.
    record Named(String name) implements Exhibit {}
}
