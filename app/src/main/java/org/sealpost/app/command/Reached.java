package org.sealpost.app.command;

import java.net.InetSocketAddress;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Under which addresses browsers reach the pages.
///
/// @param hosts those that the operator named, as they stand in `Host`
/// @param tls whether the pages show a certificate of their own
/// @param behind whether a proxy before them ends TLS, at the usual port
record Reached(List<String> hosts, boolean tls, boolean behind) {
    private static final int HTTPS = 443;
    private static final int HTTP = 80;

    Reached {
        hosts = List.copyOf(hosts);
    }

    /// Such as `https://seal.example.org`; empty where nobody said a name.
    Optional<String> elsewhere(int port) {
        boolean usual = behind || port == (tls ? HTTPS : HTTP);
        return hosts.stream()
                .findFirst()
                .map(name -> (behind ? "https://" : scheme()) + name + (usual ? "" : ":" + port));
    }

    /// What whoever starts it can follow: by the name that was said, or else by where it listens.
    String base(InetSocketAddress address) {
        String host = address.getAddress().getHostAddress();
        return elsewhere(address.getPort())
                .orElseGet(() -> scheme() + (host.contains(":") ? "[" + host + "]" : host) + ":" + address.getPort());
    }

    /// The names that a browser on this machine has for them, and those that were said.
    Set<String> names(InetSocketAddress where) {
        Set<String> names = new HashSet<>(hosts);
        if (where.getAddress().isLoopbackAddress()) {
            names.addAll(List.of("localhost", "127.0.0.1", "[::1]"));
        }
        return names;
    }

    private String scheme() {
        return tls ? "https://" : "http://";
    }
}
