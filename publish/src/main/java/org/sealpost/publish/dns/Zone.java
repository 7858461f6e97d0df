package org.sealpost.publish.dns;

import java.time.Duration;
import java.util.Optional;
import org.sealpost.protocol.name.DomainName;

/// A zone that we may write into.
///
/// @param id what the provider calls it by
/// @param leastTtl the provider refuses anything shorter
public record Zone(String id, DomainName name, Duration leastTtl) {
    public Zone(String id, DomainName name) {
        this(id, name, Duration.ofSeconds(1));
    }

    /// The labels of a name in front of those of the zone, `@` for the zone itself.
    public String relative(DomainName below) {
        return below.equals(name)
                ? "@"
                : below.ascii()
                        .substring(0, below.ascii().length() - name.ascii().length() - 1);
    }

    /// What a search for the zone of a name came to.
    public sealed interface Search {
        record Found(Zone zone) implements Search {}

        /// @param why one sentence that says what to do
        record Failed(String why, Optional<Duration> retryAfter) implements Search {
            public Failed(String why) {
                this(why, Optional.empty());
            }
        }
    }
}
