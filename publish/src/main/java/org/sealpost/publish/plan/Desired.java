package org.sealpost.publish.plan;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.sealpost.protocol.Octets;
import org.sealpost.protocol.mtasts.StsPolicy;
import org.sealpost.protocol.name.DomainName;

/// What the owner of a domain has approved.
///
/// @param policy empty: MTA-STS shall be gone
/// @param mx the hosts that shall take the domain's mail; what DNS says is never taken for approval
/// @param reporting the text of the TLS-RPT record; empty: leave alone what stands there
public record Desired(
        DomainName domain,
        Optional<StsPolicy> policy,
        Set<DomainName> mx,
        Hosting hosting,
        Optional<String> reporting) {
    public Desired {
        mx = Collections.unmodifiableSet(new TreeSet<>(mx));
    }

    /// The same with another policy.
    public Desired with(StsPolicy other) {
        return new Desired(domain, Optional.of(other), mx, hosting, reporting);
    }

    /// The same without MTA-STS.
    public Desired retired() {
        return new Desired(domain, Optional.empty(), mx, hosting, reporting);
    }

    /// The same kept elsewhere.
    public Desired at(Hosting other) {
        return new Desired(domain, policy, mx, other, reporting);
    }

    /// `_mta-sts.<domain>`, RFC 8461 §3.1.
    public DomainName recordName() {
        return domain.child("_mta-sts");
    }

    /// `mta-sts.<domain>`, RFC 8461 §3.2.
    public DomainName hostName() {
        return domain.child("mta-sts");
    }

    /// `_smtp._tls.<domain>`, RFC 8460 §3.
    public DomainName reportingName() {
        return domain.child("_tls").child("_smtp");
    }

    /// Where the TXT record is written.
    public DomainName idName() {
        return hosting.delegate().orElse(recordName());
    }

    /// The hosts that the policy does not cover.
    List<DomainName> uncovered() {
        return policy.map(
                        known -> mx.stream().filter(host -> !known.covers(host)).toList())
                .orElse(List.of());
    }

    static Octets body(StsPolicy policy) {
        return Octets.utf8(policy.render());
    }
}
