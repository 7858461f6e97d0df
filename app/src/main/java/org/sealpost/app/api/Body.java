package org.sealpost.app.api;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.sealpost.app.web.Call;

/// The object that a request holds, of the shape that the document tells.
record Body(Map<?, ?> members) {
    private static final List<String> TYPES = List.of("application/json", "application/merge-patch+json");

    /// @throws Refused when it is not of that shape
    static Body of(Call call, Shape shape) {
        String type = call.header("content-type").orElse("").toLowerCase(Locale.ROOT);
        if (TYPES.stream().noneMatch(type.split(";", -1)[0].strip()::equals)) {
            throw new Refused(Problem.NOT_JSON, "Send JSON, with Content-Type: application/json.");
        }
        Map<?, ?> object = Json.object(call)
                .orElseThrow(() -> new Refused(Problem.MALFORMED, "The body is no JSON object, or more than one."));
        ShapeCheck.problem(shape, object).ifPresent(problem -> {
            throw new Refused(Problem.MALFORMED, problem + " Nothing was changed.");
        });
        return new Body(object);
    }

    boolean has(String name) {
        return members.containsKey(name);
    }

    Optional<String> text(String name) {
        return members.get(name) instanceof String text ? Optional.of(text) : Optional.empty();
    }

    /// @throws Refused when it is no time
    Optional<Instant> instant(String name) {
        return text(name).map(text -> {
            try {
                return Instant.parse(text);
            } catch (DateTimeParseException none) {
                throw new Refused(Problem.MALFORMED, "'" + name + "' is to be a time such as 2026-11-22T18:00:00Z.");
            }
        });
    }

    List<String> texts(String name) {
        return members.get(name) instanceof List<?> list
                ? list.stream().map(String::valueOf).toList()
                : List.of();
    }

    Optional<Long> number(String name) {
        return members.get(name) instanceof Long number ? Optional.of(number) : Optional.empty();
    }

    Optional<Boolean> flag(String name) {
        return members.get(name) instanceof Boolean flag ? Optional.of(flag) : Optional.empty();
    }

    Optional<Body> object(String name) {
        return members.get(name) instanceof Map<?, ?> object ? Optional.of(new Body(object)) : Optional.empty();
    }

    List<Body> objects(String name) {
        return members.get(name) instanceof List<?> list
                ? list.stream()
                        .filter(Map.class::isInstance)
                        .<Map<?, ?>>map(Map.class::cast)
                        .map(Body::new)
                        .toList()
                : List.of();
    }
}
