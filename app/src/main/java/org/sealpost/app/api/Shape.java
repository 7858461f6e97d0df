package org.sealpost.app.api;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// A JSON Schema, as OpenAPI 3.1 has it, made of plain maps. What is sent is held against the same shape that the
/// document tells ([ShapeCheck]).
///
/// @param named the schemas that it refers to, by name
/// @see <a href="https://spec.openapis.org/oas/v3.1.0#schema-object">OpenAPI 3.1, Schema Object</a>
record Shape(Map<String, Object> tree, SortedMap<String, Shape> named) {
    /// No control characters: texts of people go into lines of lists, mails and logs.
    private static final String LINE = "[^\\u0000-\\u001f\\u007f-\\u009f]*";

    private static final String REFERENCE = "$ref";
    private static final String PLACE = "#/components/schemas/";

    Shape {
        tree = new TreeMap<>(tree);
        named = new TreeMap<>(named);
    }

    Shape(Map<String, Object> tree) {
        this(tree, new TreeMap<>());
    }

    static Shape string(String description) {
        return new Shape(Map.of("type", "string", "description", description));
    }

    /// A text that somebody sends.
    static Shape line(String description, int longest) {
        return new Shape(Map.of(
                "type",
                "string",
                "description",
                description,
                "minLength",
                1L,
                "maxLength",
                (long) longest,
                "pattern",
                "^" + LINE + "$"));
    }

    static Shape instant(String description) {
        return new Shape(Map.of("type", "string", "format", "date-time", "description", description));
    }

    static Shape number(String description) {
        return new Shape(Map.of("type", "integer", "description", description));
    }

    static Shape number(String description, long least, long most) {
        return new Shape(Map.of("type", "integer", "description", description, "minimum", least, "maximum", most));
    }

    static Shape flag(String description) {
        return new Shape(Map.of("type", "boolean", "description", description));
    }

    static Shape words(String description, List<String> words) {
        return new Shape(Map.of("type", "string", "enum", words, "description", description));
    }

    static Shape list(Shape element) {
        return new Shape(Map.of("type", "array", "items", element.tree()), element.named());
    }

    static Shape list(Shape element, int least, int most) {
        return new Shape(
                Map.of("type", "array", "items", element.tree(), "minItems", (long) least, "maxItems", (long) most),
                element.named());
    }

    /// Something whose schema has a name of its own.
    static Shape anything(String description) {
        return new Shape(Map.of("type", "object", "description", description));
    }

    /// An object with these members and no others.
    static Shape object(List<String> required, Map<String, Shape> members) {
        var properties = new TreeMap<String, Object>();
        var all = new TreeMap<String, Shape>();
        members.forEach((name, shape) -> {
            properties.put(name, shape.tree());
            all.putAll(shape.named());
        });
        var tree = new HashMap<String, Object>();
        tree.put("type", "object");
        tree.put("required", required);
        tree.put("properties", properties);
        tree.put("additionalProperties", false);
        return new Shape(tree, all);
    }

    /// The same as a schema that the document has once.
    Shape called(String name) {
        var all = new TreeMap<>(named);
        all.put(name, this);
        return new Shape(Map.of(REFERENCE, PLACE + name), all);
    }
}
