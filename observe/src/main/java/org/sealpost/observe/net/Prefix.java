package org.sealpost.observe.net;

import org.sealpost.protocol.Octets;
import org.sealpost.protocol.name.IpAddress;

/// A range of addresses that share their first bits.
record Prefix(IpAddress network, int bits) {
    /// @throws IllegalArgumentException when `text` is not of the form `10.0.0.0/8`
    static Prefix of(String text) {
        int slash = text.indexOf('/');
        IpAddress network = IpLiteral.read(text.substring(0, slash))
                .orElseThrow(() -> new IllegalArgumentException("not a prefix: " + text));
        return new Prefix(network, Integer.parseInt(text.substring(slash + 1)));
    }

    boolean holds(IpAddress address) {
        Octets mine = network.octets();
        Octets other = address.octets();
        if (mine.length() != other.length()) {
            return false;
        }
        for (int bit = 0; bit < bits; bit += 8) {
            int mask = bits - bit >= 8 ? 0xff : 0xff << (8 - (bits - bit)) & 0xff;
            if ((mine.at(bit / 8) & mask) != (other.at(bit / 8) & mask)) {
                return false;
            }
        }
        return true;
    }
}
