package org.sealpost.publish.plan;

import java.time.Duration;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;
import org.sealpost.protocol.name.DomainName;

/// The hosts of the MX records.
///
/// @param hosts empty: the domain takes no mail
/// @param ttl for how long resolvers keep it
public record MxSet(Set<DomainName> hosts, Duration ttl) {
    public MxSet {
        hosts = Collections.unmodifiableSet(new TreeSet<>(hosts));
    }
}
