package org.sealpost.check.time;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.sealpost.protocol.mtasts.PolicyId;
import org.sealpost.protocol.mtasts.StsPolicy;

/// A policy of an earlier look that a sender who fetched it then may still hold.
///
/// @param seenAt when it was last seen
/// @param id of the record at that time
/// @param until when it expires for a sender that fetched it then (RFC 8461 §3.2, `max_age`)
public record OlderPolicy(Instant seenAt, PolicyId id, StsPolicy policy, Instant until) {
    /// The newest that is another one than now, or else the newest.
    public static Optional<OlderPolicy> of(Past past, Sighting now) {
        List<OlderPolicy> held = past.sightings().stream()
                .filter(sighting -> sighting.at().isBefore(now.at()))
                .flatMap(sighting -> of(sighting).stream())
                .filter(older -> older.until().isAfter(now.at()))
                .sorted(Comparator.comparing(OlderPolicy::seenAt).reversed())
                .toList();
        Optional<OlderPolicy> present = of(now);
        return held.stream()
                .filter(older -> present.filter(older::sameAs).isEmpty())
                .findFirst()
                .or(() -> held.stream().findFirst());
    }

    private static Optional<OlderPolicy> of(Sighting sighting) {
        return sighting.id()
                .known()
                .flatMap(PolicyId::parse)
                .flatMap(id -> sighting.usablePolicy()
                        .map(policy -> new OlderPolicy(
                                sighting.at(), id, policy, sighting.at().plus(policy.maxAge()))));
    }

    private boolean sameAs(OlderPolicy other) {
        return id.equals(other.id) && policy.equals(other.policy);
    }
}
