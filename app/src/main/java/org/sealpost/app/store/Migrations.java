package org.sealpost.app.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/// Brings the tables to the form of this program, step by step.
final class Migrations {
    private Migrations() {}

    /// @param steps each the statements that make the next version of the one before; the first makes version 1 of
    /// nothing
    /// @throws StoreFault when the tables were made by a newer program
    static void run(Connection connection, Dialect dialect, List<List<String>> steps) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            int version = dialect.version(statement);
            if (version > steps.size()) {
                throw new StoreFault("it was written by a newer Sealpost");
            }
            if (version == steps.size()) {
                return;
            }
            // Another process may be at it too: whoever gets the lock second finds nothing left to do.
            statement.execute(dialect.writing());
            for (int step = dialect.version(statement); step < steps.size(); step++) {
                for (String sql : steps.get(step)) {
                    statement.execute(dialect.form(sql));
                }
                dialect.version(statement, step + 1);
            }
            statement.execute("COMMIT");
        }
    }
}
