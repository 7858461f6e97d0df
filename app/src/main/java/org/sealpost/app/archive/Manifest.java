package org.sealpost.app.archive;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.sealpost.app.form.Form;
import org.sealpost.app.form.FormFault;
import org.sealpost.app.form.JsonTree;
import org.sealpost.app.form.Place;
import org.sealpost.app.render.JsonText;

/// What a backup says of itself.
///
/// @param format of the archive; see [#FORMAT]
/// @param sealpost the version of the program that made it
/// @param at when
/// @param database `sqlite` or `postgresql`, where it comes from; it can be restored into either
public record Manifest(long format, String sealpost, Instant at, String database, List<SavedPart> parts) {
    /// A later format is refused, an earlier one read.
    public static final long FORMAT = 1;

    private static final Form FORM = Form.of(Manifest.class);

    public Manifest {
        parts = List.copyOf(parts);
    }

    /// Tables that belong together.
    ///
    /// @param version of their form
    public record SavedPart(String part, long version, List<SavedTable> tables) {
        public SavedPart {
            tables = List.copyOf(tables);
        }

        public long rows() {
            return tables.stream().mapToLong(SavedTable::rows).sum();
        }
    }

    /// A table.
    ///
    /// @param rows how many
    /// @param sha256 of its entry
    public record SavedTable(String table, List<String> columns, long rows, String sha256) {
        public SavedTable {
            columns = List.copyOf(columns);
        }
    }

    /// The name of the entry of a table.
    static String entry(String part, String table) {
        return part.toLowerCase(Locale.ROOT) + "/" + table + ".ndjson";
    }

    public long rows() {
        return parts.stream().mapToLong(SavedPart::rows).sum();
    }

    byte[] text() {
        var out = new ByteArrayOutputStream();
        try (var json = new JsonText(out)) {
            json.document(FORM.tree(this));
        }
        return out.toByteArray();
    }

    /// @throws ArchiveFault when it is none, or a newer program made it
    static Manifest read(byte[] text) {
        try {
            Object tree = JsonTree.readAll(new ByteArrayInputStream(text)).stream()
                    .findFirst()
                    .orElse("");
            if (tree instanceof Map<?, ?> members && members.get("format") instanceof Long format && format > FORMAT) {
                throw new ArchiveFault("the backup was made by a newer Sealpost; restore it with that one");
            }
            return (Manifest) FORM.value(tree, Place.ROOT);
        } catch (FormFault noManifest) {
            throw new ArchiveFault("the backup is damaged: it does not say what is in it", noManifest);
        }
    }
}
