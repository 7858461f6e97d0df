package org.sealpost.observe.net;

import java.net.InetSocketAddress;
import org.sealpost.protocol.name.IpAddress;

/// An address and a port.
public record Endpoint(IpAddress address, int port) {
    @Override
    public String toString() {
        return address.isV6() ? "[" + address.text() + "]:" + port : address.text() + ":" + port;
    }

    /// The same for the socket calls of the JDK.
    public InetSocketAddress socketAddress() {
        return new InetSocketAddress(IpLiteral.toInet(address), port);
    }
}
