package org.sealpost.host.edge;

import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.List;
import org.sealpost.host.HttpChallenges;

/// Where an [Edge] waits for connections, and what it finds there. Port 0 is any free port; the wildcard address takes
/// IPv4 and IPv6.
public sealed interface Listener {
    SocketAddress address();

    /// TLS from anybody.
    record Direct(InetSocketAddress address) implements Listener {}

    /// TLS that a proxy passes on untouched, each connection begun by a header of the PROXY protocol, version 1 or 2.
    ///
    /// @param proxies who may say on whose behalf they come; connections from elsewhere are closed
    record BehindTlsProxy(InetSocketAddress address, List<Network> proxies) implements Listener {
        public BehindTlsProxy {
            proxies = List.copyOf(proxies);
        }
    }

    /// HTTP without TLS, which a proxy has taken off. Names are those of `Host`; `Forwarded` and its like are not read.
    ///
    /// @param address of this machine, or a [java.net.UnixDomainSocketAddress]
    /// @param proxies who may connect; connections from elsewhere are closed, those to a Unix socket are not asked
    record BehindHttpProxy(SocketAddress address, List<Network> proxies) implements Listener {
        public BehindHttpProxy {
            proxies = List.copyOf(proxies);
        }
    }

    /// HTTP without TLS for challenges alone, commonly on port 80.
    ///
    /// @see <a href="https://www.rfc-editor.org/rfc/rfc8555#section-8.3">RFC 8555 §8.3</a>
    record HttpChallenge(InetSocketAddress address, HttpChallenges answers) implements Listener {}
}
