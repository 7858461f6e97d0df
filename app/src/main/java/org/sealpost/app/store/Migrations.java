package org.sealpost.app.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/// The steps that bring the history's file to the form of this program. A step is never changed once it was released:
/// a new form is a new step.
final class Migrations {
    private static final List<List<String>> STEPS = List.of(List.of("""
            CREATE TABLE sighting (
                domain TEXT NOT NULL,
                at TEXT NOT NULL,
                document TEXT NOT NULL,
                PRIMARY KEY (domain, at)
            ) WITHOUT ROWID"""), looksAndStates());

    /// What looks saw is kept once, however often it was seen: of all looks that saw the same, a comparison needs the
    /// last alone.
    private static List<String> looksAndStates() {
        return List.of("""
                CREATE TABLE state (
                    id INTEGER PRIMARY KEY,
                    domain TEXT NOT NULL,
                    document TEXT NOT NULL,
                    UNIQUE (domain, document)
                )""", """
                CREATE TABLE look (
                    domain TEXT NOT NULL,
                    at TEXT NOT NULL,
                    state INTEGER NOT NULL REFERENCES state (id),
                    PRIMARY KEY (domain, at)
                ) WITHOUT ROWID""", """
                INSERT OR IGNORE INTO state (domain, document)
                SELECT domain, json_remove(document, '$.at') FROM sighting ORDER BY domain, at""", """
                INSERT INTO look (domain, at, state)
                SELECT sighting.domain, sighting.at, state.id FROM sighting JOIN state
                ON state.domain = sighting.domain AND state.document = json_remove(sighting.document, '$.at')""", """
                DROP TABLE sighting""", """
                CREATE INDEX look_at ON look (at)""", """
                CREATE INDEX look_state ON look (state, at)""");
    }

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
                for (String sql : STEPS.get(step)) {
                    statement.execute(sql);
                }
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
