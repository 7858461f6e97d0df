package org.sealpost.publish.dns;

import org.sealpost.protocol.name.DomainName;
import org.sealpost.publish.RecordSet;

/// Writes into the zones that one set of credentials reaches, wherever they are kept. Every method blocks, and
/// may be called from any number of threads.
public interface DnsWriter extends AutoCloseable {
    /// Whether the provider itself compares before it writes, so that no edit made meanwhile is ever lost.
    /// Where it does not, a change is made under a lock of this process: read again, written, and read once
    /// more; an edit that others make within these moments may be lost, and is told as a conflict when it can
    /// be seen.
    boolean atomic();

    /// What stands in the zone itself, not in a cache.
    Reading read(DomainName name, RecordSet.Type type);

    /// Makes one change if, and only if, what stands there is what the change expects. What stands there already as
    /// wanted counts as written.
    Writing write(Change change);

    @Override
    void close();
}
