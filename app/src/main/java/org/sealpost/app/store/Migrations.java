package org.sealpost.app.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/// The steps that bring the history's file to the form of this program. A step is never changed once it was released:
/// a new form is a new step.
final class Migrations {
    private static final List<String> STEPS = List.of("""
            CREATE TABLE sighting (
                domain TEXT NOT NULL,
                at TEXT NOT NULL,
                document TEXT NOT NULL,
                PRIMARY KEY (domain, at)
            ) WITHOUT ROWID""");

    private Migrations() {}

    /// @throws StoreFault when the file was written by a newer program
    static void run(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            int version = version(statement);
            if (version > STEPS.size()) {
                throw new StoreFault("it was written by a newer Sealpost");
            }
            if (version == STEPS.size()) {
                return;
            }
            // Another process may be at it too: whoever gets the lock second finds nothing left to do.
            statement.execute("BEGIN IMMEDIATE");
            for (int step = version(statement); step < STEPS.size(); step++) {
                statement.execute(STEPS.get(step));
                statement.execute("PRAGMA user_version = " + (step + 1));
            }
            statement.execute("COMMIT");
        }
    }

    private static int version(Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery("PRAGMA user_version")) {
            row.next();
            return row.getInt(1);
        }
    }
}
