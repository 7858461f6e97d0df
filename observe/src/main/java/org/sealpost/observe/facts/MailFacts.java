package org.sealpost.observe.facts;

import java.util.List;
import java.util.Optional;

/// Where mail for the domain goes.
///
/// @param mx the MX RRset
/// @param implicit the addresses of the domain itself, asked when there is no MX RRset; an address makes the domain
/// its own MX (RFC 5321 §5.1)
/// @param hosts the MX hosts in order of preference, the domain itself for an implicit MX; empty for a null MX or
/// when the look-up failed
/// @param hostsNotTried how many MX hosts were left out because of the limit
public record MailFacts(Lookup<MxRecord> mx, Optional<Addresses> implicit, List<MxHostFacts> hosts, int hostsNotTried) {
    public MailFacts {
        hosts = List.copyOf(hosts);
    }
}
