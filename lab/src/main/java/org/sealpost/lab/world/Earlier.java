package org.sealpost.lab.world;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sealpost.protocol.Octets;
import org.sealpost.protocol.name.DomainName;

/// How the domain was at an earlier look.
///
/// @param ago how long before now
/// @param id that of its record; empty when it had none
/// @param policy what its policy host served; empty when it served none
/// @param mx its MX hosts
/// @param certificates fingerprints that hosts showed, by the names of the hosts
public record Earlier(
        Duration ago,
        Outcome verdict,
        Optional<String> id,
        Optional<Octets> policy,
        List<DomainName> mx,
        Map<DomainName, String> certificates) {
    public Earlier {
        mx = List.copyOf(mx);
        certificates = Map.copyOf(certificates);
    }
}
