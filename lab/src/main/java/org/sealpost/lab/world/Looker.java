package org.sealpost.lab.world;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// How to look at a world, where the one who looks is the point.
///
/// @param limits the limits to check it with where slowness is the point
/// @param without the parts to leave out, by the words of `--without`
/// @param families the kinds of address to use
/// @param signatures whether the resolver hands on signatures; if not, ask [org.sealpost.lab.Lab#plainDnsServer]
/// @param dkimSelectors the selectors to look at beside the well-known ones
/// @param publicResolvers further resolvers to ask, in the form `192.0.2.1`
public record Looker(
        Map<Limit, Duration> limits,
        List<String> without,
        Set<Family> families,
        boolean signatures,
        List<String> dkimSelectors,
        List<String> publicResolvers) {
    /// As everywhere.
    public static final Looker USUAL =
            new Looker(Map.of(), List.of(), Set.of(Family.values()), true, List.of(), List.of());

    public Looker {
        limits = Map.copyOf(limits);
        without = List.copyOf(without);
        families = Set.copyOf(families);
        dkimSelectors = List.copyOf(dkimSelectors);
        publicResolvers = List.copyOf(publicResolvers);
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
