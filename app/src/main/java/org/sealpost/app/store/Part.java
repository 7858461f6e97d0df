package org.sealpost.app.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Tables that belong together, with a version of their own. In SQLite each part is a file.
enum Part {
    ACCESS,
    CHECKS,
    FLEET,
    HISTORY,
    HOST,
    PUBLISH,
    REPORTS;

    private static final Pattern TABLE = Pattern.compile("(CREATE|DROP) TABLE (\\w+)");

    /// Each the statements that make the next version of the one before; the first makes version 1 of nothing.
    List<List<String>> steps(Dialect dialect) {
        return switch (this) {
            case ACCESS -> AccessSchema.STEPS;
            case CHECKS -> CheckSchema.STEPS;
            case FLEET -> FleetSchema.STEPS;
            case HISTORY -> HistorySchema.steps(dialect);
            case HOST -> HostSchema.STEPS;
            case PUBLISH -> PublishSchema.STEPS;
            case REPORTS -> ReportSchema.STEPS;
        };
    }

    /// The newest version, the same in both databases.
    int newest() {
        return steps(Dialect.SQLITE).size();
    }

    /// As it is called in file names.
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The tables of a version, in the order in which they are made.
    List<String> tables(int version) {
        var tables = new ArrayList<String>();
        for (List<String> step : steps(Dialect.SQLITE).subList(0, version)) {
            for (String sql : step) {
                Matcher table = TABLE.matcher(sql);
                if (!table.lookingAt()) {
                    continue;
                }
                if (table.group(1).equals("DROP")) {
                    tables.remove(table.group(2));
                } else {
                    tables.add(table.group(2));
                }
            }
        }
        return tables;
    }
}
