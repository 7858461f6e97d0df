package org.sealpost.publish.generate;

import java.util.List;
import org.sealpost.protocol.name.DomainName;
import org.sealpost.protocol.name.IpAddress;

/// Where the records stand, and where their policy host is.
///
/// @param zone the zone that holds the records: the domain or a name above it
public record Placement(DomainName zone, PolicyHost host) {
    /// How `mta-sts.<domain>` leads to a server. RFC 8461 §8.2: an alias may lead to a provider.
    public sealed interface PolicyHost {
        record Alias(DomainName target) implements PolicyHost {}

        /// @param addresses at least one
        record At(List<IpAddress> addresses) implements PolicyHost {
            public At {
                addresses = List.copyOf(addresses);
                if (addresses.isEmpty()) {
                    throw new IllegalArgumentException("a host without an address");
                }
            }
        }

        /// Nobody has said; its records are left to whoever knows.
        record NotSaid() implements PolicyHost {}
    }

    /// The domain is a zone of its own, and nobody has said where its policy host is.
    public static Placement of(DomainName domain) {
        return new Placement(domain, new PolicyHost.NotSaid());
    }
}
