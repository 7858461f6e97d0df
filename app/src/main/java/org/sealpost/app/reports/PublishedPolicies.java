package org.sealpost.app.reports;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sealpost.check.time.Past;
import org.sealpost.check.time.Sight;
import org.sealpost.check.time.Sighting;
import org.sealpost.protocol.Octets;
import org.sealpost.protocol.mtasts.StsPolicy;
import org.sealpost.reports.readiness.Published;

/// What was published and since when, as the checks that are kept have seen it.
public final class PublishedPolicies {
    private PublishedPolicies() {}

    /// The oldest first; looks that could not tell are passed over.
    public static List<Published> of(Past past) {
        List<Published> all = new ArrayList<>();
        for (Sighting sighting : past.sightings().reversed()) {
            policy(sighting).ifPresent(policy -> {
                if (all.isEmpty() || !all.getLast().policy().equals(policy)) {
                    all.add(new Published(sighting.at(), policy));
                }
            });
        }
        return all;
    }

    /// Empty when it could not be told; an empty one inside when there was none. RFC 8461 §3.1: without a record there
    /// is no policy.
    private static Optional<Optional<StsPolicy>> policy(Sighting sighting) {
        if (sighting.id() instanceof Sight.Nothing<String>) {
            return Optional.of(Optional.empty());
        }
        return switch (sighting.policy()) {
            case Sight.Of<Octets>(Octets text) ->
                sighting.id() instanceof Sight.Unknown<String>
                        ? Optional.empty()
                        : Optional.of(StsPolicy.parse(text).value());
            case Sight.Nothing<Octets> _ -> Optional.of(Optional.empty());
            case Sight.Unknown<Octets> _ -> Optional.empty();
        };
    }
}
