package org.sealpost.app.lint;

import java.io.OutputStream;
import org.sealpost.app.render.JsonText;

/// Writes what linting one text gave as one JSON document: the answer of `lint --jsonl`, with the kind in place of
/// the id.
public final class LintDocument {
    private final OutputStream out;

    public LintDocument(OutputStream out) {
        this.out = out;
    }

    public void write(String kind, LintResult result) {
        try (var json = new JsonText(out)) {
            json.object(() -> {
                json.string("kind", kind);
                new LintJson(json).members(result);
            });
        }
    }
}
