package org.sealpost.app.store;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import javax.sql.DataSource;

/// When which job is due, in a table of the scheduler's own form. Nothing in it could not be made anew, so it is in no
/// backup, and in SQLite it is a file where it keeps nobody else waiting.
public final class JobStore {
    /// A newer form gets another name.
    public static final String TABLE = "sealpost_job";

    private final Dialect dialect;
    private final DataSource connections;

    private JobStore(Dialect dialect, Database.Opening opening) {
        this.dialect = dialect;
        this.connections = new Connections(opening);
    }

    /// One file, made when it is not there.
    ///
    /// @throws StoreFault when that is not possible
    public static JobStore file(Path file) {
        return made(new JobStore(Dialect.SQLITE, () -> Databases.sqlite(file)));
    }

    /// A PostgreSQL server.
    ///
    /// @param password for a URL that has none
    /// @throws StoreFault when that is not possible
    public static JobStore server(String url, Optional<String> password) {
        return made(new JobStore(Dialect.POSTGRESQL, Databases.postgresql(url, password)));
    }

    private static JobStore made(JobStore store) {
        try (Connection connection = store.connections.getConnection();
                Statement statement = connection.createStatement()) {
            store.dialect.require(statement);
            statement.execute(store.dialect.writing());
            statement.execute(store.table());
            statement.execute("CREATE INDEX IF NOT EXISTS sealpost_job_time ON " + TABLE + " (execution_time)");
            statement.execute("CREATE INDEX IF NOT EXISTS sealpost_job_heartbeat ON " + TABLE + " (last_heartbeat)");
            statement.execute("COMMIT");
            return store;
        } catch (SQLException e) {
            throw Faults.of(e);
        }
    }

    private String table() {
        String time = onServer() ? "TIMESTAMP WITH TIME ZONE" : "TIMESTAMP";
        return "CREATE TABLE IF NOT EXISTS " + TABLE
                + " (task_name TEXT NOT NULL, task_instance TEXT NOT NULL, task_data "
                + (onServer() ? "BYTEA" : "BLOB") + ", execution_time " + time
                + " NOT NULL, picked BOOLEAN NOT NULL, picked_by TEXT, last_success " + time + ", last_failure " + time
                + ", consecutive_failures INTEGER, last_heartbeat " + time
                + ", version BIGINT NOT NULL, priority SMALLINT, PRIMARY KEY (task_name, task_instance))";
    }

    public boolean onServer() {
        return dialect == Dialect.POSTGRESQL;
    }

    /// A new connection each time.
    public DataSource connections() {
        return connections;
    }
}
