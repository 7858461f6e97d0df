package org.sealpost.app.render.reports;

import java.io.OutputStream;
import java.util.Map;
import org.sealpost.app.render.JsonText;
import org.sealpost.app.render.Words;
import org.sealpost.reports.file.Imported;
import org.sealpost.reports.store.Kept;

/// What an import has brought, for programs.
public final class ImportedJson {
    private ImportedJson() {}

    public static void write(Imported imported, OutputStream out) {
        try (var json = new JsonText(out)) {
            json.object(() -> {
                json.string("schema", "urn:sealpost:schema:reports-import:1");
                json.number("items", imported.items());
                json.object("kept", () -> {
                    for (Kept what : Kept.values()) {
                        json.number(Words.word(what), imported.of(what));
                    }
                });
                json.object(
                        "refused",
                        () -> imported.refused().entrySet().stream()
                                .sorted(Map.Entry.comparingByKey())
                                .forEach(entry -> json.number(entry.getKey(), entry.getValue())));
                json.number("unreadable", imported.unreadable());
                json.list(
                        "problems",
                        imported.problems(),
                        problem -> json.object(() -> {
                            json.string("source", problem.source());
                            json.string("problem", problem.problem());
                        }));
            });
        }
    }
}
