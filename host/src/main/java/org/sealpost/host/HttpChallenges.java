package org.sealpost.host;

import java.util.Optional;
import org.sealpost.protocol.name.DomainName;

/// The answers to running http-01 challenges. Asked for each request, by many threads at once; it does not block.
///
/// @see <a href="https://www.rfc-editor.org/rfc/rfc8555#section-8.3">RFC 8555 §8.3</a>
public interface HttpChallenges {
    /// The key authorization that belongs to `token`; empty when no challenge of this token runs for this host.
    Optional<String> of(DomainName host, String token);
}
