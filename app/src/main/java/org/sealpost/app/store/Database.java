package org.sealpost.app.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedDeque;

/// Connections to one database: as many readers as there are at once, and one writer. One that has failed is not used
/// again, so a server may be started anew.
final class Database implements AutoCloseable {
    private final Dialect dialect;
    private final Opening opening;
    private final ConcurrentLinkedDeque<Connection> idle = new ConcurrentLinkedDeque<>();
    private final WriterTurns writers;

    Database(Dialect dialect, Opening opening) {
        this(dialect, opening, new WriterTurns());
    }

    /// One that others of this program may have open too.
    Database(Dialect dialect, Opening opening, WriterTurns writers) {
        this.dialect = dialect;
        this.opening = opening;
        this.writers = writers;
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
    <T> T read(Work<T> work) {
        return inTransaction(dialect.reading(), work);
    }

    /// What is changed is durable afterwards, or nothing is changed.
    <T> T write(Work<T> work) {
        return writers.next(() -> inTransaction(dialect.writing(), work));
    }

    /// The same where there is nothing to tell.
    void change(Change change) {
        write(sql -> {
            change.in(sql);
            return true;
        });
    }

    private <T> T inTransaction(String begin, Work<T> work) {
        try {
            Connection connection = begun(begin);
            try {
                T result = work.in(new Sql(connection));
                execute(connection, "COMMIT");
                idle.push(connection);
                return result;
            } catch (SQLException | RuntimeException e) {
                // Closing it undoes what it has begun.
                close(connection, e);
                throw e;
            }
        } catch (SQLException e) {
            throw Faults.of(e);
        }
    }

    private Connection begun(String begin) throws SQLException {
        for (Optional<Connection> waiting = next(); waiting.isPresent(); waiting = next()) {
            try {
                execute(waiting.get(), begin);
                return waiting.get();
            } catch (SQLException e) {
                close(waiting.get(), e);
                if (!Faults.isLost(e)) {
                    throw e;
                }
            }
        }
        Connection connection = opening.open();
        try {
            execute(connection, begin);
        } catch (SQLException e) {
            close(connection, e);
            throw e;
        }
        return connection;
    }

    private Optional<Connection> next() {
        return Optional.ofNullable(idle.poll());
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static void close(Connection connection, Exception because) {
        try {
            connection.close();
        } catch (SQLException e) {
            because.addSuppressed(e);
        }
    }

    @Override
    public void close() {
        for (Optional<Connection> waiting = next(); waiting.isPresent(); waiting = next()) {
            try {
                waiting.get().close();
            } catch (SQLException e) {
                throw Faults.of(e);
            }
        }
    }
}
