package org.sealpost.lab.world;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.sealpost.protocol.name.DomainName;

/// One domain of the small internet and what a check must make of it.
///
/// @param name the name of its folder
/// @param domain the domain to check
/// @param title what is special about it, in a few words
/// @param record the expected outcome of the `mta-sts record` aspect
/// @param verdict the expected verdict of the domain
/// @param findings the codes of the expected findings: these and no others
/// @param nearMissFor the codes that it comes near to and must not have
/// @param limits the limits to check it with where slowness is the point, by the names in [Limit]
public record World(
        String name,
        DomainName domain,
        String title,
        Outcome record,
        Outcome verdict,
        List<String> findings,
        List<String> nearMissFor,
        Map<Limit, Duration> limits) {
    public World {
        findings = List.copyOf(findings);
        nearMissFor = List.copyOf(nearMissFor);
        limits = Map.copyOf(limits);
    }

    /// The limits that a world may set for its own check.
    public enum Limit {
        /// All parts of the domain together.
        PER_DOMAIN,
        /// One TCP connection.
        CONNECT,
        /// One try to ask one resolver.
        DNS_TRY,
        /// One question over all tries.
        DNS_QUESTION,
        /// One policy fetch, from the connection on.
        POLICY,
        /// The greeting of a mail server.
        SMTP_BANNER,
        /// Each later reply of a mail server.
        SMTP_STEP,
        /// One TLS handshake.
        TLS_HANDSHAKE
    }
}
