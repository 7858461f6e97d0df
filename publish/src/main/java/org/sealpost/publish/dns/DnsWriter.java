package org.sealpost.publish.dns;

import org.sealpost.protocol.name.DomainName;
import org.sealpost.publish.RecordSet;

/// Writes into one zone, wherever that is kept. It may be asked by one thread at a time.
public interface DnsWriter {
    /// What stands in the zone itself, not in a cache.
    Reading read(DomainName name, RecordSet.Type type);

    /// Makes one change if, and only if, what stands there is what the change expects.
    Writing write(Change change);
}
