package org.sealpost.publish.apply;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.sealpost.protocol.name.DomainName;
import org.sealpost.publish.RecordSet;
import org.sealpost.publish.plan.MxSet;
import org.sealpost.publish.plan.Seen;

/// The authoritative name servers, each asked itself.
public interface Authoritatives {
    /// What each server says of a name and type, in no order; one entry for each server.
    List<Seen<Optional<RecordSet>>> ask(DomainName name, RecordSet.Type type);

    /// What each server says of the MX records.
    List<Seen<MxSet>> mx(DomainName domain);

    /// For how long resolvers keep the lack of a record there. RFC 2308 §5.
    Duration negative(DomainName domain);
}
