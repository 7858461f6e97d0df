package org.sealpost.publish.cache;

import java.time.Instant;
import java.util.Optional;

/// A fact and when it stood.
///
/// @param from when it may have been seen first
/// @param until when it can have been seen last; empty: it may be seen now
public record Stood(Fact fact, Instant from, Optional<Instant> until) {
    /// Whether a lawful sender may use it at this time.
    public boolean usable(Instant at) {
        return !from.isAfter(at) && expires(at).isAfter(at);
    }

    /// When the last sender has forgotten it, if it were taken away at `at` or was before: E(v).
    public Instant expires(Instant at) {
        return until.orElse(at).plus(fact.keep());
    }

    /// Whether it may be seen now.
    public boolean open() {
        return until.isEmpty();
    }

    Stood closed(Instant at) {
        return new Stood(fact, from, Optional.of(at));
    }
}
