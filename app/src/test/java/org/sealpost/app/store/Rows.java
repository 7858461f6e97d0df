package org.sealpost.app.store;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.sealpost.app.archive.RowText;
import org.sealpost.protocol.Octets;

/// The rows of all stores, for tests that must miss no table, also none that comes later.
final class Rows {
    private Rows() {}

    /// Every row of every table, such as `fleet.watched`, in order.
    static Map<String, List<String>> all(AllStores stores) throws SQLException {
        var all = new TreeMap<String, List<String>>();
        try (Snapshot snapshot = Snapshot.of(stores)) {
            for (Held held : snapshot.parts()) {
                for (String table : held.tables()) {
                    var rows = new ArrayList<String>();
                    held.each(table, row -> rows.add(new String(RowText.write(row), StandardCharsets.UTF_8)));
                    Collections.sort(rows);
                    all.put(held.part().word() + "." + table, rows);
                }
            }
        }
        return all;
    }

    /// Puts rows into every table, with `null` wherever that may be.
    ///
    /// @param word stands in every text
    /// @param domain above those in every column of that name
    static void fill(AllStores stores, int rows, String word, String domain) throws SQLException {
        for (Part part : Part.values()) {
            stores.open(part).close();
            try (Connection connection = stores.connect(part)) {
                for (String table : part.tables(part.newest())) {
                    for (int i = 0; i < rows; i++) {
                        insert(connection, table, i, word, domain);
                    }
                }
            }
        }
    }

    private static void insert(Connection connection, String table, int number, String word, String domain)
            throws SQLException {
        Held held = new Held(Part.FLEET, Dialect.SQLITE, connection, 1);
        List<String> columns = held.columns(table);
        String sql = "INSERT INTO " + table + " (" + String.join(", ", columns) + ") VALUES ("
                + String.join(", ", Collections.nCopies(columns.size(), "?")) + ")";
        try (Statement look = connection.createStatement();
                var none = look.executeQuery("SELECT * FROM " + table + " WHERE 1 = 0");
                PreparedStatement insert = connection.prepareStatement(sql)) {
            ResultSetMetaData data = none.getMetaData();
            for (int i = 1; i <= columns.size(); i++) {
                String column = columns.get(i - 1);
                boolean optional = data.isNullable(i) == ResultSetMetaData.columnNullable && !column.equals("id");
                switch (data.getColumnTypeName(i).toLowerCase(Locale.ROOT)) {
                    case "text" ->
                        insert.setString(i, column.equals("domain") ? number + "." + domain : word + " " + number);
                    case "blob", "bytea" -> {
                        if (optional && number % 2 == 1) {
                            insert.setNull(i, Types.NULL);
                        } else {
                            insert.setBytes(
                                    i, Octets.utf8("\u0000\u00ff" + number).toArray());
                        }
                    }
                    default -> {
                        if (optional && number % 2 == 1) {
                            insert.setNull(i, Types.NULL);
                        } else {
                            insert.setLong(i, number);
                        }
                    }
                }
            }
            insert.executeUpdate();
        }
    }
}
