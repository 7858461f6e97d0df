package org.sealpost.app.web;

import java.util.Optional;

/// Answers requests of one route. Called from several threads at once; may block.
@FunctionalInterface
public interface Handler {
    Reply answer(Call call);

    /// What is refused before the body is read, such as who asks too often; called once for each request.
    ///
    /// @param head the request without its body
    /// @return empty when the body is wanted
    default Optional<Reply> before(Call head) {
        return Optional.empty();
    }
}
