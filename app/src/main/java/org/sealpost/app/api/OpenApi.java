package org.sealpost.app.api;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/// The document that describes the API to programs, made of what is answered.
///
/// @see <a href="https://spec.openapis.org/oas/v3.1.0">OpenAPI 3.1.0</a>
record OpenApi(String version, List<Endpoint> endpoints) {
    private static final String JSON = "application/json";

    Map<String, Object> tree() {
        var document = new LinkedHashMap<String, Object>();
        document.put("openapi", "3.1.0");
        document.put("info", sorted(Map.of("title", "Sealpost", "version", version)));
        var paths = new LinkedHashMap<String, Map<String, Object>>();
        for (Endpoint endpoint : endpoints) {
            paths.computeIfAbsent(endpoint.path(), _ -> new LinkedHashMap<>())
                    .put(endpoint.method().name().toLowerCase(Locale.ROOT), operation(endpoint));
        }
        document.put("paths", paths);
        return document;
    }

    private static Map<String, Object> operation(Endpoint endpoint) {
        var operation = new LinkedHashMap<String, Object>();
        operation.put("operationId", endpoint.id());
        operation.put("summary", endpoint.summary());
        List<Object> parameters = new ArrayList<>();
        new TreeMap<>(endpoint.parameters())
                .forEach((name, description) -> parameters.add(sorted(Map.of(
                        "name",
                        name,
                        "in",
                        "path",
                        "required",
                        true,
                        "description",
                        description,
                        "schema",
                        Map.of("type", "string")))));
        operation.put("parameters", parameters);
        endpoint.body()
                .ifPresent(shape -> operation.put(
                        "requestBody",
                        sorted(Map.of("required", true, "content", Map.of(JSON, Map.of("schema", shape.tree()))))));
        var responses = new LinkedHashMap<String, Object>();
        for (Endpoint.Answer answer : endpoint.answers()) {
            responses.put(
                    Integer.toString(answer.status()),
                    sorted(Map.of(
                            "description",
                            answer.description(),
                            "content",
                            Map.of(
                                    answer.type(),
                                    Map.of("schema", answer.shape().tree())))));
        }
        operation.put("responses", responses);
        return operation;
    }

    /// The same document at every start.
    private static Map<String, Object> sorted(Map<String, Object> members) {
        return new TreeMap<>(members);
    }
}
