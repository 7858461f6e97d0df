package org.sealpost.host.certificate;

import java.time.Instant;
import java.util.Optional;

/// What has gone wrong for a name since its last certificate.
///
/// @param inRow orders that failed, one after another
public record Setbacks(int inRow, Optional<Setback> last) {
    public static final Setbacks NONE = new Setbacks(0, Optional.empty());

    /// @param why one line for people; parts of it may be an authority's words
    public record Setback(Instant at, String why) {}

    /// One more order has failed.
    public Setbacks and(Instant at, String why) {
        return new Setbacks(inRow + 1, Optional.of(new Setback(at, why)));
    }

    /// Something is in the way, and no order was tried.
    public Setbacks hindered(Instant at, String why) {
        return new Setbacks(inRow, Optional.of(new Setback(at, why)));
    }
}
