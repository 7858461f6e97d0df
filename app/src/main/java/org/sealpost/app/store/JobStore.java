package org.sealpost.app.store;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.function.Supplier;
import javax.sql.DataSource;

/// When which job is due, in a table of the scheduler's own form. Nothing in it could not be made anew, so it is in no
/// backup, and in SQLite it is a file where it keeps nobody else waiting.
public final class JobStore implements AutoCloseable {
    /// A newer form gets another name.
    public static final String TABLE = "sealpost_job";

    private final Dialect dialect;
    private final Share share;

    private JobStore(Dialect dialect, Share share) {
        this.dialect = dialect;
        this.share = share;
    }

    /// One file, made when it is not there.
    ///
    /// @throws StoreFault when that is not possible
    public static JobStore file(Path file) {
        Database.Opening opening = () -> Databases.sqlite(file);
        return made(Dialect.SQLITE, opening, () -> Share.alone(opening, new WriterTurns()));
    }

    /// A PostgreSQL server.
    ///
    /// @param password for a URL that has none
    /// @throws StoreFault when that is not possible
    public static JobStore server(String url, Optional<String> password) {
        return made(Dialect.POSTGRESQL, Databases.postgresql(url, password), () -> Share.of(url, password));
    }

    private static JobStore made(Dialect dialect, Database.Opening opening, Supplier<Share> share) {
        try (Connection connection = opening.open();
                Statement statement = connection.createStatement()) {
            dialect.require(statement);
            statement.execute(dialect.writing());
            statement.execute(table(dialect));
            statement.execute("CREATE INDEX IF NOT EXISTS sealpost_job_time ON " + TABLE + " (execution_time)");
            statement.execute("CREATE INDEX IF NOT EXISTS sealpost_job_heartbeat ON " + TABLE + " (last_heartbeat)");
            statement.execute("COMMIT");
        } catch (SQLException e) {
            throw Faults.of(e);
        }
        return new JobStore(dialect, share.get());
    }

    private static String table(Dialect dialect) {
        boolean onServer = dialect == Dialect.POSTGRESQL;
        String time = onServer ? "TIMESTAMP WITH TIME ZONE" : "TIMESTAMP";
        return "CREATE TABLE IF NOT EXISTS " + TABLE
                + " (task_name TEXT NOT NULL, task_instance TEXT NOT NULL, task_data "
                + (onServer ? "BYTEA" : "BLOB") + ", execution_time " + time
                + " NOT NULL, picked BOOLEAN NOT NULL, picked_by TEXT, last_success " + time + ", last_failure " + time
                + ", consecutive_failures INTEGER, last_heartbeat " + time
                + ", version BIGINT NOT NULL, priority SMALLINT, PRIMARY KEY (task_name, task_instance))";
    }

    public boolean onServer() {
        return dialect == Dialect.POSTGRESQL;
    }

    /// Connections of the scheduler's own.
    public DataSource connections() {
        return share.pool().source();
    }

    @Override
    public void close() {
        share.close();
    }
}
