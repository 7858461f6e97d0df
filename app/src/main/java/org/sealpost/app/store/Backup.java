package org.sealpost.app.store;

import java.io.IOException;
import java.io.OutputStream;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.sealpost.app.archive.ArchiveWriter;
import org.sealpost.app.archive.Manifest;
import org.sealpost.app.archive.Manifest.SavedTable;

/// Writes all stores into an archive, as they are at one moment. Keys that seal what is in them are no part of any
/// store, so they are not in it.
public final class Backup {
    private Backup() {}

    /// @param at the time of the archive
    /// @param sealpost the version of this program
    /// @param saved hears of each table when it is written
    /// @throws StoreFault when a store cannot be read
    /// @throws IOException when the archive cannot be written
    public static Manifest write(
            AllStores stores, OutputStream out, Instant at, String sealpost, Consumer<SavedTable> saved)
            throws IOException {
        try (Snapshot snapshot = Snapshot.of(stores);
                var archive = new ArchiveWriter(out, at)) {
            for (Held held : snapshot.parts()) {
                List<SavedTable> tables = new ArrayList<>();
                for (String table : held.tables()) {
                    SavedTable written = archive.table(
                            held.part().word(), table, held.columns(table), writer -> rows(held, table, writer));
                    tables.add(written);
                    saved.accept(written);
                }
                if (held.version() > 0) {
                    archive.part(held.part().word(), held.version(), tables);
                }
            }
            return archive.finish(sealpost, stores.database());
        } catch (SQLException e) {
            throw Faults.of(e);
        }
    }

    private static void rows(Held held, String table, ArchiveWriter.RowWriter writer) throws IOException {
        try {
            held.each(table, writer::row);
        } catch (SQLException e) {
            throw Faults.of(e);
        }
    }
}
