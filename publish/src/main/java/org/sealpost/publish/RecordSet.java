package org.sealpost.publish;

import java.time.Duration;
import java.util.List;
import org.sealpost.protocol.name.DomainName;

/// The records of one name and type, as they stand or should stand in a zone. RFC 2181 §5.
///
/// @param ttl whole seconds
/// @param values the data of each record: the whole text of a TXT record whose strings are joined, the target of a CNAME
///     record without its last dot, an address in its usual form
public record RecordSet(DomainName name, Type type, Duration ttl, List<String> values) {
    /// The types that Sealpost publishes.
    public enum Type {
        A,
        AAAA,
        CNAME,
        TXT
    }

    public RecordSet {
        values = List.copyOf(values);
        if (values.isEmpty()) {
            throw new IllegalArgumentException("records without a value");
        }
    }
}
