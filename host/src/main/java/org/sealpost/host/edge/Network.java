package org.sealpost.host.edge;

import java.net.InetAddress;
import java.util.Optional;
import org.sealpost.protocol.name.IpAddress;

/// All addresses that begin with the same bits. An IPv4 network holds IPv4 addresses only.
///
/// @param bits how many of them, 0 to 32 or 128
public record Network(IpAddress address, int bits) {
    public Network {
        if (bits < 0 || bits > address.octets().length() * 8) {
            throw new IllegalArgumentException("a network of " + address + " has no " + bits + " bits");
        }
    }

    /// The text `192.0.2.0/24`, `2001:db8::/32`, or an address alone; empty when it is none of these. No name is
    /// looked up.
    public static Optional<Network> read(String text) {
        int slash = text.indexOf('/');
        String literal = slash < 0 ? text : text.substring(0, slash);
        try {
            IpAddress address = IpAddress.of(InetAddress.ofLiteral(literal).getAddress());
            int bits = slash < 0 ? address.octets().length() * 8 : Integer.parseInt(text.substring(slash + 1));
            return Optional.of(new Network(address, bits));
        } catch (IllegalArgumentException notANetwork) {
            return Optional.empty();
        }
    }

    boolean holds(InetAddress other) {
        byte[] octets = other.getAddress();
        if (octets.length != address.octets().length()) {
            return false;
        }
        int whole = bits / 8;
        for (int i = 0; i < whole; i++) {
            if ((octets[i] & 0xff) != address.octets().at(i)) {
                return false;
            }
        }
        int rest = 8 - bits % 8;
        return rest == 8 || (octets[whole] & 0xff) >> rest == address.octets().at(whole) >> rest;
    }

    @Override
    public String toString() {
        return address + "/" + bits;
    }
}
