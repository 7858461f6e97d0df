package org.sealpost.app.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/// Connections that nobody uses just now. One that nobody wanted from one round to the next is closed, so a
/// server has back within a minute what a busy moment has taken of it.
final class IdleConnections implements AutoCloseable {
    private static final Duration ROUND = Duration.ofSeconds(30);

    private final Duration round;
    private final Deque<Kept> idle = new ArrayDeque<>();
    private boolean roundIsDue;
    private boolean closed;

    IdleConnections() {
        this(ROUND);
    }

    IdleConnections(Duration round) {
        this.round = round;
    }

    /// @param seen whether a round has found it here
    private record Kept(Connection connection, boolean seen) {}

    /// The one that was used last, so that those too many are not wanted.
    synchronized Optional<Connection> take() {
        return Optional.ofNullable(idle.poll()).map(Kept::connection);
    }

    /// @throws SQLException when it is not wanted any more and cannot be closed
    void give(Connection connection) throws SQLException {
        if (!kept(connection)) {
            connection.close();
        }
    }

    private synchronized boolean kept(Connection connection) {
        if (closed) {
            return false;
        }
        idle.push(new Kept(connection, false));
        enterRound();
        return true;
    }

    private void enterRound() {
        if (!roundIsDue) {
            roundIsDue = true;
            CompletableFuture.delayedExecutor(round.toMillis(), TimeUnit.MILLISECONDS)
                    .execute(this::round);
        }
    }

    private void round() {
        unwanted().forEach(IdleConnections::end);
    }

    private static void end(Connection unwanted) {
        try {
            unwanted.close();
        } catch (SQLException gone) {
            // It is no use to anybody, and nobody waits for this.
            return;
        }
    }

    private synchronized List<Connection> unwanted() {
        var unwanted = new ArrayList<Connection>();
        Deque<Kept> wanted = new ArrayDeque<>();
        for (Iterator<Kept> each = idle.iterator(); each.hasNext(); ) {
            Kept kept = each.next();
            if (kept.seen) {
                unwanted.add(kept.connection);
            } else {
                wanted.add(new Kept(kept.connection, true));
            }
        }
        idle.clear();
        idle.addAll(wanted);
        roundIsDue = false;
        if (!idle.isEmpty()) {
            enterRound();
        }
        return unwanted;
    }

    /// What is in use is closed when it is given back.
    @Override
    public void close() {
        for (Connection connection : all()) {
            try {
                connection.close();
            } catch (SQLException e) {
                throw Faults.of(e);
            }
        }
    }

    private synchronized List<Connection> all() {
        closed = true;
        List<Connection> all = idle.stream().map(Kept::connection).toList();
        idle.clear();
        return all;
    }
}
