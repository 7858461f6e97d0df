package org.sealpost.app.store;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.extension.ExtensionContext;

/// The two databases that everything is tested with.
public enum TestDatabase {
    SQLITE {
        @Override
        String place(ExtensionContext context, Path folder, String name) {
            return folder.resolve(name + ".db").toString();
        }
    },

    /// A real server, started once for all tests; every place is a schema of its own.
    POSTGRESQL {
        @Override
        String place(ExtensionContext context, Path folder, String name) throws SQLException {
            EmbeddedPostgres server = context.getRoot()
                    .getStore(ExtensionContext.Namespace.GLOBAL)
                    .computeIfAbsent(Server.class, _ -> new Server(), Server.class)
                    .postgres;
            try (Connection connection = server.getPostgresDatabase().getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute("CREATE SCHEMA " + name);
            }
            return url(server, "postgres", name);
        }
    };

    private static String url(EmbeddedPostgres server, String name, String schema) {
        return "postgresql://postgres@localhost:" + server.getPort() + "/" + name + "?currentSchema=" + schema;
    }

    private static final class Server implements AutoCloseable {
        private final EmbeddedPostgres postgres;

        private Server() {
            try {
                postgres = EmbeddedPostgres.builder().start();
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public void close() throws IOException {
            postgres.close();
        }
    }

    /// A new place for a store.
    abstract String place(ExtensionContext context, Path folder, String name) throws SQLException;

    static Connection connection(String place) throws SQLException {
        return Databases.isServer(place)
                ? DriverManager.getConnection(
                        "jdbc:" + place.replace("postgres@", "") + "&user=postgres&options=-c%20timezone=UTC")
                : DriverManager.getConnection("jdbc:sqlite:" + place);
    }

    /// All that is in the tables, a line for each row.
    static List<String> everything(String place) throws SQLException {
        var lines = new ArrayList<String>();
        try (Connection connection = connection(place)) {
            for (String table :
                    List.of("arrival", "content", "link", "report", "reported", "failure", "daily", "clean", "text")) {
                lines.addAll(lines(connection, "SELECT '" + table + "', " + table + ".* FROM " + table));
            }
        }
        return lines.stream().sorted().toList();
    }

    static List<String> lines(Connection connection, String sql) throws SQLException {
        var lines = new ArrayList<String>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            int columns = rows.getMetaData().getColumnCount();
            while (rows.next()) {
                var line = new StringBuilder();
                for (int i = 1; i <= columns; i++) {
                    Object value = rows.getObject(i);
                    line.append(value instanceof byte[] octets ? Arrays.hashCode(octets) : value)
                            .append('|');
                }
                lines.add(line.toString());
            }
        }
        return lines;
    }
}
