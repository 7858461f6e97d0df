package org.sealpost.app.host;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.sealpost.app.store.ServedStore;
import org.sealpost.host.delegation.DelegationStore;
import org.sealpost.host.delegation.Tombstone;
import org.sealpost.protocol.Octets;

/// Ends the policy `none` of domains that went, when no sender can hold an older one any more.
record Graves(ServedStore served, DelegationStore delegations, InstantSource clock) {
    void tend() {
        Instant now = clock.instant();
        for (Tombstone tombstone : delegations.tombstones()) {
            if (!tombstone.serves(now) && isLast(tombstone) && servesNone(tombstone)) {
                served.stop(tombstone.delegation().domain());
            }
        }
    }

    /// Whoever comes back, or went again later, says himself until when.
    private boolean isLast(Tombstone tombstone) {
        var domain = tombstone.delegation().domain();
        return delegations.of(domain).isEmpty()
                && delegations.tombstones(domain).stream()
                        .noneMatch(other -> other.until().isAfter(tombstone.until()));
    }

    private boolean servesNone(Tombstone tombstone) {
        Optional<Octets> body = served.of(tombstone.delegation().domain()).flatMap(ServedStore.Served::body);
        return body.equals(Optional.of(Tombstone.policy()));
    }
}
