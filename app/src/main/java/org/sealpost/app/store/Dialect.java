package org.sealpost.app.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/// What must differ between the two databases. All other SQL is the same text for both.
enum Dialect {
    /// Whoever wants to change something waits until nobody else does.
    SQLITE("BEGIN IMMEDIATE", "BEGIN") {
        @Override
        void require(Statement statement) {
            // A file has no settings that are not ours.
        }

        @Override
        String form(String sql) {
            return sql;
        }

        @Override
        int version(Statement statement, Part part) throws SQLException {
            return number(statement, "PRAGMA user_version");
        }

        @Override
        void version(Statement statement, Part part, int version) throws SQLException {
            statement.execute("PRAGMA user_version = " + version);
        }
    },

    /// One writer at a time here too, by a lock that ends with the transaction: so there are no deadlocks, and what
    /// was read in a transaction still holds when it writes.
    POSTGRESQL("""
            BEGIN; SELECT pg_advisory_xact_lock(7310575221744264563);
            SELECT set_config('synchronous_commit', 'on', true) WHERE current_setting('synchronous_commit') = 'off'""", "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY") {
        @Override
        void require(Statement statement) throws SQLException {
            try (ResultSet row = statement.executeQuery("SHOW server_encoding")) {
                row.next();
                if (!row.getString(1).equals("UTF8")) {
                    throw new StoreFault("the database is not in UTF-8");
                }
            }
        }

        @Override
        String form(String sql) {
            return sql.replace(" TEXT", " TEXT COLLATE \"C\"")
                    .replace(" BLOB", " BYTEA")
                    .replace(" WITHOUT ROWID", "");
        }

        @Override
        int version(Statement statement, Part part) throws SQLException {
            return number(statement, "SELECT count(*) FROM pg_class WHERE oid = to_regclass('sealpost_schema')") == 0
                    ? 0
                    : number(
                            statement,
                            "SELECT COALESCE(max(version), 0) FROM sealpost_schema WHERE part = '" + part + "'");
        }

        @Override
        void version(Statement statement, Part part, int version) throws SQLException {
            statement.execute("CREATE TABLE IF NOT EXISTS sealpost_schema"
                    + " (part TEXT NOT NULL PRIMARY KEY, version INTEGER NOT NULL)");
            statement.execute("INSERT INTO sealpost_schema (part, version) VALUES ('" + part + "', " + version
                    + ") ON CONFLICT (part) DO UPDATE SET version = excluded.version");
        }
    };

    private final String writing;
    private final String reading;

    Dialect(String writing, String reading) {
        this.writing = writing;
        this.reading = reading;
    }

    /// Begins a transaction that changes something; there is no other until it ends.
    String writing() {
        return writing;
    }

    /// Begins a transaction that sees one state throughout and changes nothing.
    String reading() {
        return reading;
    }

    /// @throws StoreFault when the database cannot keep what we keep
    abstract void require(Statement statement) throws SQLException;

    /// A statement that makes a table or an index, written for SQLite.
    abstract String form(String sql);

    /// Of the tables of a part; 0 when there are none. A file holds one part alone.
    abstract int version(Statement statement, Part part) throws SQLException;

    abstract void version(Statement statement, Part part, int version) throws SQLException;

    private static int number(Statement statement, String sql) throws SQLException {
        try (ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getInt(1);
        }
    }
}
