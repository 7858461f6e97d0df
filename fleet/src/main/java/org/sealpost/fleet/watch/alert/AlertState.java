package org.sealpost.fleet.watch.alert;

import java.time.Instant;

/// Where an alert is in its life: pending → open → (acknowledged) → recovered, and open again when it comes back
/// soon.
public sealed interface AlertState {
    /// Seen, and not often enough to count. Nobody is told.
    record Pending() implements AlertState {}

    record Open(Instant since) implements AlertState {}

    /// Somebody has it in hand.
    ///
    /// @param since it is open
    record Acknowledged(Instant since, Instant at, String person, String note) implements AlertState {}

    /// @param since it was open
    record Recovered(Instant since, Instant at) implements AlertState {}

    /// Whether the fault counts as there.
    default boolean stands() {
        return switch (this) {
            case Open _, Acknowledged _ -> true;
            case Pending _, Recovered _ -> false;
        };
    }
}
