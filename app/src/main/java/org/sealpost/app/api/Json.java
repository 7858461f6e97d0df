package org.sealpost.app.api;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sealpost.app.form.FormFault;
import org.sealpost.app.form.JsonTree;
import org.sealpost.app.render.JsonText;
import org.sealpost.app.web.Call;
import org.sealpost.app.web.Reply;
import org.sealpost.protocol.Octets;

/// Documents of the API.
final class Json {
    static final String TYPE = "application/json";

    private Json() {}

    /// @param tree maps, lists, texts, numbers and truth values
    static Reply reply(int status, String type, Map<String, ?> tree) {
        var out = new ByteArrayOutputStream();
        try (var json = new JsonText(out)) {
            json.document(tree);
        }
        return new Reply(status, type, Map.of(), Octets.of(out.toByteArray()));
    }

    /// The one object that a request holds; empty when it holds anything else.
    static Optional<Map<?, ?>> object(Call call) {
        try {
            List<Object> documents =
                    JsonTree.readAll(new ByteArrayInputStream(call.body().toArray()));
            return documents.size() == 1 && documents.getFirst() instanceof Map<?, ?> object
                    ? Optional.of(object)
                    : Optional.empty();
        } catch (FormFault notJson) {
            return Optional.empty();
        }
    }
}
