package org.sealpost.host;

import java.util.Optional;
import org.sealpost.protocol.name.DomainName;

/// The certificates that a listener may show. Asked for each handshake, by many threads at once; it does not block.
public interface Certificates {
    /// The one for a policy host; empty when the name is not served here.
    Optional<Identity> of(DomainName host);

    /// The one that answers a running challenge for this name. RFC 8737 §3.
    Optional<Identity> challenge(DomainName host);
}
