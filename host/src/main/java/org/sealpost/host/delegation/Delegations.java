package org.sealpost.host.delegation;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import org.sealpost.protocol.name.DomainName;

/// Takes domains over and gives them up.
public final class Delegations {
    private static final int TRIES = 10;

    private final DelegationStore store;
    private final HostZone zone;
    private final SecureRandom random;
    private final InstantSource clock;

    public Delegations(DelegationStore store, HostZone zone, SecureRandom random, InstantSource clock) {
        this.store = store;
        this.zone = zone;
        this.random = random;
        this.clock = clock;
    }

    /// The delegation of this domain for this tenant, made when there is none.
    public Delegation open(String tenant, DomainName domain) {
        for (int i = 0; i < TRIES; i++) {
            Optional<Delegation> known = store.of(tenant, domain);
            if (known.isPresent()) {
                return known.get();
            }
            store.add(new Delegation(tenant, domain, Slug.make(random), zone));
        }
        throw new IllegalStateException("no delegation for " + domain + " can be stored");
    }

    /// Ends a delegation; what has been promised to senders is kept as its tombstone says.
    ///
    /// @param lapses when each policy lapses that was ever served
    /// @return empty when there is no such delegation
    public Optional<Tombstone> close(String tenant, DomainName domain, Collection<Instant> lapses) {
        return store.of(tenant, domain)
                .map(delegation -> Tombstone.of(delegation, clock.instant(), lapses))
                .filter(store::bury);
    }

    /// The tombstone that says what is served for a domain which nobody has with us any more: the one that lasts
    /// longest. Empty when somebody has it, or nobody ever had.
    public Optional<Tombstone> tombstone(DomainName domain) {
        return store.of(domain).isEmpty()
                ? store.tombstones(domain).stream().max(Comparator.comparing(Tombstone::until))
                : Optional.empty();
    }
}
