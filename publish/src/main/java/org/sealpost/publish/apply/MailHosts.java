package org.sealpost.publish.apply;

import org.sealpost.protocol.name.DomainName;

/// The domain's mail servers.
public interface MailHosts {
    /// Whether the host offers STARTTLS with a certificate that matches its name and is trusted (RFC 8461 §4.2).
    Health probe(DomainName host);

    /// How a probe ended.
    enum Health {
        READY,
        NOT_READY,
        /// It could not be asked.
        UNKNOWN
    }
}
