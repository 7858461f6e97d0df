package org.sealpost.app.web;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Names and values of a query or a form, each as often as it came, in their order.
///
/// @see <a href="https://url.spec.whatwg.org/#urlencoded-parsing">application/x-www-form-urlencoded</a>
public record Fields(Map<String, List<String>> values) {
    public static final Fields NONE = new Fields(Map.of());

    private static final int MOST = 500;

    public Fields {
        values = Map.copyOf(values);
    }

    /// What cannot be decoded stands as it came.
    public static Fields parse(String text) {
        if (text.isEmpty()) {
            return NONE;
        }
        Map<String, List<String>> values = new LinkedHashMap<>();
        for (String pair : text.split("&", MOST + 1)) {
            int equals = pair.indexOf('=');
            String name = decoded(equals < 0 ? pair : pair.substring(0, equals));
            String value = equals < 0 ? "" : decoded(pair.substring(equals + 1));
            values.computeIfAbsent(name, _ -> new ArrayList<>()).add(value);
        }
        values.replaceAll((_, several) -> List.copyOf(several));
        return new Fields(values);
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notEncoded) {
            return text;
        }
    }

    /// The first of this name, without white space around it; empty also when it says nothing.
    public Optional<String> one(String name) {
        return all(name).stream().findFirst();
    }

    /// All of this name that say something.
    public List<String> all(String name) {
        return values.getOrDefault(name, List.of()).stream()
                .map(String::strip)
                .filter(value -> !value.isEmpty())
                .toList();
    }

    /// The first of this name exactly as it came.
    public Optional<String> raw(String name) {
        return values.getOrDefault(name, List.of()).stream().findFirst();
    }

    public boolean has(String name) {
        return values.containsKey(name);
    }
}
