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
        List<List<String>> steps = part.steps();
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
            for (int step = dialect.version(statement, part); step < steps.size(); step++) {
                for (String sql : steps.get(step)) {
                    statement.execute(dialect.form(sql));
                }
                dialect.version(statement, part, step + 1);
            }
            statement.execute("COMMIT");
        }
    }
}
