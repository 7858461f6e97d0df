package org.sealpost.fleet.watch;

import java.time.Duration;

/// How often a domain is looked at.
///
/// @param confirm how soon again while a cause is new or seems gone, so that nobody waits a day for the second look
public record Intervals(Duration records, Duration servers, Duration confirm) {
    /// Mail servers and resolvers belong to others.
    public static final Duration SHORTEST = Duration.ofMinutes(1);

    public static final Intervals USUAL =
            new Intervals(Duration.ofHours(1), Duration.ofDays(1), Duration.ofMinutes(10));

    public Intervals {
        if (records.compareTo(SHORTEST) < 0 || servers.compareTo(SHORTEST) < 0 || confirm.compareTo(SHORTEST) < 0) {
            throw new IllegalArgumentException("a domain is looked at once a minute at the most");
        }
    }

    public Duration of(LookKind kind) {
        return switch (kind) {
            case RECORDS -> records;
            case SERVERS -> servers;
        };
    }
}
