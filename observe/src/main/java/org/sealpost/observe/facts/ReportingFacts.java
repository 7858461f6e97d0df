package org.sealpost.observe.facts;

import java.util.List;
import org.sealpost.protocol.txt.TxtRecord;

/// Where reports about TLS go, and whether they can get there.
///
/// @param destinations what was seen of each destination of the record that counts, in its order; each URI once,
/// those at the domain itself left out, because that is where its mail goes anyhow
/// @param notTried the URIs that were left out because of the limit
/// @param oldName TXT at `_smtp-tlsrpt.<domain>`, the name of the drafts before RFC 8460
/// @param ofHosts TXT at `_smtp._tls.<base domain>` of MX hosts that have TLSA records: reports about DANE go where
/// that says (RFC 8460 §1.1)
public record ReportingFacts(
        List<ReportDestination> destinations,
        List<String> notTried,
        Lookup<TxtRecord> oldName,
        List<Lookup<TxtRecord>> ofHosts) {
    public ReportingFacts {
        destinations = List.copyOf(destinations);
        notTried = List.copyOf(notTried);
        ofHosts = List.copyOf(ofHosts);
    }

    public ReportingFacts withOfHosts(List<Lookup<TxtRecord>> seen) {
        return new ReportingFacts(destinations, notTried, oldName, seen);
    }
}
