package org.sealpost.publish.dns.hook;

import java.time.Duration;
import java.util.Optional;
import org.sealpost.publish.dns.json.Json;

/// The way to somebody else's program that keeps zones.
interface Carrier {
    /// @param action `read`, `present` or `cleanup`
    Reply call(String action, Json request);

    /// What became of one call.
    sealed interface Reply {
        record Came(Json json) implements Reply {}

        /// @param why one sentence that says what to do
        record Failed(String why, Optional<Duration> retryAfter) implements Reply {}
    }
}
