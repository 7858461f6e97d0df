package org.sealpost.publish.dns;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.sealpost.protocol.name.DomainName;
import org.sealpost.publish.RecordSet;

/// All that stands at one name of a zone.
public sealed interface Contents {
    /// @param entries of the types that we publish
    /// @param others further types, as far as the provider tells; they stand in the way of a CNAME record
    record Known(List<Entry> entries, List<String> others) implements Contents {
        public Known {
            entries = List.copyOf(entries);
            others = List.copyOf(others);
        }

        /// The records of one type.
        public Optional<RecordSet> of(DomainName name, RecordSet.Type type) {
            List<Entry> all = of(type);
            return all.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new RecordSet(
                            name,
                            type,
                            all.getFirst().ttl(),
                            all.stream().map(Entry::value).toList()));
        }

        /// The entries of one type.
        public List<Entry> of(RecordSet.Type type) {
            return entries.stream().filter(entry -> entry.type() == type).toList();
        }

        /// What stands there for somebody who asks for a type: a CNAME record answers for every type.
        public Reading reading(DomainName name, RecordSet.Type type) {
            return of(name, type)
                    .or(() -> of(name, RecordSet.Type.CNAME))
                    .<Reading>map(Reading.Found::new)
                    .orElseGet(Reading.Absent::new);
        }
    }

    /// Nobody knows.
    record Unknown(String why, Optional<Duration> retryAfter) implements Contents {
        public Unknown(String why) {
            this(why, Optional.empty());
        }
    }
}
