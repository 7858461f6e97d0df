package org.sealpost.publish.generate;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.sealpost.protocol.mtasts.Mode;
import org.sealpost.protocol.mtasts.MxPattern;
import org.sealpost.protocol.name.DomainName;
import org.sealpost.protocol.tlsrpt.Destination;

/// What a domain wants to publish. Every part is parsed and checked already; whether it is wise, the [Generator]
/// says.
///
/// @param rua where TLS reports go; empty for no record of them
public record Request(
        DomainName domain,
        Wanted policy,
        List<Destination> rua,
        Placement placement,
        Standing standing,
        Waivers waivers) {
    public Request {
        rua = List.copyOf(rua);
    }

    /// The policy that is wanted.
    ///
    /// @param maxAge empty for what suits the mode
    /// @param mx empty only where the mode is `none`
    public record Wanted(Mode mode, Optional<Duration> maxAge, List<MxPattern> mx) {
        public Wanted {
            mx = List.copyOf(mx);
        }
    }
}
