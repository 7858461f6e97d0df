package org.sealpost.app.api;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.sealpost.app.render.Shown;

/// Holds what somebody sent against the shape that the document tells: the part of JSON Schema that [Shape] makes.
record ShapeCheck(String place, Map<?, ?> schema) {
    private static final int QUOTED = 40;

    static Optional<String> problem(Shape shape, Object value) {
        return new ShapeCheck("", shape.tree()).problem(value);
    }

    /// What is wrong, in a sentence; empty when nothing is.
    private Optional<String> problem(Object value) {
        return switch (String.valueOf(schema.get("type"))) {
            case "object" -> value instanceof Map<?, ?> object ? object(object) : wrong("is to be an object");
            case "array" -> value instanceof List<?> list ? list(list) : wrong("is to be a list");
            case "string" -> value instanceof String text ? text(text) : wrong("is to be a text");
            case "integer" -> value instanceof Long number ? number(number) : wrong("is to be a whole number");
            case "boolean" -> value instanceof Boolean ? Optional.empty() : wrong("is to be true or false");
            default -> throw new IllegalStateException("no shape of a request: " + schema);
        };
    }

    private Optional<String> wrong(String clause) {
        return Optional.of((place.isEmpty() ? "The body" : "'" + place + "'") + " " + clause + ".");
    }

    private Optional<String> object(Map<?, ?> object) {
        for (Object required : schema.get("required") instanceof List<?> names ? names : List.of()) {
            if (!object.containsKey(required)) {
                return wrong("has no '" + required + "'");
            }
        }
        Map<?, ?> members = child("properties");
        for (Map.Entry<?, ?> each : object.entrySet()) {
            if (!(members.get(each.getKey()) instanceof Map<?, ?> member)) {
                return wrong(
                        "has a member " + Shown.quoted(String.valueOf(each.getKey()), QUOTED) + " that nobody knows");
            }
            String at = place.isEmpty() ? String.valueOf(each.getKey()) : place + "." + each.getKey();
            Optional<String> problem = new ShapeCheck(at, member).problem(each.getValue());
            if (problem.isPresent()) {
                return problem;
            }
        }
        return Optional.empty();
    }

    private Optional<String> list(List<?> list) {
        if (list.size() < limit("minItems", 0) || list.size() > limit("maxItems", Long.MAX_VALUE)) {
            return wrong("has " + limit("minItems", 0) + " to " + limit("maxItems", Long.MAX_VALUE) + " elements");
        }
        Map<?, ?> element = child("items");
        for (int i = 0; i < list.size(); i++) {
            Optional<String> problem = new ShapeCheck(place + "[" + i + "]", element).problem(list.get(i));
            if (problem.isPresent()) {
                return problem;
            }
        }
        return Optional.empty();
    }

    private Optional<String> text(String text) {
        int length = text.codePointCount(0, text.length());
        if (length < limit("minLength", 0) || length > limit("maxLength", Long.MAX_VALUE)) {
            return wrong("has " + limit("minLength", 0) + " to " + limit("maxLength", Long.MAX_VALUE) + " characters");
        }
        if (text.codePoints().anyMatch(point -> point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE)) {
            return wrong("is no Unicode");
        }
        if (schema.get("pattern") instanceof String pattern
                && !Pattern.compile(pattern).matcher(text).matches()) {
            return wrong("has characters that it cannot have");
        }
        if (schema.get("enum") instanceof List<?> words && !words.contains(text)) {
            return wrong("is one of " + words.stream().map(String::valueOf).toList());
        }
        return Optional.empty();
    }

    private Optional<String> number(long number) {
        return number < limit("minimum", Long.MIN_VALUE) || number > limit("maximum", Long.MAX_VALUE)
                ? wrong("is a whole number from " + limit("minimum", Long.MIN_VALUE) + " to "
                        + limit("maximum", Long.MAX_VALUE))
                : Optional.empty();
    }

    private Map<?, ?> child(String name) {
        return schema.get(name) instanceof Map<?, ?> child ? child : Map.of();
    }

    private long limit(String name, long otherwise) {
        return schema.get(name) instanceof Long limit ? limit : otherwise;
    }
}
