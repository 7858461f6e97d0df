package org.sealpost.app.web;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The path of a route, such as `/check/{domain}`: a segment in braces stands for any one segment.
record Template(List<String> segments) {
    Template {
        segments = List.copyOf(segments);
    }

    static Template of(String path) {
        return new Template(
                path.equals("/") ? List.of() : List.of(path.substring(1).split("/", -1)));
    }

    /// What stands where braces are; empty when the path is another one.
    Optional<Map<String, String>> match(List<String> path) {
        if (path.size() != segments.size()) {
            return Optional.empty();
        }
        Map<String, String> named = new HashMap<>();
        for (int i = 0; i < segments.size(); i++) {
            String segment = segments.get(i);
            if (segment.startsWith("{")) {
                named.put(segment.substring(1, segment.length() - 1), path.get(i));
            } else if (!segment.equals(path.get(i))) {
                return Optional.empty();
            }
        }
        return Optional.of(named);
    }

    @Override
    public String toString() {
        return "/" + String.join("/", segments);
    }
}
