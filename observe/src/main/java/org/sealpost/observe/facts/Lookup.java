package org.sealpost.observe.facts;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// What DNS said. *Absent* is an answer; *Failed* is the lack of one, and is never the same as an empty list.
///
/// @param <T> what a record of the type asked for holds
public sealed interface Lookup<T> {
    Question question();

    /// The CNAMEs that were followed, in order.
    List<Alias> aliases();

    Dnssec dnssec();

    /// @param records at least one, in the order of the answer
    /// @param ttl the smallest of the answer's RRset
    record Found<T>(Question question, List<Alias> aliases, List<T> records, Duration ttl, Dnssec dnssec)
            implements Lookup<T> {
        public Found {
            aliases = List.copyOf(aliases);
            records = List.copyOf(records);
            if (records.isEmpty()) {
                throw new IllegalArgumentException("found nothing is not found: " + question);
            }
        }
    }

    /// @param nameExists whether the name exists with records of other types (NODATA) or not at all (NXDOMAIN)
    record Absent<T>(Question question, List<Alias> aliases, boolean nameExists, Dnssec dnssec) implements Lookup<T> {
        public Absent {
            aliases = List.copyOf(aliases);
        }
    }

    /// @param detail what was seen, for evidence: the resolver's words or the validator's, untrusted
    record Failed<T>(Question question, List<Alias> aliases, DnsFault fault, String detail, Dnssec dnssec)
            implements Lookup<T> {
        public Failed {
            aliases = List.copyOf(aliases);
        }
    }

    /// The answer when there is one with records.
    default Optional<Found<T>> found() {
        return this instanceof Found<T> found ? Optional.of(found) : Optional.empty();
    }
}
