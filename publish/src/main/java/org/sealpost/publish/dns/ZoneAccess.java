package org.sealpost.publish.dns;

import org.sealpost.protocol.name.DomainName;

/// How one kind of provider is spoken to. A [CarefulWriter] makes a writer of it and sees to what all have
/// in common, so that none can forget it.
public interface ZoneAccess extends AutoCloseable {
    /// See [DnsWriter#atomic].
    boolean atomic();

    /// The zone in which a name stands or would stand.
    Zone.Search zoneOf(DomainName name);

    /// Everything at a name.
    Contents look(Zone zone, DomainName name);

    /// Makes a change that is well-formed and fits what was just seen. A provider that compares answers
    /// `Conflict` with any reading: the writer reads again.
    Writing replace(Zone zone, Change change, Contents.Known seen);

    @Override
    void close();
}
