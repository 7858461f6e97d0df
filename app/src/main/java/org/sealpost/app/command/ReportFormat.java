package org.sealpost.app.command;

import java.util.Locale;
import org.sealpost.check.Outcome;

/// How the result of a check is written.
enum ReportFormat {
    /// For people.
    TEXT,
    /// One document for programs, in the form of `docs/schema`.
    JSON,
    /// An object of that document on each line, when it comes.
    NDJSON,
    /// For spreadsheets.
    CSV,
    /// For dashboards of code and security.
    SARIF,
    /// For build servers.
    JUNIT,
    /// For tickets and the comments on a change.
    MARKDOWN,
    /// One file for a browser.
    HTML,
    /// For Prometheus, by a file that its node exporter reads.
    PROMETHEUS;

    /// An outcome as documents for programs say it.
    static String word(Outcome outcome) {
        return outcome.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
