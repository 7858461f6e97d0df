package org.sealpost.app.access.sign;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;

/// From where somebody signs in.
///
/// @param agent what it calls itself; what is not plain text in it is left out, and the end is cut
public record Browser(InetAddress source, String agent) {
    private static final int LONGEST = 200;
    private static final int PREFIX = 8;

    public Browser {
        String plain = agent.replaceAll("[^ -~]", "");
        agent = plain.substring(0, Math.min(LONGEST, plain.length()));
    }

    public String address() {
        return source.getHostAddress();
    }

    /// By which tries are counted: a visitor has all the addresses of a /64 of IPv6.
    String key() {
        byte[] octets = source.getAddress();
        return "from "
                + HexFormat.of().formatHex(source instanceof Inet6Address ? Arrays.copyOf(octets, PREFIX) : octets);
    }
}
