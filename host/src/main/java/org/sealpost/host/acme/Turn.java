package org.sealpost.host.acme;

import java.time.Instant;
import org.sealpost.host.certificate.CertifiedName;

/// What is to be stored after a step.
///
/// @param more whether the next step can be taken at once
record Turn(CertifiedName next, boolean more) {
    /// Stored, then on.
    static Turn on(CertifiedName next) {
        return new Turn(next, true);
    }

    /// Stored, then nothing before that moment.
    static Turn until(CertifiedName next, Instant due) {
        return new Turn(next.due(due), false);
    }
}
