package org.sealpost.observe;

import java.util.function.Supplier;
import org.sealpost.observe.facts.Part;
import org.sealpost.observe.net.Deadline;
import org.sealpost.protocol.name.DomainName;

/// One domain under observation: whose it is, until when, who listens, and what is asked on the way.
record Watch(DomainName domain, Deadline deadline, ObservationListener listener, HostReports hostReports, CaaLook caa) {
    <T> T part(Part part, Supplier<T> look) {
        listener.began(domain, part);
        try {
            return look.get();
        } finally {
            listener.finished(domain, part);
        }
    }

    <T> T host(Part part, DomainName host, Supplier<T> look) {
        listener.began(domain, part, host);
        try {
            return look.get();
        } finally {
            listener.finished(domain, part, host);
        }
    }
}
