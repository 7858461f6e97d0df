package org.sealpost.publish.apply;

import java.util.List;
import java.util.Optional;
import org.sealpost.protocol.name.DomainName;
import org.sealpost.publish.RecordSet;
import org.sealpost.publish.plan.EdgeAnswer;

/// A policy host that is not ours, met in a move.
public interface PolicyElsewhere {
    /// What answers at these records of `mta-sts.<domain>`; empty if they lead to our own edges, or to nothing.
    Optional<EdgeAnswer> look(DomainName domain, List<RecordSet> address);
}
