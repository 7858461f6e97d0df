package org.sealpost.app.store;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.sealpost.app.archive.Archive;
import org.sealpost.app.archive.ArchiveFault;
import org.sealpost.app.archive.Manifest.SavedPart;
import org.sealpost.app.archive.Manifest.SavedTable;
import org.sealpost.app.archive.RowSum;
import org.sealpost.app.archive.RowText;
import org.sealpost.protocol.Octets;

/// Puts the rows of a backup into all stores, in place of what they hold: all of it or nothing. What was put in is
/// read again and held against the backup before it counts. Tables of an older program are then brought up to date.
public final class Restore {
    private static final int AT_ONCE = 500;

    private final Archive archive;
    private final Consumer<SavedTable> restored;

    /// @param restored hears of each table that was put in and read again
    public Restore(Archive archive, Consumer<SavedTable> restored) {
        this.archive = archive;
        this.restored = restored;
    }

    /// @throws ArchiveFault when this program does not know what is in the backup
    public static void requireKnown(Archive archive) {
        for (SavedPart saved : archive.manifest().parts()) {
            Part part = part(saved)
                    .filter(known -> saved.version() <= known.newest())
                    .orElseThrow(() -> new ArchiveFault("the backup was made by a newer Sealpost ("
                            + archive.manifest().sealpost() + "); restore it with that one"));
            if (saved.version() < 1
                    || !saved.tables().stream().map(SavedTable::table).toList().equals(part.tables((int)
                            saved.version()))) {
                throw new ArchiveFault("the backup does not have the tables of its version");
            }
        }
    }

    private static Optional<Part> part(SavedPart saved) {
        return Arrays.stream(Part.values())
                .filter(part -> part.word().equals(saved.part()))
                .findFirst();
    }

    /// @param replace whether what the stores hold may go
    /// @throws StoreFault when a store is not empty and nothing may go, or cannot be written
    /// @throws ArchiveFault when the backup is damaged
    public void into(AllStores stores, boolean replace) throws IOException {
        OwnersOnly.folder(stores.folder());
        List<Connection> connections = new ArrayList<>();
        try {
            List<Held> held = begin(stores, connections);
            for (Held each : held) {
                put(each, replace);
            }
            for (Connection connection : connections) {
                execute(connection, "COMMIT");
            }
        } catch (SQLException e) {
            throw Faults.of(e);
        } finally {
            close(connections);
        }
    }

    /// From now on nobody else changes anything.
    ///
    /// @param connections to which those are added that are opened: one for all tables of a server
    private static List<Held> begin(AllStores stores, List<Connection> connections) throws SQLException {
        var held = new ArrayList<Held>();
        var byDialect = new EnumMap<Dialect, Connection>(Dialect.class);
        for (Part part : Part.values()) {
            Dialect dialect = stores.dialect(part);
            Connection connection = byDialect.get(dialect);
            if (connection == null || dialect == Dialect.SQLITE) {
                connection = stores.connect(part);
                connections.add(connection);
                // So that a server does not send all rows at once.
                connection.setAutoCommit(dialect == Dialect.SQLITE);
                execute(connection, dialect.writing());
                byDialect.put(dialect, connection);
            }
            held.add(Held.of(part, dialect, connection));
        }
        return held;
    }

    private void put(Held held, boolean replace) throws SQLException, IOException {
        Part part = held.part();
        try (Statement statement = held.connection().createStatement()) {
            for (String table : held.tables().reversed()) {
                if (!replace && held.count(table) > 0) {
                    throw new StoreFault("it is not empty any more");
                }
                statement.execute("DROP TABLE " + table);
            }
            held.dialect().version(statement, part, 0);
            for (SavedPart saved : archive.manifest().parts()) {
                if (saved.part().equals(part.word())) {
                    Migrations.run(statement, held.dialect(), part, (int) saved.version());
                    for (SavedTable table : saved.tables()) {
                        fill(held, table);
                    }
                }
            }
            Migrations.run(statement, held.dialect(), part, part.newest());
        }
    }

    private void fill(Held held, SavedTable table) throws SQLException, IOException {
        if (!held.columns(table.table()).equals(table.columns())) {
            throw new ArchiveFault("the backup does not have the columns of its version in " + table.table());
        }
        var sent = new RowSum();
        String sql = "INSERT INTO " + table.table() + " (" + String.join(", ", table.columns()) + ") VALUES ("
                + String.join(", ", Collections.nCopies(table.columns().size(), "?")) + ")";
        try (PreparedStatement insert = held.connection().prepareStatement(sql)) {
            archive.each(held.part().word(), table, row -> {
                sent.add(RowText.write(row));
                try {
                    for (int i = 0; i < row.size(); i++) {
                        bind(insert, i + 1, row.get(i));
                    }
                    insert.addBatch();
                    if (sent.rows() % AT_ONCE == 0) {
                        insert.executeBatch();
                    }
                } catch (SQLException e) {
                    throw Faults.of(e);
                }
            });
            insert.executeBatch();
        }
        var kept = new RowSum();
        held.each(table.table(), row -> kept.add(RowText.write(row)));
        if (!kept.equals(sent) || kept.rows() != table.rows()) {
            throw new StoreFault("what was put into " + table.table() + " is not there as it was in the backup");
        }
        restored.accept(table);
    }

    private static void bind(PreparedStatement insert, int place, Object value) throws SQLException {
        switch (value) {
            case String text -> insert.setString(place, text);
            case Long number -> insert.setLong(place, number);
            case Octets octets -> insert.setBytes(place, octets.toArray());
            default -> insert.setNull(place, Types.NULL);
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /// Closing undoes what was begun and not committed.
    private static void close(List<Connection> connections) {
        for (Connection connection : connections) {
            try {
                connection.close();
            } catch (SQLException e) {
                throw Faults.of(e);
            }
        }
    }
}
