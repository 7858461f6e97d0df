package org.sealpost.observe.facts;

import java.util.List;
import java.util.Optional;
import org.sealpost.protocol.name.DomainName;

/// What was seen of one place where reports go.
public sealed interface ReportDestination {
    /// As it was written, untrusted.
    String uri();

    /// The domain of the address, or the host of the URL.
    DomainName name();

    /// A mailbox.
    ///
    /// @param mx the MX RRset of its domain
    /// @param implicit the addresses of its domain, asked when there is no MX RRset (RFC 5321 §5.1)
    /// @param hosts the addresses of the MX hosts, the first few of them
    /// @param hostsNotTried how many MX hosts were left out because of the limit
    record Mailbox(
            String uri,
            DomainName name,
            Lookup<MxRecord> mx,
            Optional<Addresses> implicit,
            List<Addresses> hosts,
            int hostsNotTried)
            implements ReportDestination {
        public Mailbox {
            hosts = List.copyOf(hosts);
        }
    }

    /// A server that takes reports by POST.
    ///
    /// @param attempts one for each address tried
    /// @param addressesNotTried how many addresses were left out because of the limit
    record Endpoint(
            String uri, DomainName name, Addresses addresses, List<EndpointAttempt> attempts, int addressesNotTried)
            implements ReportDestination {
        public Endpoint {
            attempts = List.copyOf(attempts);
        }
    }
}
