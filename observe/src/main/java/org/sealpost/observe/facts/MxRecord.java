package org.sealpost.observe.facts;

import java.util.Optional;
import org.sealpost.protocol.name.DomainName;

/// One MX record.
///
/// @param preference lower is tried first
/// @param exchange the name in presentation form without a final dot, `.` for the root; untrusted
/// @param host the same as a host name; empty when it is the root or cannot be a host name
public record MxRecord(int preference, String exchange, Optional<DomainName> host) {
    /// RFC 7505 §3: preference 0 and the root as exchange; a null MX only when it stands alone.
    public boolean isNull() {
        return exchange.equals(".");
    }
}
