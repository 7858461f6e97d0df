package org.sealpost.publish.cache;

import java.time.Instant;

/// One entry of a history.
///
/// It is written *before* something is offered and *after* it has been seen everywhere, so that a history never says
/// less than the world may have seen.
///
/// @param alone false: from now on this may be seen somewhere, beside what was seen before; true: from now on this
///     is seen everywhere, and nothing else of its subject
public record Event(Instant at, Fact fact, boolean alone) {
    /// From now on it may be seen.
    public static Event offered(Instant at, Fact fact) {
        return new Event(at, fact, false);
    }

    /// It was seen everywhere.
    public static Event settled(Instant at, Fact fact) {
        return new Event(at, fact, true);
    }
}
