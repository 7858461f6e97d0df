package org.sealpost.lab.net;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/// Which loopback socket stands for which documentation address and port. One whose socket has no listener refuses.
public final class ConnectMap {
    /// Stands for addresses without a way to them: the system itself says that to whoever connects there by TCP.
    public static final InetSocketAddress UNREACHABLE =
            new InetSocketAddress(InetAddress.ofLiteral("255.255.255.255"), 9);

    private final Map<InetSocketAddress, InetSocketAddress> sockets = new LinkedHashMap<>();

    public synchronized void put(InetSocketAddress documented, InetSocketAddress loopback) {
        if (sockets.putIfAbsent(documented, loopback) != null) {
            throw new IllegalStateException("two servers at " + render(documented));
        }
    }

    public synchronized Map<InetSocketAddress, InetSocketAddress> asMap() {
        return Collections.unmodifiableMap(new LinkedHashMap<>(sockets));
    }

    /// One line for each pair: `192.0.2.1:25 127.0.0.1:40025`, IPv6 addresses in brackets.
    public String render() {
        return asMap().entrySet().stream()
                .map(pair -> render(pair.getKey()) + " " + render(pair.getValue()) + "\n")
                .collect(Collectors.joining());
    }

    /// `192.0.2.1:25` or `[2001:db8::1]:25`.
    public static String render(InetSocketAddress address) {
        String host = address.getAddress().getHostAddress();
        return (address.getAddress() instanceof Inet6Address ? "[" + host + "]" : host) + ":" + address.getPort();
    }
}
