package org.sealpost.app.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicBoolean;

/// Transactions in one database: as many readers at once as there are places, and one writer. A connection that has
/// failed is not used again, so a server may be started anew.
final class Database implements AutoCloseable {
    private final Dialect dialect;
    private final Share share;
    private final AtomicBoolean closed = new AtomicBoolean();

    Database(Dialect dialect, Opening opening) {
        this(dialect, opening, new WriterTurns());
    }

    /// One that others of this program may have open too.
    Database(Dialect dialect, Opening opening, WriterTurns writers) {
        this(dialect, Share.alone(opening, writers));
    }

    /// @param share left when this is closed
    Database(Dialect dialect, Share share) {
        this.dialect = dialect;
        this.share = share;
    }

    /// Opens a connection.
    interface Opening {
        Connection open() throws SQLException;
    }

    /// What is done in a transaction.
    interface Work<T> {
        T in(Sql sql) throws SQLException;
    }

    /// What is changed in a transaction.
    interface Change {
        void in(Sql sql) throws SQLException;
    }

    /// What is read is one state.
    ///
    /// @throws StoreBusy when too many read at once, or nothing can be begun
    <T> T read(Work<T> work) {
        return share.readers().next(() -> inTransaction(dialect.reading(), work));
    }

    /// What is changed is durable afterwards, or nothing is changed.
    <T> T write(Work<T> work) {
        return share.writers().next(() -> ReaderTurns.within(() -> inTransaction(dialect.writing(), work)));
    }

    /// The same where there is nothing to tell.
    void change(Change change) {
        write(sql -> {
            change.in(sql);
            return true;
        });
    }

    private <T> T inTransaction(String begin, Work<T> work) {
        Connection connection = begun(begin);
        try {
            T result = done(connection, work);
            connection.close();
            return result;
        } catch (SQLException e) {
            throw Faults.of(e);
        }
    }

    private <T> T done(Connection connection, Work<T> work) throws SQLException {
        try {
            T result = work.in(new Sql(connection));
            execute(connection, "COMMIT");
            return result;
        } catch (SQLException | RuntimeException | Error e) {
            share.pool().end(connection);
            throw e;
        }
    }

    private Connection begun(String begin) {
        try {
            return connected(begin);
        } catch (SQLException e) {
            throw Faults.notBegun(e);
        }
    }

    private Connection connected(String begin) throws SQLException {
        try {
            return begun(share.pool().take(), begin);
        } catch (SQLException e) {
            if (!Faults.isLost(e)) {
                throw e;
            }
            share.pool().endAll();
            return begun(share.pool().take(), begin);
        }
    }

    private Connection begun(Connection connection, String begin) throws SQLException {
        try {
            execute(connection, begin);
            return connection;
        } catch (SQLException e) {
            share.pool().end(connection);
            throw e;
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            share.close();
        }
    }
}
