package org.sealpost.publish.plan;

import java.time.Duration;
import java.time.Instant;
import org.sealpost.protocol.Octets;

/// What one edge of a policy host answered, asked over HTTPS by the name `mta-sts.<domain>`.
public sealed interface EdgeAnswer {
    /// How long a certificate must still be good before anything is promised.
    Duration LEAST_CERTIFICATE = Duration.ofDays(3);

    /// Status 200 and a body.
    ///
    /// @param plain whether the media type is `text/plain`
    /// @param certificateUntil when its certificate, which matches and is trusted, ends
    record Serves(Octets body, boolean plain, Instant certificateUntil) implements EdgeAnswer {
        /// Whether a sender takes it, and will for a while. RFC 8461 §3.3.
        public boolean sound(Instant at) {
            return plain && certificateUntil.isAfter(at.plus(LEAST_CERTIFICATE));
        }
    }

    /// It answered, and has no policy for the domain: another status, or no certificate for the name.
    record Nothing() implements EdgeAnswer {}

    /// Nobody knows.
    ///
    /// @param why one sentence
    record Silent(String why) implements EdgeAnswer {}
}
