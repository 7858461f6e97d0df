package org.sealpost.app.store;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.sealpost.app.form.Form;
import org.sealpost.app.form.JsonTree;
import org.sealpost.app.form.Place;
import org.sealpost.app.render.JsonText;
import org.sealpost.check.time.Sighting;

/// What a look saw as a text that is the same whenever the same was seen: without its time, members in order.
final class SightingDocument {
    private static final Form SIGHTING = Form.of(Sighting.class);
    private static final String TIME = "at";

    private SightingDocument() {}

    static String written(Sighting sighting) {
        var tree = new LinkedHashMap<>((Map<?, ?>) SIGHTING.tree(sighting));
        tree.remove(TIME);
        var out = new ByteArrayOutputStream();
        try (var json = new JsonText(out)) {
            json.document(ordered(tree));
        }
        return out.toString(StandardCharsets.UTF_8).strip();
    }

    static Sighting read(Instant at, String document) {
        Object tree = JsonTree.readAll(new ByteArrayInputStream(document.getBytes(StandardCharsets.UTF_8)))
                .getFirst();
        if (!(tree instanceof Map<?, ?> members)) {
            throw Place.ROOT.fault("is no object");
        }
        Map<Object, Object> whole = new LinkedHashMap<>(members);
        whole.put(TIME, at.toString());
        return (Sighting) SIGHTING.value(whole, Place.ROOT);
    }

    private static Object ordered(Object tree) {
        return switch (tree) {
            case Map<?, ?> object -> {
                var members = new TreeMap<String, Object>();
                object.forEach((name, value) -> members.put(String.valueOf(name), ordered(value)));
                yield members;
            }
            case List<?> list -> list.stream().map(SightingDocument::ordered).toList();
            default -> tree;
        };
    }
}
