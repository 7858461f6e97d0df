package org.sealpost.app.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.sealpost.protocol.Octets;

/// Statements with their values. A value is a text, a number, octets, or an `Optional` of one.
final class Sql {
    /// As many values as go into one list; some databases know a limit.
    private static final int CHUNK = 500;

    private final Connection connection;

    Sql(Connection connection) {
        this.connection = connection;
    }

    /// What is made of a row.
    interface Shape<T> {
        T of(ResultSet row) throws SQLException;
    }

    /// A number that may be missing.
    static Optional<Long> number(ResultSet row, int column) throws SQLException {
        long number = row.getLong(column);
        return row.wasNull() ? Optional.empty() : Optional.of(number);
    }

    <T> List<T> list(String sql, Shape<T> shape, Object... values) throws SQLException {
        var list = new ArrayList<T>();
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, values);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    list.add(shape.of(rows));
                }
            }
        }
        return list;
    }

    <T> Optional<T> first(String sql, Shape<T> shape, Object... values) throws SQLException {
        return list(sql, shape, values).stream().findFirst();
    }

    /// The same query for many keys, in as few statements as possible.
    ///
    /// @param sql with `(?)` in the place of the keys
    <T> List<T> among(String sql, Collection<String> keys, Shape<T> shape) throws SQLException {
        return among(sql, keys, shape, List.of());
    }

    /// @param sql with `(?)` in the place of the keys, and other places after it
    /// @param values for the other places
    <T> List<T> among(String sql, Collection<String> keys, Shape<T> shape, List<String> values) throws SQLException {
        var list = new ArrayList<T>();
        List<String> all = List.copyOf(keys);
        for (int from = 0; from < all.size(); from += CHUNK) {
            List<String> some = all.subList(from, Math.min(all.size(), from + CHUNK));
            list.addAll(list(
                    sql.replace("(?)", "(" + String.join(", ", Collections.nCopies(some.size(), "?")) + ")"),
                    shape,
                    Stream.concat(some.stream(), values.stream()).toArray()));
        }
        return list;
    }

    int change(String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, values);
            return statement.executeUpdate();
        }
    }

    /// The same change for many sets of values.
    void each(String sql, Collection<Object[]> many) throws SQLException {
        if (many.isEmpty()) {
            return;
        }
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            int waiting = 0;
            for (Object[] values : many) {
                bind(statement, values);
                statement.addBatch();
                if (++waiting == CHUNK) {
                    statement.executeBatch();
                    waiting = 0;
                }
            }
            statement.executeBatch();
        }
    }

    private static void bind(PreparedStatement statement, Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            bind(statement, i + 1, values[i]);
        }
    }

    private static void bind(PreparedStatement statement, int place, Object value) throws SQLException {
        switch (value) {
            case String text -> statement.setString(place, text);
            case Long number -> statement.setLong(place, number);
            case Octets octets -> statement.setBytes(place, octets.toArray());
            case Optional<?> some when some.isPresent() -> bind(statement, place, some.get());
            case Optional<?> _ -> statement.setNull(place, Types.BIGINT);
            default -> throw new IllegalArgumentException("no value of SQL: " + value.getClass());
        }
    }
}
