package org.sealpost.app.archive;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Consumer;

/// Reads the lines of an entry, and makes their digest.
final class Lines {
    private final String name;
    private final int columns;
    private final Consumer<List<Object>> reader;
    private final MessageDigest digest = Sha256.digest();

    /// @param columns how many values a row has
    Lines(String name, int columns, Consumer<List<Object>> reader) {
        this.name = name;
        this.columns = columns;
        this.reader = reader;
    }

    void read(InputStream in) throws IOException {
        var line = new ByteArrayOutputStream();
        byte[] buffer = new byte[1 << 16];
        try {
            for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
                digest.update(buffer, 0, length);
                int from = 0;
                for (int i = 0; i < length; i++) {
                    if (buffer[i] == '\n') {
                        line.write(buffer, from, i - from);
                        row(line.toByteArray());
                        line.reset();
                        from = i + 1;
                    }
                }
                line.write(buffer, from, length - from);
            }
        } catch (EOFException cut) {
            throw new ArchiveFault("the backup is damaged in " + name, cut);
        }
        if (line.size() > 0) {
            throw new ArchiveFault("the backup is damaged in " + name + ": its last line has no end");
        }
    }

    private void row(byte[] line) {
        List<Object> row = RowText.read(line);
        if (row.size() != columns) {
            throw new ArchiveFault("the backup is damaged in " + name + ": a row has " + row.size() + " values");
        }
        reader.accept(row);
    }

    String hex() {
        return HexFormat.of().formatHex(digest.digest());
    }
}
