package org.sealpost.app.access.sign;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;

/// From where somebody signs in.
///
/// @param agent what it calls itself; what is not plain text in it is left out, and the end is cut
/// @param known what it was given when somebody was in with it before, as it says; empty for nothing
public record Browser(InetAddress source, String agent, String known) {
    private static final int LONGEST = 200;
    private static final int PREFIX = 8;

    public Browser {
        String plain = agent.replaceAll("[^ -~]", "");
        agent = plain.substring(0, Math.min(LONGEST, plain.length()));
    }

    /// One with which nobody was in yet.
    public Browser(InetAddress source, String agent) {
        this(source, agent, "");
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
