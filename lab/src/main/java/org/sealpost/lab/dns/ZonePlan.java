package org.sealpost.lab.dns;

import java.util.List;
import java.util.Map;
import org.sealpost.protocol.name.DomainName;

/// A zone as a world describes it.
///
/// @param origin its name; empty text for the root
/// @param records its records as the lines of a zone file, without SOA and NS of the origin
/// @param nsec3 whether denials are by NSEC3 instead of NSEC
/// @param faults by question in the form `_mta-sts TXT`, owner relative to the origin; type `*` for every type
/// @param servers who serves it
public record ZonePlan(
        DomainName origin,
        String records,
        Signing signing,
        boolean nsec3,
        Map<String, DnsFault> faults,
        ZoneServers servers) {
    public ZonePlan {
        faults = Map.copyOf(faults);
    }

    /// The same zone as a server with other records has it.
    ZonePlan with(NameServerPlan server) {
        String changed = ZoneText.merge(origin, records, server.records(), server.without());
        var other = new ZoneServers(
                servers.published(), servers.delegated(), server.serial().orElse(servers.serial()));
        return new ZonePlan(origin, changed, signing, nsec3, faults, other);
    }

    /// The name servers of a zone, whole names without final dot.
    ///
    /// @param published those that the zone itself names
    /// @param delegated those that the zone above names
    /// @param serial of the SOA record
    public record ZoneServers(List<String> published, List<String> delegated, long serial) {
        /// The serial of every zone that says nothing else.
        public static final long USUAL_SERIAL = 2026110100L;

        /// The servers of a zone that names none itself.
        public static final ZoneServers USUAL = of(List.of("ns1.dnsprovider.example", "ns2.dnsprovider.example"));

        /// Those of the root and of every zone of one label.
        public static final ZoneServers OF_REGISTRY = of(List.of("a.registry.example"));

        public ZoneServers {
            published = List.copyOf(published);
            delegated = List.copyOf(delegated);
        }

        /// After a change of the zone.
        ZoneServers next() {
            return new ZoneServers(published, delegated, serial + 1);
        }

        private static ZoneServers of(List<String> names) {
            return new ZoneServers(names, names, USUAL_SERIAL);
        }
    }
}
