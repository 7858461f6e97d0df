package org.sealpost.app.store;

import java.util.List;

/// Tables that belong together, with a version of their own. In SQLite each part is a file.
enum Part {
    HISTORY("history", HistorySchema.STEPS),
    HOST("host", HostSchema.STEPS),
    REPORTS("reports", ReportSchema.STEPS);

    private final String word;
    private final List<List<String>> steps;

    Part(String word, List<List<String>> steps) {
        this.word = word;
        this.steps = steps;
    }

    /// Each the statements that make the next version of the one before; the first makes version 1 of nothing.
    List<List<String>> steps() {
        return steps;
    }

    /// By which it stands in the database.
    @Override
    public String toString() {
        return word;
    }
}
