package org.sealpost.publish.dns;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.sealpost.publish.RecordSet;

/// What became of a change.
public sealed interface Writing {
    /// It stands in the zone; perhaps it did before.
    record Written() implements Writing {}

    /// Something else stands there than was expected; nothing was changed, unless the writer is not
    /// [atomic][DnsWriter#atomic] and somebody else wrote at the same moment.
    record Conflict(Reading found) implements Writing {}

    /// Values that are none of ours would be lost; nothing was changed. Show them to a person, who may let them
    /// go by [Change#replacingForeign].
    ///
    /// @param values those that would be lost
    record Foreign(RecordSet found, List<String> values) implements Writing {
        public Foreign {
            values = List.copyOf(values);
        }
    }

    /// It was refused, or nobody knows; read again before trying again.
    ///
    /// @param why one sentence that says what to do
    /// @param retryAfter how long the provider wants us to wait
    record Failed(String why, Optional<Duration> retryAfter) implements Writing {
        public Failed(String why) {
            this(why, Optional.empty());
        }
    }
}
