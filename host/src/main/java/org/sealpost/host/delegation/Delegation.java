package org.sealpost.host.delegation;

import java.util.Arrays;
import java.util.List;
import org.sealpost.protocol.name.DomainName;

/// One domain of one tenant, handed over to us by CNAME records. RFC 8461 §8.2.
///
/// @param domain the Policy Domain
public record Delegation(String tenant, DomainName domain, Slug slug, HostZone zone) {
    /// A record that the customer sets, once.
    public record Cname(Purpose purpose, DomainName owner, DomainName target) {}

    /// All that can be delegated, the needed ones first.
    public List<Cname> records() {
        return Arrays.stream(Purpose.values()).map(this::record).toList();
    }

    public Cname record(Purpose purpose) {
        return new Cname(purpose, purpose.owner(domain), target(purpose));
    }

    public DomainName target(Purpose purpose) {
        return zone.target(purpose, slug);
    }

    public DomainName policyHost() {
        return Purpose.POLICY_HOST.owner(domain);
    }
}
