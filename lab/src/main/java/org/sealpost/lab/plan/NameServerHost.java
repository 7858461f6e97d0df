package org.sealpost.lab.plan;

import java.util.List;
import org.sealpost.lab.dns.NameServerPlan;

/// A name server of a world.
///
/// @param name its whole name in lower case, without final dot
/// @param published whether the zone itself names it
/// @param delegated whether the zone above names it
/// @param addresses none when the server belongs to another world
public record NameServerHost(
        String name, boolean published, boolean delegated, List<AddressPlan<NameServerPlan>> addresses) {
    public NameServerHost {
        addresses = List.copyOf(addresses);
    }
}
