package org.sealpost.host.delegation;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.sealpost.protocol.Octets;
import org.sealpost.protocol.mtasts.Mode;
import org.sealpost.protocol.mtasts.StsPolicy;

/// What is left of a delegation whose customer went. Senders may apply policies that they fetched before until these
/// lapse, and the CNAME records often stay for years: until then the policy `none` is served, so that whoever looks
/// again is let go. RFC 8461 §8.3.
///
/// @param until when the last policy lapses that any sender may still apply
public record Tombstone(Delegation delegation, Instant since, Instant until) {
    private static final Duration MAX_AGE = Duration.ofDays(1);

    /// @param lapses when each policy lapses that was ever served: when it was last served, and its `max_age` after
    public static Tombstone of(Delegation delegation, Instant now, Collection<Instant> lapses) {
        return new Tombstone(
                delegation,
                now,
                lapses.stream()
                        .max(Comparator.naturalOrder())
                        .filter(now::isBefore)
                        .orElse(now));
    }

    /// Whether `none` is still to be served, with a valid certificate; afterwards nothing is, and the slug is never
    /// given to anybody again.
    public boolean serves(Instant now) {
        return now.isBefore(until);
    }

    /// The octets of the policy `none`.
    public static Octets policy() {
        return Octets.utf8(new StsPolicy(Mode.NONE, MAX_AGE, List.of(), List.of()).render());
    }
}
