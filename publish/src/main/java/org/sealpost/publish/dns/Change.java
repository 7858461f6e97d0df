package org.sealpost.publish.dns;

import java.util.Optional;
import java.util.stream.Stream;
import org.sealpost.protocol.name.DomainName;
import org.sealpost.publish.RecordSet;

/// What stands at a name before and after. The types may differ, as when a CNAME record takes the place of a TXT
/// record.
///
/// @param expected empty: nothing stands there. Its TTL is not compared
/// @param wanted empty: nothing shall stand there
/// @param foreign what becomes of values that are none of ours
public record Change(DomainName name, Optional<RecordSet> expected, Optional<RecordSet> wanted, Foreign foreign) {
    /// What becomes of values that somebody else has put there.
    public enum Foreign {
        /// They stay: a change that would take one away is not made.
        KEPT,
        /// The person who asked for the change has seen them and lets them go.
        REPLACED
    }

    public Change {
        if (expected.isEmpty() && wanted.isEmpty()) {
            throw new IllegalArgumentException("a change from nothing to nothing");
        }
        if (Stream.concat(expected.stream(), wanted.stream())
                .anyMatch(set -> !set.name().equals(name))) {
            throw new IllegalArgumentException("records of another name than " + name);
        }
    }

    /// A change that keeps foreign values.
    public Change(DomainName name, Optional<RecordSet> expected, Optional<RecordSet> wanted) {
        this(name, expected, wanted, Foreign.KEPT);
    }

    /// The same with the permission to take foreign values away.
    public Change replacingForeign() {
        return new Change(name, expected, wanted, Foreign.REPLACED);
    }

    /// The type that this is about: that of what is wanted, or of what shall go.
    public RecordSet.Type type() {
        return wanted.or(() -> expected).map(RecordSet::type).orElseThrow();
    }

    /// Whether one type takes the place of another.
    public boolean swapsTypes() {
        return expected.isPresent()
                && wanted.isPresent()
                && expected.get().type() != wanted.get().type();
    }
}
