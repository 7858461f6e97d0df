package org.sealpost.host.delegation;

import java.util.List;
import java.util.Optional;
import org.sealpost.protocol.name.DomainName;

/// Where delegations are kept. What was confirmed is durable; nothing is ever forgotten, for a slug that was given
/// once is never given again.
public interface DelegationStore {
    Optional<Delegation> of(String tenant, DomainName domain);

    /// Of all tenants: more than one may ask for a domain, and the CNAME records say whose it is.
    List<Delegation> of(DomainName domain);

    /// Every delegation that has not ended, in order of the domains.
    List<Delegation> all();

    /// Every delegation that has ended, in order of the domains.
    List<Tombstone> tombstones();

    /// @return false when the tenant has a delegation for this domain, or the slug was ever given to anybody
    boolean add(Delegation delegation);

    /// Puts the tombstone in the place of its delegation.
    ///
    /// @return false when that is not there
    boolean bury(Tombstone tombstone);

    List<Tombstone> tombstones(DomainName domain);
}
