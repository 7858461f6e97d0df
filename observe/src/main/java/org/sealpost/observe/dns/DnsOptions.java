package org.sealpost.observe.dns;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// How DNS is asked.
///
/// @param resolvers in the order to be tried; an [org.sealpost.observe.Observer] that is given none asks those of
/// this machine
/// @param anchors where DNSSEC validation starts
/// @param trustAd believe the AD bit of the resolvers, which must all be on this machine, instead of validating
/// @param publicResolvers further ones, of which only what they say is wanted
/// @param grace how long name servers are waited for that have not answered when all else is known
public record DnsOptions(
        List<ResolverAddress> resolvers,
        TrustAnchors anchors,
        boolean trustAd,
        List<ResolverAddress> publicResolvers,
        Duration grace) {
    private static final Duration USUAL_GRACE = Duration.ofSeconds(2);

    /// The resolvers of this machine, validated from IANA's keys.
    public static final DnsOptions DEFAULT = new DnsOptions(List.of(), TrustAnchors.root(), false);

    public DnsOptions {
        resolvers = List.copyOf(resolvers);
        publicResolvers = List.copyOf(publicResolvers);
    }

    /// Without further resolvers.
    public DnsOptions(List<ResolverAddress> resolvers, TrustAnchors anchors, boolean trustAd) {
        this(resolvers, anchors, trustAd, List.of(), USUAL_GRACE);
    }

    public DnsOptions withResolvers(List<ResolverAddress> others) {
        return new DnsOptions(others, anchors, trustAd, publicResolvers, grace);
    }

    public DnsOptions withPublicResolvers(List<ResolverAddress> others) {
        return new DnsOptions(resolvers, anchors, trustAd, others, grace);
    }

    public DnsOptions withGrace(Duration other) {
        return new DnsOptions(resolvers, anchors, trustAd, publicResolvers, other);
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
