package org.sealpost.app.command;

import java.util.Map;
import org.sealpost.app.archive.Manifest;
import org.sealpost.app.archive.Manifest.SavedPart;
import org.sealpost.app.archive.Manifest.SavedTable;
import org.sealpost.app.render.Shown;

/// Backups in words.
final class BackupText {
    private BackupText() {}

    static String summary(Manifest manifest) {
        var text = new StringBuilder("backup of " + manifest.at() + " from " + Shown.text(manifest.database())
                + ", made by Sealpost " + Shown.text(manifest.sealpost()) + "\n");
        for (SavedPart part : manifest.parts()) {
            text.append("  ")
                    .append(Shown.text(part.part()))
                    .append(": ")
                    .append(rows(part.rows()))
                    .append(" in ")
                    .append(part.tables().size())
                    .append(part.tables().size() == 1 ? " table" : " tables")
                    .append(", version ")
                    .append(part.version())
                    .append('\n');
        }
        return text.toString();
    }

    static String progress(String what, SavedTable table) {
        return what + " " + Shown.text(table.table()) + ": " + rows(table.rows());
    }

    /// What there is, a line for each table.
    static String contents(Map<String, Long> rows) {
        var text = new StringBuilder();
        rows.forEach((table, count) ->
                text.append("  ").append(table).append(": ").append(rows(count)).append('\n'));
        return text.toString();
    }

    static String rows(long number) {
        return number == 1 ? "1 row" : number + " rows";
    }
}
