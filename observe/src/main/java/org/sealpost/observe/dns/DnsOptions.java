package org.sealpost.observe.dns;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.sealpost.observe.tls.Trust;

/// How DNS is asked.
///
/// @param resolvers in the order to be tried
/// @param trustAd believe the AD bit of the resolvers, which must all be on this machine, instead of validating
/// @param trust the roots for resolvers spoken to by TLS or HTTPS
public record DnsOptions(
        List<ResolverAddress> resolvers, TrustAnchors anchors, boolean trustAd, InstantSource clock, Trust trust) {
    public DnsOptions {
        resolvers = List.copyOf(resolvers);
    }

    /// Why these options cannot be used, as one sentence for the user.
    public Optional<String> problem() {
        return trustAd
                ? resolvers.stream()
                        .filter(resolver -> !resolver.isLoopback())
                        .findFirst()
                        .map(resolver -> "The AD bit is believed only of a resolver on this machine, and " + resolver
                                + " is none.")
                : Optional.empty();
    }
}
