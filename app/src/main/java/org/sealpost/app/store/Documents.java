package org.sealpost.app.store;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.sealpost.app.form.Form;
import org.sealpost.app.form.JsonTree;
import org.sealpost.app.form.Place;
import org.sealpost.app.render.JsonText;

/// Values of one type as texts that a table keeps, and back.
///
/// @param <T> the type, made of what [Form] knows
record Documents<T>(Class<T> type, Form form) {
    static <T> Documents<T> of(Class<T> type) {
        return new Documents<>(type, Form.of(type));
    }

    String write(T value) {
        var out = new ByteArrayOutputStream();
        try (var json = new JsonText(out)) {
            json.document(form.tree(value));
        }
        return out.toString(StandardCharsets.UTF_8).strip();
    }

    /// @throws org.sealpost.app.form.FormFault when the text is not from [#write]
    T read(String document) {
        Object tree = JsonTree.readAll(new ByteArrayInputStream(document.getBytes(StandardCharsets.UTF_8)))
                .getFirst();
        return type.cast(form.value(tree, Place.ROOT));
    }
}
