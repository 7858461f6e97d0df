package org.sealpost.app.form;

import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.sealpost.protocol.Octets;

/// Octets: a string where they are UTF-8, else an object with the member `base64`.
record OctetsForm() implements Form {
    @Override
    public Object tree(Object value) {
        var octets = (Octets) value;
        String text = octets.utf8Lossy();
        return Octets.utf8(text).equals(octets)
                ? text
                : Map.of("base64", Base64.getEncoder().encodeToString(octets.toArray()));
    }

    @Override
    public Object value(Object tree, Place place) {
        if (tree instanceof String text) {
            return Octets.utf8(text);
        }
        if (tree instanceof Map<?, ?> object && object.size() == 1 && object.get("base64") instanceof String base64) {
            try {
                return Octets.of(Base64.getDecoder().decode(base64));
            } catch (IllegalArgumentException notBase64) {
                throw place.fault("is not base64");
            }
        }
        throw place.fault("is neither a string nor an object with base64");
    }

    @Override
    public Map<String, Object> schema() {
        return Map.of(
                "anyOf",
                List.of(
                        Map.of("type", "string", "description", "the octets, when they are UTF-8"),
                        Map.of(
                                "type",
                                "object",
                                "properties",
                                Map.of("base64", Map.of("type", "string")),
                                "required",
                                List.of("base64"),
                                "additionalProperties",
                                false)));
    }
}
