package org.sealpost.app.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/// Brings the tables to the form of this program, step by step.
final class Migrations {
    private Migrations() {}

    /// @throws StoreFault when the tables were made by a newer program
    static void run(Connection connection, Dialect dialect, Part part) throws SQLException {
        List<List<String>> steps = part.steps(dialect);
        try (Statement statement = connection.createStatement()) {
            int version = dialect.version(statement, part);
            if (version > steps.size()) {
                throw new StoreFault("it was written by a newer Sealpost");
            }
            if (version == steps.size()) {
                return;
            }
            // Another process may be at it too: whoever gets the lock second finds nothing left to do.
            statement.execute(dialect.writing());
            run(statement, dialect, part, steps.size());
            statement.execute("COMMIT");
        }
    }

    /// Brings the tables from the version that they have to a later one, in the transaction that goes on.
    static void run(Statement statement, Dialect dialect, Part part, int to) throws SQLException {
        for (int step = dialect.version(statement, part); step < to; step++) {
            for (String sql : part.steps(dialect).get(step)) {
                statement.execute(dialect.form(sql));
            }
            dialect.version(statement, part, step + 1);
        }
    }
}
