package org.sealpost.observe.dns;

import org.sealpost.observe.facts.Addresses;
import org.sealpost.observe.facts.Lookup;
import org.sealpost.observe.facts.MxRecord;
import org.sealpost.observe.facts.Vantage;
import org.sealpost.observe.net.Deadline;
import org.sealpost.protocol.caa.CaaRecord;
import org.sealpost.protocol.dane.TlsaRecord;
import org.sealpost.protocol.name.DomainName;
import org.sealpost.protocol.name.IpAddress;
import org.sealpost.protocol.txt.TxtRecord;

/// Asking DNS. Every answer carries what DNSSEC says of it; no method throws because of what the network does.
///
/// All methods block and may be called from any number of threads at once.
public interface Dns extends AutoCloseable {
    Lookup<TxtRecord> txt(DomainName name, Deadline deadline);

    /// Whether the resolver says that no TXT record is at the name. Nothing is validated: it is a cheap way to pass
    /// over names that were only guessed.
    boolean deniesTxt(DomainName name, Deadline deadline);

    Lookup<MxRecord> mx(DomainName name, Deadline deadline);

    Lookup<IpAddress> ipv4(DomainName name, Deadline deadline);

    Lookup<IpAddress> ipv6(DomainName name, Deadline deadline);

    /// The records for a TLSA base domain's port 25 (RFC 7672 §2.2.3): those at `_25._tcp.<name>`.
    Lookup<TlsaRecord> tlsa(DomainName name, Deadline deadline);

    /// The CAA records at a name or at what it is an alias of, by the resolver's word: nothing is validated.
    Lookup<CaaRecord> caa(DomainName name, Deadline deadline);

    /// The A and AAAA answers, asked at the same time.
    Addresses addresses(DomainName host, Deadline deadline);

    /// Where zones begin and who serves them, by the word of the same resolvers.
    Zones zones();

    /// How the DNSSEC status of the answers so far was found.
    Vantage.Validation validation();

    @Override
    void close();
}
