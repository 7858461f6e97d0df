package org.sealpost.app.api;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.sealpost.app.access.Permission;

/// The document that describes the API to programs, made of what is answered.
///
/// @see <a href="https://spec.openapis.org/oas/v3.1.0">OpenAPI 3.1.0</a>
record OpenApi(String version, List<Endpoint> endpoints) {
    private static final String SCHEMA = "schema";
    private static final String DESCRIPTION = "description";

    Map<String, Object> tree() {
        SortedMap<String, Shape> named = new TreeMap<>();
        var paths = new LinkedHashMap<String, Map<String, Object>>();
        for (Endpoint endpoint : endpoints) {
            paths.computeIfAbsent(endpoint.path(), _ -> new LinkedHashMap<>())
                    .put(endpoint.method().name().toLowerCase(Locale.ROOT), operation(endpoint));
            endpoint.body().ifPresent(body -> named.putAll(body.named()));
            endpoint.answers().forEach(answer -> named.putAll(answer.shape().named()));
        }
        var schemas = new TreeMap<String, Object>();
        named.forEach((name, shape) -> schemas.put(name, shape.tree()));
        var document = new LinkedHashMap<String, Object>();
        document.put("openapi", "3.1.0");
        document.put("info", sorted(Map.of("title", "Sealpost", "version", version)));
        document.put("paths", paths);
        document.put("components", sorted(Map.of("schemas", schemas, "securitySchemes", schemes())));
        return document;
    }

    private static Map<String, Object> schemes() {
        return sorted(Map.of(
                "token",
                sorted(Map.of(
                        "type",
                        "http",
                        "scheme",
                        "bearer",
                        DESCRIPTION,
                        "A token, which is for one tenant, some domains and some permissions.")),
                "session",
                sorted(Map.of(
                        "type",
                        "apiKey",
                        "in",
                        "cookie",
                        "name",
                        "__Host-session",
                        DESCRIPTION,
                        "Somebody who has signed in to the pages; without TLS the cookie is called `session`."))));
    }

    private static Map<String, Object> operation(Endpoint endpoint) {
        var operation = new LinkedHashMap<String, Object>();
        operation.put("operationId", endpoint.id());
        operation.put("summary", endpoint.summary());
        switch (endpoint.access()) {
            case Access.Open() -> operation.put("security", List.of());
            case Access.Known() -> operation.put("security", keys());
            case Access.Having(var permission) -> known(operation, permission);
            case Access.Platform(var permission) -> known(operation, permission);
        }
        operation.put(
                "parameters",
                endpoint.allParameters().stream().map(OpenApi::parameter).toList());
        endpoint.body()
                .ifPresent(shape -> operation.put(
                        "requestBody",
                        sorted(Map.of("required", true, "content", Map.of(Json.TYPE, Map.of(SCHEMA, shape.tree()))))));
        var responses = new LinkedHashMap<String, Object>();
        for (Endpoint.Answer answer : endpoint.answers()) {
            responses.put(Integer.toString(answer.status()), response(answer));
        }
        operation.put("responses", responses);
        return operation;
    }

    private static void known(Map<String, Object> operation, Permission permission) {
        operation.put("security", keys());
        operation.put("x-permission", permission.word());
    }

    private static List<Object> keys() {
        return List.of(Map.of("token", List.of()), Map.of("session", List.of()));
    }

    private static Map<String, Object> parameter(Parameter parameter) {
        var schema = new TreeMap<>(parameter.shape().tree());
        schema.remove(DESCRIPTION);
        return sorted(Map.of(
                "name",
                parameter.name(),
                "in",
                parameter.in(),
                "required",
                parameter.required(),
                DESCRIPTION,
                parameter.description(),
                SCHEMA,
                schema));
    }

    private static Map<String, Object> response(Endpoint.Answer answer) {
        var response = new TreeMap<String, Object>();
        response.put(DESCRIPTION, answer.description());
        if (!answer.type().isEmpty()) {
            response.put(
                    "content",
                    Map.of(answer.type(), Map.of(SCHEMA, answer.shape().tree())));
        }
        if (!answer.codes().isEmpty()) {
            response.put("x-codes", answer.codes());
        }
        return response;
    }

    /// The same document at every start.
    private static Map<String, Object> sorted(Map<String, Object> members) {
        return new TreeMap<>(members);
    }
}
