package org.sealpost.publish.plan;

import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;
import org.sealpost.protocol.name.DomainName;
import org.sealpost.publish.cache.Fact;
import org.sealpost.publish.dns.Change;

/// What one step does.
public sealed interface Action {
    /// Every edge serves this policy.
    ///
    /// @param ahead whether the name of the policy host leads elsewhere still, where another may be served
    record Serve(Fact.Policy policy, boolean ahead) implements Action {}

    /// No edge serves anything more, and the certificate is dropped.
    record StopServing() implements Action {}

    /// A change in a zone.
    ///
    /// @param meaning what senders see when it is made
    record Write(Purpose purpose, Change change, Fact meaning) implements Action {}

    /// The owner makes the MX hosts ready: STARTTLS, and a certificate that matches and is trusted.
    record PrepareHosts(Set<DomainName> hosts) implements Action {
        public PrepareHosts {
            hosts = Collections.unmodifiableSet(new TreeSet<>(hosts));
        }
    }

    /// The owner changes the MX records; Sealpost never does.
    record ChangeMx(Fact.Mx from, Fact.Mx to) implements Action {
        /// Which hosts are new.
        public Set<DomainName> added() {
            var added = new TreeSet<>(to.hosts());
            added.removeAll(from.hosts());
            return Collections.unmodifiableSet(added);
        }

        /// Which hosts go.
        public Set<DomainName> removed() {
            var removed = new TreeSet<>(from.hosts());
            removed.removeAll(to.hosts());
            return Collections.unmodifiableSet(removed);
        }
    }

    /// Nothing, until a date that the history gives.
    record Wait(Until until) implements Action {}

    /// Which record is written.
    enum Purpose {
        /// TLS-RPT at `_smtp._tls`.
        REPORTING,
        /// The address of the policy host.
        HOST,
        /// The TXT record with the `id`.
        ID,
        /// The CNAME record that leads to the TXT record.
        ALIAS,
        /// The TXT record at the place that no one is led to yet.
        ID_AHEAD
    }
}
