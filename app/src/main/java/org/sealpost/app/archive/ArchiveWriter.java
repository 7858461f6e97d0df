package org.sealpost.app.archive;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.sealpost.app.archive.Manifest.SavedPart;
import org.sealpost.app.archive.Manifest.SavedTable;

/// Writes a backup: a ZIP file with an entry for each table, a line for each row, and at the end the manifest and its
/// digest.
public final class ArchiveWriter implements AutoCloseable {
    static final String MANIFEST = "manifest.json";
    static final String DIGEST = "manifest.sha256";

    private final ZipOutputStream zip;
    private final Instant at;
    private final List<SavedPart> parts = new ArrayList<>();

    /// @param at the time of everything in it
    public ArchiveWriter(OutputStream out, Instant at) {
        zip = new ZipOutputStream(out);
        this.at = at;
    }

    /// Gives its rows to a writer, one after the other.
    public interface Rows {
        /// @throws IOException when the archive cannot be written
        void each(RowWriter writer) throws IOException;
    }

    /// Takes a row.
    public interface RowWriter {
        void row(List<Object> values) throws IOException;
    }

    /// A table of the part that is next.
    public SavedTable table(String part, String table, List<String> columns, Rows rows) throws IOException {
        begin(Manifest.entry(part, table));
        var digest = Sha256.digest();
        var count = new long[1];
        var out = new BufferedOutputStream(new DigestOutputStream(zip, digest), 1 << 16);
        rows.each(values -> {
            out.write(RowText.write(values));
            out.write('\n');
            count[0]++;
        });
        out.flush();
        zip.closeEntry();
        return new SavedTable(table, columns, count[0], HexFormat.of().formatHex(digest.digest()));
    }

    /// These tables were all of a part.
    public void part(String part, long version, List<SavedTable> tables) {
        parts.add(new SavedPart(part, version, tables));
    }

    /// Ends the archive.
    public Manifest finish(String sealpost, String database) throws IOException {
        var manifest = new Manifest(Manifest.FORMAT, sealpost, at, database, parts);
        byte[] text = manifest.text();
        begin(MANIFEST);
        zip.write(text);
        begin(DIGEST);
        zip.write((Sha256.hex(text) + "  " + MANIFEST + "\n").getBytes(StandardCharsets.US_ASCII));
        zip.finish();
        return manifest;
    }

    private void begin(String name) throws IOException {
        var entry = new ZipEntry(name);
        entry.setTime(at.toEpochMilli());
        zip.putNextEntry(entry);
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
