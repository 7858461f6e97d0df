package org.sealpost.observe.net;

import java.io.IOException;
import java.net.DatagramSocket;

/// Whether this machine has a way to the Internet in each address family. The system is asked for the route to a
/// far address; nothing is sent.
record Families(boolean ipv4, boolean ipv6) {
    static Families ofThisMachine() {
        return new Families(hasRoute("199.7.83.42"), hasRoute("2001:500:9f::42"));
    }

    boolean has(Family family) {
        return switch (family) {
            case IPV4 -> ipv4;
            case IPV6 -> ipv6;
        };
    }

    private static boolean hasRoute(String far) {
        Endpoint endpoint = new Endpoint(IpLiteral.read(far).orElseThrow(), 53);
        try (var socket = new DatagramSocket(null)) {
            socket.connect(endpoint.socketAddress());
            return !socket.getLocalAddress().isAnyLocalAddress()
                    && !socket.getLocalAddress().isLinkLocalAddress();
        } catch (IOException noRoute) {
            return false;
        }
    }
}
