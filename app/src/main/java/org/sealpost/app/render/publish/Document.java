package org.sealpost.app.render.publish;

import java.io.OutputStream;
import org.sealpost.app.form.Form;
import org.sealpost.app.render.JsonText;

/// A document for programs; the schemas are made of the same records.
final class Document {
    private Document() {}

    static void write(Record document, OutputStream out) {
        try (var json = new JsonText(out)) {
            json.document(Form.of(document.getClass()).tree(document));
        }
    }
}
