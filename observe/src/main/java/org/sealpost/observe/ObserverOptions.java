package org.sealpost.observe;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.sealpost.observe.dns.ResolverAddress;
import org.sealpost.observe.dns.TrustAnchors;
import org.sealpost.observe.facts.Part;
import org.sealpost.observe.net.AddressGuard;
import org.sealpost.observe.net.ConnectMap;
import org.sealpost.observe.net.Limits;
import org.sealpost.observe.tls.Trust;
import org.sealpost.protocol.name.DomainName;
import org.sealpost.protocol.name.IpAddress;

/// Everything that can be chosen about an observation.
///
/// @param resolvers in the order to be tried; empty means those of this machine
/// @param anchors where DNSSEC validation starts
/// @param trustAd believe the AD bit of the resolvers, which must all be on this machine, instead of validating
/// @param connectMap where connections really go
/// @param guard which addresses that a domain names may be connected to
/// @param trust the roots for policy hosts, MX hosts and resolvers with TLS
/// @param httpsPort 443 but in a lab
/// @param smtpPort 25 but in a lab
/// @param helo how we introduce ourselves to mail servers; without it by what this machine is called
/// @param source the address to send from
/// @param clock for expiry, DNSSEC and certificates
/// @param userAgent such as `sealpost/1.0`
/// @param without the parts not to look at
public record ObserverOptions(
        List<ResolverAddress> resolvers,
        TrustAnchors anchors,
        boolean trustAd,
        ConnectMap connectMap,
        AddressGuard guard,
        Trust trust,
        int httpsPort,
        int smtpPort,
        Limits limits,
        Optional<DomainName> helo,
        Optional<IpAddress> source,
        InstantSource clock,
        String userAgent,
        Set<Part> without) {
    public ObserverOptions {
        resolvers = List.copyOf(resolvers);
        without = Set.copyOf(without);
    }

    /// The real Internet as a sender sees it.
    public static ObserverOptions of(InstantSource clock, String userAgent) {
        return new ObserverOptions(
                List.of(),
                TrustAnchors.root(),
                false,
                ConnectMap.EMPTY,
                AddressGuard.PUBLIC_ONLY,
                Trust.system(),
                443,
                25,
                Limits.DEFAULT,
                Optional.empty(),
                Optional.empty(),
                clock,
                userAgent,
                Set.of());
    }
}
