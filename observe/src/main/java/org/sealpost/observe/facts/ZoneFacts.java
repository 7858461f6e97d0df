package org.sealpost.observe.facts;

import java.util.List;
import java.util.Optional;
import org.sealpost.protocol.name.DomainName;
import org.sealpost.protocol.name.IpAddress;

/// The name servers of one zone.
///
/// @param foreign whether an alias led to it, so that it is likely somebody else's
/// @param published the servers that the zone names, by the resolver's word
/// @param delegation what the zone above says; empty when nobody there told
/// @param servers those of either set, each asked at its addresses
/// @param serversNotAsked how many more there are
public record ZoneFacts(
        DomainName zone,
        boolean foreign,
        List<DomainName> published,
        Optional<Delegation> delegation,
        List<NameServer> servers,
        int serversNotAsked) {
    public ZoneFacts {
        published = List.copyOf(published);
        servers = List.copyOf(servers);
    }

    /// A referral to the zone, by a server of the zone above.
    ///
    /// @param by the address of that server
    /// @param servers untrusted, in lower case without final dot
    public record Delegation(IpAddress by, List<String> servers) {
        public Delegation {
            servers = List.copyOf(servers);
        }
    }

    /// One server of the zone.
    ///
    /// @param addressesKnown whether DNS said for certain which addresses it has
    /// @param at none when it has no address, or none was found in time
    public record NameServer(DomainName name, boolean addressesKnown, List<AskedServer> at, int addressesNotAsked) {
        public NameServer {
            at = List.copyOf(at);
        }
    }
}
