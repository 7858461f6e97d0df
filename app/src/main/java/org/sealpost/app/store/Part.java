package org.sealpost.app.store;

import java.util.List;

/// Tables that belong together, with a version of their own. In SQLite each part is a file.
enum Part {
    CHECKS,
    HISTORY,
    HOST,
    PUBLISH,
    REPORTS;

    /// Each the statements that make the next version of the one before; the first makes version 1 of nothing.
    List<List<String>> steps() {
        return switch (this) {
            case CHECKS -> CheckSchema.STEPS;
            case HISTORY -> HistorySchema.STEPS;
            case HOST -> HostSchema.STEPS;
            case PUBLISH -> PublishSchema.STEPS;
            case REPORTS -> ReportSchema.STEPS;
        };
    }
}
