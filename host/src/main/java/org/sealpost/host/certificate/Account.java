package org.sealpost.host.certificate;

import java.net.URI;
import java.time.Instant;
import java.util.Optional;

/// Our account with an authority. Its key cannot be had again: it belongs into every backup.
///
/// @param authority the name of the authority in our settings
/// @param location empty until the authority has confirmed the account
/// @param faultsInRow answers that were the authority's fault, one after another
/// @param closedUntil nothing is asked of the authority before
public record Account(
        String authority, SealedKey key, Optional<URI> location, int faultsInRow, Optional<Instant> closedUntil) {
    public boolean isOpen(Instant now) {
        return closedUntil.isEmpty() || !now.isBefore(closedUntil.get());
    }

    public Account at(URI confirmed) {
        return new Account(authority, key, Optional.of(confirmed), faultsInRow, closedUntil);
    }

    public Account with(int faults, Optional<Instant> closed) {
        return new Account(authority, key, location, faults, closed);
    }
}
