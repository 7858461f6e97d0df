package org.sealpost.host.certificate;

import java.net.URI;
import java.time.Instant;
import java.util.Optional;

/// An order that an authority has taken and not yet fulfilled.
///
/// @param key for the certificate; it stands in the store before the authority may use it
public record OpenOrder(
        String authority, URI location, SealedKey key, Instant placed, Optional<RunningChallenge> challenge) {
    public OpenOrder with(RunningChallenge running) {
        return new OpenOrder(authority, location, key, placed, Optional.of(running));
    }
}
