package org.sealpost.lab.net;

import java.net.InetAddress;
import java.util.HexFormat;

/// Hands out the addresses of RFC 5737 and RFC 3849, each once; 201 to 254 of each IPv4 block stay free.
public final class AddressPool {
    private static final String[] BLOCKS = {"198.51.100.", "203.0.113.", "192.0.2."};
    private static final int PER_BLOCK = 200;

    private int ipv4;
    private int ipv6;

    public InetAddress nextIpv4() {
        int number = ipv4++;
        if (number >= BLOCKS.length * PER_BLOCK) {
            throw new IllegalStateException("the documentation addresses are used up; let worlds share hosts");
        }
        // The upper end of every block stays free for addresses that zones name themselves.
        return InetAddress.ofLiteral(BLOCKS[number / PER_BLOCK] + (1 + number % PER_BLOCK));
    }

    public InetAddress nextIpv6() {
        ipv6++;
        return InetAddress.ofLiteral("2001:db8:1::" + HexFormat.of().toHexDigits((short) ipv6));
    }
}
