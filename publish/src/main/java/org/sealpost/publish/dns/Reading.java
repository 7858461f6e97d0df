package org.sealpost.publish.dns;

import java.time.Duration;
import java.util.Optional;
import org.sealpost.publish.RecordSet;

/// What a zone says of one name and type.
public sealed interface Reading {
    /// These records stand there: of the type asked for, or a CNAME record, which leaves room for no other.
    record Found(RecordSet records) implements Reading {}

    /// Nothing of this type stands there, and no CNAME record.
    record Absent() implements Reading {}

    /// Nobody knows.
    ///
    /// @param why one sentence that says what to do
    /// @param retryAfter how long the provider wants us to wait
    record Failed(String why, Optional<Duration> retryAfter) implements Reading {
        public Failed(String why) {
            this(why, Optional.empty());
        }
    }
}
