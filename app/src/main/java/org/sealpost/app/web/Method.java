package org.sealpost.app.web;

import java.util.Optional;

/// The methods that are answered.
///
/// @see <a href="https://www.rfc-editor.org/rfc/rfc9110#section-9">RFC 9110 §9</a>
public enum Method {
    GET,
    HEAD,
    POST,
    PUT,
    PATCH,
    DELETE;

    /// Method names are case-sensitive.
    static Optional<Method> of(String name) {
        for (Method method : values()) {
            if (method.name().equals(name)) {
                return Optional.of(method);
            }
        }
        return Optional.empty();
    }

    /// Whether it changes nothing.
    boolean safe() {
        return this == GET || this == HEAD;
    }
}
