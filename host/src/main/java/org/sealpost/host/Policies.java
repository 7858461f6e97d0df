package org.sealpost.host;

import java.util.Optional;
import org.sealpost.protocol.Octets;
import org.sealpost.protocol.name.DomainName;

/// The policies that are served, by the name of their policy host. Asked for each request, by many threads at once; it
/// does not block.
public interface Policies {
    /// The octets of the policy; empty when this host has none.
    Optional<Octets> of(DomainName host);
}
