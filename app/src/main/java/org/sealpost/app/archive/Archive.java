package org.sealpost.app.archive;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.sealpost.app.archive.Manifest.SavedPart;
import org.sealpost.app.archive.Manifest.SavedTable;

/// A backup that is there.
public final class Archive implements AutoCloseable {
    private static final int LONGEST_MANIFEST = 1 << 20;

    private final ZipFile zip;
    private final Manifest manifest;

    private Archive(ZipFile zip, Manifest manifest) {
        this.zip = zip;
        this.manifest = manifest;
    }

    /// @throws ArchiveFault when it is none, damaged, or made by a newer program
    /// @throws IOException when it cannot be read
    public static Archive open(Path file) throws IOException {
        ZipFile zip;
        try {
            zip = new ZipFile(file.toFile());
        } catch (ZipException noArchive) {
            throw new ArchiveFault("this is no backup, or the end of it is missing", noArchive);
        }
        try {
            byte[] text = small(zip, ArchiveWriter.MANIFEST);
            String digest = new String(small(zip, ArchiveWriter.DIGEST), StandardCharsets.US_ASCII);
            if (!digest.startsWith(Sha256.hex(text))) {
                throw new ArchiveFault("the backup is damaged: what it says of itself was changed");
            }
            return new Archive(zip, Manifest.read(text));
        } catch (ZipException broken) {
            zip.close();
            throw damaged(ArchiveWriter.MANIFEST, broken);
        } catch (IOException | ArchiveFault unusable) {
            zip.close();
            throw unusable;
        }
    }

    private static byte[] small(ZipFile zip, String name) throws IOException {
        try (InputStream in = stream(zip, name)) {
            return in.readNBytes(LONGEST_MANIFEST);
        }
    }

    private static InputStream stream(ZipFile zip, String name) throws IOException {
        ZipEntry entry = zip.getEntry(name);
        InputStream in = entry == null ? null : zip.getInputStream(entry);
        if (in == null) {
            throw new ArchiveFault("this is no backup, or " + name + " in it is missing");
        }
        return in;
    }

    private static ArchiveFault damaged(String entry, Exception why) {
        return new ArchiveFault("the backup is damaged in " + entry, why);
    }

    public Manifest manifest() {
        return manifest;
    }

    /// Reads all of it and holds it against the manifest.
    ///
    /// @param read hears of each table that is as it should be
    /// @throws ArchiveFault when something is not
    /// @throws IOException when it cannot be read
    public void verify(Consumer<SavedTable> read) throws IOException {
        for (SavedPart part : manifest.parts()) {
            for (SavedTable table : part.tables()) {
                var rows = new long[1];
                each(part.part(), table, values -> rows[0]++);
                if (rows[0] != table.rows()) {
                    throw new ArchiveFault("the backup is damaged: of " + table.rows() + " rows in "
                            + Manifest.entry(part.part(), table.table()) + " it has " + rows[0]);
                }
                read.accept(table);
            }
        }
    }

    /// The rows of a table, in the order of the archive; at the end it is known whether all were as they should be.
    ///
    /// @throws ArchiveFault when not
    public void each(String part, SavedTable table, Consumer<List<Object>> reader) throws IOException {
        String name = Manifest.entry(part, table.table());
        var lines = new Lines(name, table.columns().size(), reader);
        try (InputStream in = new BufferedInputStream(stream(zip, name), 1 << 16)) {
            lines.read(in);
        } catch (ZipException broken) {
            throw damaged(name, broken);
        }
        if (!lines.hex().equals(table.sha256())) {
            throw new ArchiveFault("the backup is damaged in " + name + ": its digest is another");
        }
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
