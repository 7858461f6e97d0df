package org.sealpost.reports.listen;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/// How posted reports are taken.
///
/// @param bind where to listen; port 0 for any that is free
/// @param identity the certificate; without one it is plain HTTP, for behind a proxy
/// @param proxies who is believed when it says in `X-Forwarded-For` from whom a request is
/// @param connections how many at once
/// @param perSource how many of them from one source
/// @param idle how long nothing may come
/// @param transfer how long the body of one request may take
public record PostSettings(
        InetSocketAddress bind,
        Paths paths,
        Optional<ServerIdentity> identity,
        Set<InetAddress> proxies,
        int connections,
        SourceConnections perSource,
        Duration idle,
        Duration transfer) {
    public PostSettings {
        proxies = Set.copyOf(proxies);
    }

    /// With the usual limits.
    public static PostSettings of(
            InetSocketAddress bind,
            Paths paths,
            Optional<ServerIdentity> identity,
            Set<InetAddress> proxies,
            SourceConnections perSource) {
        return new PostSettings(
                bind, paths, identity, proxies, 500, perSource, Duration.ofSeconds(30), Duration.ofSeconds(60));
    }
}
