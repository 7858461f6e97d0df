package org.sealpost.publish;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.sealpost.observe.net.IpLiteral;
import org.sealpost.protocol.name.DomainName;
import org.sealpost.protocol.name.IpAddress;

/// The records of one name and type, as they stand or should stand in a zone. RFC 2181 §5.
///
/// @param ttl whole seconds
/// @param values the data of each record: the whole text of a TXT record whose strings are joined, the target of a
///     CNAME record without its last dot, an address in its usual form
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

    /// Whether both say the same: name, type and values, whatever the TTLs and the order of the values, the letter
    /// case of targets and the form of addresses.
    public boolean saysTheSameAs(RecordSet other) {
        return name.equals(other.name)
                && type == other.type
                && comparable(type, values).equals(comparable(type, other.values));
    }

    private static Set<String> comparable(Type type, List<String> values) {
        return values.stream().map(value -> comparable(type, value)).collect(Collectors.toSet());
    }

    /// A value in the one form that equal values have.
    public static String comparable(Type type, String value) {
        return switch (type) {
            case TXT -> value;
            case CNAME -> {
                String lower = value.toLowerCase(Locale.ROOT);
                yield lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
            }
            case A, AAAA -> IpLiteral.read(value).map(IpAddress::text).orElse(value);
        };
    }
}
