package org.sealpost.app.api;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sealpost.app.web.Method;

/// One operation of the API, as it is answered and as the OpenAPI document tells it.
///
/// @param path such as `/v1/checks/{id}`
/// @param id its name for programs that are made of the document
/// @param parameters the segments in braces, with what they are
/// @param body what is sent; empty for nothing
/// @param answers by status
record Endpoint(
        Method method,
        String path,
        String id,
        String summary,
        Map<String, String> parameters,
        Optional<Shape> body,
        List<Answer> answers) {
    Endpoint {
        parameters = Map.copyOf(parameters);
        answers = List.copyOf(answers);
    }

    /// @param type of the body
    record Answer(int status, String description, String type, Shape shape) {}
}
