package org.sealpost.app.api;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// A JSON Schema, as OpenAPI 3.1 has it, made of plain maps.
///
/// @see <a href="https://spec.openapis.org/oas/v3.1.0#schema-object">OpenAPI 3.1, Schema Object</a>
record Shape(Map<String, Object> tree) {
    Shape {
        tree = new TreeMap<>(tree);
    }

    static Shape string(String description) {
        return new Shape(Map.of("type", "string", "description", description));
    }

    static Shape instant(String description) {
        return new Shape(Map.of("type", "string", "format", "date-time", "description", description));
    }

    static Shape number(String description) {
        return new Shape(Map.of("type", "integer", "description", description));
    }

    static Shape words(String description, List<String> words) {
        return new Shape(Map.of("type", "string", "enum", words, "description", description));
    }

    static Shape list(Shape element) {
        return new Shape(Map.of("type", "array", "items", element.tree()));
    }

    /// Something whose schema has a name of its own.
    static Shape anything(String description) {
        return new Shape(Map.of("type", "object", "description", description));
    }

    /// An object with these members and no others.
    static Shape object(List<String> required, Map<String, Shape> members) {
        var properties = new TreeMap<String, Object>();
        members.forEach((name, shape) -> properties.put(name, shape.tree()));
        var tree = new HashMap<String, Object>();
        tree.put("type", "object");
        tree.put("required", required);
        tree.put("properties", properties);
        tree.put("additionalProperties", false);
        return new Shape(tree);
    }
}
