package org.sealpost.host.acme;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.sealpost.host.certificate.LedgerEntry;
import org.sealpost.host.certificate.Subject;

/// What an authority lets its customers do in a time that moves along: never more than `most` in any `window`. An
/// authority that refills evenly is never asked for more than it allows by this.
public record Limit(LedgerEntry.Kind kind, Counted counted, int most, Duration window) {
    /// Whose doings count together.
    public enum Counted {
        ACCOUNT,
        REGISTERED_DOMAIN,
        NAME
    }

    public Limit {
        if (most < 1 || !window.isPositive()) {
            throw new IllegalArgumentException("a limit allows something in some time");
        }
    }

    LedgerEntry.Scope scope(Subject subject) {
        return switch (counted) {
            case ACCOUNT -> new LedgerEntry.Scope.Everybody();
            case REGISTERED_DOMAIN -> new LedgerEntry.Scope.Registered(subject.registered());
            case NAME -> new LedgerEntry.Scope.Name(subject.name());
        };
    }

    /// When one more is allowed; empty when it is now.
    ///
    /// @param noted what happened since a window ago, oldest first
    Optional<Instant> nextFree(List<Instant> noted, Instant now) {
        List<Instant> counting =
                noted.stream().filter(at -> at.isAfter(now.minus(window))).toList();
        return counting.size() < most
                ? Optional.empty()
                : Optional.of(counting.get(counting.size() - most).plus(window));
    }
}
