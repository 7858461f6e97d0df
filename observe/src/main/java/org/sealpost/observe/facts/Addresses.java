package org.sealpost.observe.facts;

import java.util.ArrayList;
import java.util.List;
import org.sealpost.protocol.name.DomainName;
import org.sealpost.protocol.name.IpAddress;

/// The A and AAAA answers for one host.
public record Addresses(DomainName host, Lookup<IpAddress> ipv4, Lookup<IpAddress> ipv6) {
    /// Every address that was found. An empty list says nothing about why: look at [#ipv4] and [#ipv6].
    public List<IpAddress> known() {
        List<IpAddress> all = new ArrayList<>();
        ipv4.found().ifPresent(found -> all.addAll(found.records()));
        ipv6.found().ifPresent(found -> all.addAll(found.records()));
        return List.copyOf(all);
    }

    /// Whether DNS said for certain that there is none, in either family.
    public boolean provenNone() {
        return ipv4 instanceof Lookup.Absent && ipv6 instanceof Lookup.Absent;
    }
}
