package org.sealpost.publish.apply;

import java.util.SortedMap;
import org.sealpost.protocol.Octets;
import org.sealpost.protocol.name.DomainName;
import org.sealpost.publish.plan.EdgeAnswer;

/// The edges of our policy host.
public interface PolicyEdges {
    /// Has every edge serve this for `mta-sts.<domain>`. It may be asked again for the same. When it returns, not
    /// every edge need do so yet: that is looked at. An edge that has not followed within an hour never does.
    void serve(DomainName domain, Octets body);

    /// Has every edge stop, and drops the certificate.
    void stop(DomainName domain);

    /// What each edge answers, each asked itself, over HTTPS by the name of the policy host: no cache, no table of
    /// what should be.
    SortedMap<String, EdgeAnswer> look(DomainName domain);
}
