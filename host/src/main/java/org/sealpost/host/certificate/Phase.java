package org.sealpost.host.certificate;

import java.time.Instant;

/// What is going on for a name.
public sealed interface Phase {
    /// No order is open.
    record Resting() implements Phase {}

    /// An authority is being asked for an order; whether it has heard, nobody knows until the answer is stored.
    record Placing(String authority, Instant since) implements Phase {}

    /// An order is open.
    record Ordered(OpenOrder order) implements Phase {}

    /// The name is no longer served, and no certificate will be asked for.
    record Withdrawn(Instant since) implements Phase {}

    default boolean isOpen() {
        return switch (this) {
            case Resting _, Withdrawn _ -> false;
            case Placing _, Ordered _ -> true;
        };
    }
}
