package org.sealpost.host.edge;

import java.util.Optional;
import org.sealpost.protocol.name.DomainName;

/// What a listener serves.
interface Site {
    /// @param name whom the handshake was for; empty without TLS
    Answer answer(Request request, Optional<DomainName> name);
}
