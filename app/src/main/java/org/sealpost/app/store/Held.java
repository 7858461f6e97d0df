package org.sealpost.app.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.sealpost.protocol.Octets;

/// The tables of a part, in a transaction that goes on.
///
/// @param version of their form; 0 when there are none
record Held(Part part, Dialect dialect, Connection connection, int version) {
    private static final int AT_ONCE = 500;

    /// Takes a row.
    ///
    /// @param <E> what may go wrong
    interface Reader<E extends Exception> {
        void row(List<Object> values) throws E;
    }

    /// @throws StoreFault when a newer program made the tables
    static Held of(Part part, Dialect dialect, Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            int version = dialect.version(statement, part);
            if (version > part.newest()) {
                throw new StoreFault("it was written by a newer Sealpost");
            }
            return new Held(part, dialect, connection, version);
        }
    }

    List<String> tables() {
        return part.tables(version);
    }

    List<String> columns(String table) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet none = statement.executeQuery("SELECT * FROM " + table + " WHERE 1 = 0")) {
            ResultSetMetaData data = none.getMetaData();
            var columns = new ArrayList<String>();
            for (int i = 1; i <= data.getColumnCount(); i++) {
                columns.add(data.getColumnName(i).toLowerCase(Locale.ROOT));
            }
            return columns;
        }
    }

    long count(String table) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet count = statement.executeQuery("SELECT COUNT(*) FROM " + table)) {
            count.next();
            return count.getLong(1);
        }
    }

    /// Every row, in the order of the database, a few of them in memory at a time.
    <E extends Exception> void each(String table, Reader<E> reader) throws SQLException, E {
        try (Statement statement = connection.createStatement()) {
            statement.setFetchSize(AT_ONCE);
            try (ResultSet rows = statement.executeQuery("SELECT * FROM " + table)) {
                int columns = rows.getMetaData().getColumnCount();
                while (rows.next()) {
                    var row = new ArrayList<Object>(columns);
                    for (int i = 1; i <= columns; i++) {
                        row.add(value(Optional.ofNullable(rows.getObject(i))));
                    }
                    reader.row(row);
                }
            }
        }
    }

    private static Object value(Optional<Object> value) {
        if (value.isEmpty()) {
            return value;
        }
        return switch (value.get()) {
            case String text -> text;
            case Integer number -> number.longValue();
            case Long number -> number;
            case byte[] octets -> Octets.of(octets);
            default -> throw new StoreFault("a value in it is neither a text, nor a number, nor octets");
        };
    }
}
