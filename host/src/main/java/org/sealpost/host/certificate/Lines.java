package org.sealpost.host.certificate;

import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.sealpost.protocol.Octets;

/// Names and values, one pair on each line, `name value`. Values have no line ends.
final class Lines {
    private final Map<String, String> values = new LinkedHashMap<>();

    static Lines read(String text) {
        var lines = new Lines();
        text.lines().forEach(line -> {
            int space = line.indexOf(' ');
            if (space < 1) {
                throw new IllegalStateException("a stored name has a line without a value");
            }
            lines.values.put(line.substring(0, space), line.substring(space + 1));
        });
        return lines;
    }

    Lines put(String name, String value) {
        values.put(name, value.replaceAll("[\\p{Cntrl}\\u0085\\u2028\\u2029]", " "));
        return this;
    }

    Lines put(String name, Instant value) {
        return put(name, value.toString());
    }

    Lines put(String name, Octets value) {
        return put(name, Base64.getEncoder().encodeToString(value.toArray()));
    }

    Lines put(String name, SealedKey value) {
        put(name + ".with", value.sealedWith());
        return put(name, value.octets());
    }

    boolean has(String name) {
        return values.containsKey(name);
    }

    Optional<String> maybe(String name) {
        return Optional.ofNullable(values.get(name));
    }

    String text(String name) {
        return maybe(name).orElseThrow(() -> new IllegalStateException("a stored name has no line " + name));
    }

    Instant instant(String name) {
        return Instant.parse(text(name));
    }

    int number(String name) {
        return Integer.parseInt(text(name));
    }

    Octets octets(String name) {
        return Octets.of(Base64.getDecoder().decode(text(name)));
    }

    SealedKey key(String name) {
        return new SealedKey(text(name + ".with"), octets(name));
    }

    String write() {
        var text = new StringBuilder();
        values.forEach(
                (name, value) -> text.append(name).append(' ').append(value).append('\n'));
        return text.toString();
    }
}
