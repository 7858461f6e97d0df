package org.sealpost.app.web;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.Set;
import javax.net.ssl.SSLContext;

/// How the pages are served.
///
/// @param bind where to listen; port 0 takes a free one
/// @param hosts names that a request may be for, in lower case and without a port; a request for another is refused,
/// so that no page elsewhere can make a name of its own point here
/// @param proxies those whose `X-Forwarded-For` and `X-Forwarded-Proto` are believed
/// @param tls the certificate to show; empty to speak HTTP, beyond loopback to the proxies alone
public record WebSettings(
        InetSocketAddress bind,
        Set<String> hosts,
        Set<InetAddress> proxies,
        Optional<SSLContext> tls,
        WebLimits limits) {
    public WebSettings {
        hosts = Set.copyOf(hosts);
        proxies = Set.copyOf(proxies);
    }
}
