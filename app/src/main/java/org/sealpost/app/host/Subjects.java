package org.sealpost.app.host;

import java.util.Optional;
import org.sealpost.host.certificate.Proof;
import org.sealpost.host.certificate.Subject;
import org.sealpost.host.delegation.Delegation;
import org.sealpost.host.delegation.Purpose;
import org.sealpost.protocol.name.DomainName;

/// For whom a domain's certificate is ordered, and how its name is proven.
///
/// @param usual the proof of those that are not proven by a record
/// @param by who is proven by a TXT record instead
public record Subjects(Proof usual, Records by) {
    private static final String OURSELVES = "";

    /// Whose names are proven by dns-01. RFC 8555 §8.4.
    public enum Records {
        NONE,
        /// Those that are delegated, where their CNAME record leads.
        DELEGATED,
        ALL
    }

    Subject of(DomainName domain, Optional<Delegation> delegation) {
        return new Subject(
                Purpose.POLICY_HOST.owner(domain),
                delegation.map(Delegation::tenant).orElse(OURSELVES),
                RegisteredDomain.of(domain),
                proof(domain, delegation));
    }

    private Proof proof(DomainName domain, Optional<Delegation> delegation) {
        Optional<DomainName> target = delegation.map(each -> each.target(Purpose.CHALLENGE));
        return switch (by) {
            case NONE -> usual;
            case DELEGATED -> target.<Proof>map(Proof.Dns01::new).orElse(usual);
            case ALL -> new Proof.Dns01(target.orElseGet(() -> Purpose.CHALLENGE.owner(domain)));
        };
    }
}
