package org.sealpost.app.form;

import java.net.InetAddress;
import org.sealpost.protocol.name.IpAddress;

/// Addresses from their text.
final class IpAddresses {
    private IpAddresses() {}

    /// @throws IllegalArgumentException when it is no literal address
    static IpAddress read(String text) {
        return IpAddress.of(InetAddress.ofLiteral(text).getAddress());
    }
}
