package org.sealpost.publish.plan;

import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.sealpost.protocol.Octets;
import org.sealpost.protocol.mtasts.StsPolicy;
import org.sealpost.protocol.name.DomainName;
import org.sealpost.publish.RecordSet;
import org.sealpost.publish.cache.Subject;

/// What must be seen to hold before a step, or after it.
public sealed interface Check {
    /// Every edge serves these octets as `text/plain`, with a certificate good for 72 hours.
    record EdgesServe(Octets body) implements Check {}

    /// No edge serves anything for the domain.
    record EdgesServeNothing() implements Check {}

    /// Every authoritative server answers so.
    ///
    /// @param records empty: nothing stands there
    record Authoritative(DomainName name, RecordSet.Type type, Optional<RecordSet> records) implements Check {}

    /// Every authoritative server names these MX hosts and no others.
    record MxIs(Set<DomainName> hosts) implements Check {
        public MxIs {
            hosts = Collections.unmodifiableSet(new TreeSet<>(hosts));
        }
    }

    /// Each of these offers STARTTLS with a certificate that matches its name and is trusted. RFC 8461 §4.2.
    record HostsReady(Set<DomainName> hosts) implements Check {
        public HostsReady {
            hosts = Collections.unmodifiableSet(new TreeSet<>(hosts));
        }
    }

    /// Whatever MX hosts a resolver may still give, this policy covers them all.
    record CoversAll(StsPolicy policy) implements Check {}

    /// What is waited for has come.
    record Reached(Until until) implements Check {}

    /// No resolver gives a record of this kind any more.
    record Gone(Subject subject) implements Check {}

    /// The evidence says that it is safe.
    record GateOpen(Purpose purpose) implements Check {}

    /// What evidence is asked for.
    enum Purpose {
        /// Testing to enforce.
        ENFORCE,
        /// A longer max_age.
        RAISE
    }
}
