package org.sealpost.app.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// All stores as they were at one moment, while others go on changing them.
///
/// On a server that is one transaction. Of files, nobody may change any for the moment in which a transaction begins
/// in each.
public final class Snapshot implements AutoCloseable {
    private final List<Held> parts = new ArrayList<>();
    private final List<Connection> connections = new ArrayList<>();

    private Snapshot() {}

    /// @throws StoreFault when a store cannot be read
    public static Snapshot of(AllStores stores) {
        var snapshot = new Snapshot();
        try {
            snapshot.begin(stores);
            return snapshot;
        } catch (SQLException e) {
            snapshot.close();
            throw Faults.of(e);
        } catch (StoreFault e) {
            snapshot.close();
            throw e;
        }
    }

    private void begin(AllStores stores) throws SQLException {
        List<Part> files = new ArrayList<>();
        List<Part> served = new ArrayList<>();
        for (Part part : Part.values()) {
            if (stores.onServer(part)) {
                served.add(part);
            } else if (stores.exists(part)) {
                files.add(part);
            }
        }
        List<Connection> gates = new ArrayList<>();
        try {
            for (Part part : files) {
                Connection gate = stores.connect(part);
                gates.add(gate);
                execute(gate, Dialect.SQLITE.writing());
            }
            for (Part part : files) {
                Connection connection = opened(stores.connect(part));
                execute(connection, Dialect.SQLITE.reading());
                seen(connection, "SELECT COUNT(*) FROM sqlite_schema");
                parts.add(Held.of(part, Dialect.SQLITE, connection));
            }
        } finally {
            for (Connection gate : gates) {
                gate.close();
            }
        }
        if (!served.isEmpty()) {
            Connection connection = opened(stores.connect(served.getFirst()));
            connection.setAutoCommit(false);
            connection.setReadOnly(true);
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            for (Part part : served) {
                parts.add(Held.of(part, Dialect.POSTGRESQL, connection));
            }
        }
    }

    private Connection opened(Connection connection) {
        connections.add(connection);
        return connection;
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /// A transaction sees the state of its first look.
    private static void seen(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
        }
    }

    /// Those that there are.
    List<Held> parts() {
        return parts;
    }

    /// How many rows each table has, such as `fleet.watched`; only those that have some.
    public Map<String, Long> rows() {
        try {
            var rows = new LinkedHashMap<String, Long>();
            for (Held held : parts) {
                for (String table : held.tables()) {
                    long count = held.count(table);
                    if (count > 0) {
                        rows.put(held.part().word() + "." + table, count);
                    }
                }
            }
            return rows;
        } catch (SQLException e) {
            throw Faults.of(e);
        }
    }

    @Override
    public void close() {
        for (Connection connection : connections) {
            try {
                // What was begun ends with it, and has changed nothing.
                connection.close();
            } catch (SQLException e) {
                throw Faults.of(e);
            }
        }
        connections.clear();
    }
}
