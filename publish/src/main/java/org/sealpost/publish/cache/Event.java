package org.sealpost.publish.cache;

import java.time.Instant;

/// One entry of a history.
///
/// It is written *before* something is offered and *after* it has been seen everywhere, so that a history never says
/// less than the world may have seen.
public record Event(Instant at, Fact fact, How how) {
    /// What is known of the rest of its subject.
    public enum How {
        /// From now on this may be seen somewhere, beside what was seen before.
        OFFERED,
        /// It was brought out, and now it is seen everywhere and nothing else.
        SETTLED,
        /// A look met it everywhere and nothing else; but what was offered a moment ago may still come up.
        FOUND
    }

    /// From now on it may be seen.
    public static Event offered(Instant at, Fact fact) {
        return new Event(at, fact, How.OFFERED);
    }

    /// It was seen everywhere.
    public static Event settled(Instant at, Fact fact) {
        return new Event(at, fact, How.SETTLED);
    }

    /// A look met nothing else.
    public static Event found(Instant at, Fact fact) {
        return new Event(at, fact, How.FOUND);
    }

    /// Whether nothing else of its subject is seen.
    public boolean alone() {
        return how != How.OFFERED;
    }
}
