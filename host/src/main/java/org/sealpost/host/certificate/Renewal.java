package org.sealpost.host.certificate;

import java.net.URI;
import java.time.Instant;
import java.util.Optional;

/// When the certificate of today is to be replaced.
///
/// @param at the moment that was chosen
/// @param window what the authority suggested, when it did. RFC 9773 §4.2
/// @param askAgain when the authority is to be asked for its suggestion
public record Renewal(Instant at, Optional<Window> window, Instant askAgain) {
    /// @param explanation a page for people, the authority's word
    public record Window(Instant start, Instant end, Optional<URI> explanation) {
        public boolean contains(Instant moment) {
            return !moment.isBefore(start) && !moment.isAfter(end);
        }
    }
}
