package org.sealpost.app.store;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import javax.sql.DataSource;

/// Connections to one database, opened when they are wanted and kept by HikariCP (ADR 0044). What nobody wants
/// is closed within a minute, so a server has back what a busy moment has taken of it; none is older than half an
/// hour, and one that rested is asked whether it still lives before it is used.
final class Pool implements AutoCloseable {
    /// The readers, the writer, the jobs, and who asks one more thing while it holds a connection.
    static final int MOST = ReaderTurns.PLACES + 8;

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration IDLE = Duration.ofSeconds(30);
    private static final Duration AGE = Duration.ofMinutes(30);

    private final HikariDataSource kept = new HikariDataSource();

    /// @param opening of those that are not there yet
    Pool(Database.Opening opening) {
        this(opening, PATIENCE);
    }

    /// @param patience of those who want one; at least 250 ms
    Pool(Database.Opening opening, Duration patience) {
        kept.setDataSource(new Connections(opening));
        kept.setMaximumPoolSize(MOST);
        kept.setMinimumIdle(0);
        kept.setConnectionTimeout(patience.toMillis());
        kept.setIdleTimeout(IDLE.toMillis());
        kept.setMaxLifetime(AGE.toMillis());
        // Whoever opens a database has asked already whether it is there.
        kept.setInitializationFailTimeout(-1);
    }

    /// To be closed, which gives it back, or to be [ended][#end].
    ///
    /// @throws StoreBusy when none became free in time
    /// @throws SQLException when none can be opened
    Connection take() throws SQLException {
        try {
            return kept.getConnection();
        } catch (SQLTransientConnectionException none) {
            if (none.getCause() instanceof SQLException why) {
                throw why;
            }
            throw new StoreBusy("it gives no connection", none);
        }
    }

    /// Closes one for good. What it has begun is undone.
    void end(Connection connection) {
        kept.evictConnection(connection);
    }

    /// Closes all that nobody uses, and the others when they are given back: the server has been started anew.
    void endAll() {
        kept.getHikariPoolMXBean().softEvictConnections();
    }

    /// The same connections in the form in which libraries want them.
    DataSource source() {
        return kept;
    }

    @Override
    public void close() {
        kept.close();
    }
}
