package org.sealpost.app.api;

/// Something of a request that stands neither in its body nor in its method.
///
/// @param in `path`, `query` or `header`
record Parameter(String name, String in, boolean required, Shape shape) {
    static final String PATH = "path";

    static Parameter path(String name, String description) {
        return new Parameter(name, PATH, true, Shape.string(description));
    }

    static Parameter query(String name, Shape shape) {
        return new Parameter(name, "query", false, shape);
    }

    static Parameter header(String name, boolean required, String description) {
        return new Parameter(name, "header", required, Shape.string(description));
    }

    String description() {
        return String.valueOf(shape.tree().get("description"));
    }
}
