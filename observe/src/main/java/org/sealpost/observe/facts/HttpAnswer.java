package org.sealpost.observe.facts;

import java.util.List;
import java.util.Optional;
import org.sealpost.protocol.Octets;

/// An HTTP response as it came: nothing decoded but the transfer coding.
///
/// @param fields the header fields in order, names as written; untrusted
/// @param body up to the limit that was set
public record HttpAnswer(int status, String reason, List<Field> fields, Octets body) {
    public HttpAnswer {
        fields = List.copyOf(fields);
    }

    public record Field(String name, String value) {}

    /// The value of the first field of that name, letters of any case.
    public Optional<String> first(String name) {
        return fields.stream()
                .filter(field -> field.name().equalsIgnoreCase(name))
                .map(Field::value)
                .findFirst();
    }
}
