package org.sealpost.publish.apply;

import java.util.Optional;
import org.sealpost.protocol.name.DomainName;
import org.sealpost.publish.dns.DnsWriter;

/// Which zones can be written.
public interface Zones {
    /// Empty: the owner writes there.
    Optional<DnsWriter> writer(DomainName name);
}
