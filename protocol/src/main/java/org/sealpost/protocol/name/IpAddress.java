package org.sealpost.protocol.name;

import java.util.ArrayList;
import java.util.List;
import org.sealpost.protocol.Octets;

/// An IPv4 or IPv6 address as a value: 4 or 16 octets. It resolves nothing and has no scope.
///
/// @see <a href="https://www.rfc-editor.org/rfc/rfc5952">RFC 5952</a>
public record IpAddress(Octets octets) implements Comparable<IpAddress> {
    public IpAddress {
        if (octets.length() != 4 && octets.length() != 16) {
            throw new IllegalArgumentException("an address has 4 or 16 octets, not " + octets.length());
        }
    }

    public static IpAddress of(byte[] octets) {
        return new IpAddress(Octets.of(octets));
    }

    public boolean isV6() {
        return octets.length() == 16;
    }

    /// Dotted decimal, or the canonical text of RFC 5952 §4.
    public String text() {
        return isV6() ? v6Text() : octets.at(0) + "." + octets.at(1) + "." + octets.at(2) + "." + octets.at(3);
    }

    private String v6Text() {
        List<Integer> groups = new ArrayList<>(8);
        for (int i = 0; i < 16; i += 2) {
            groups.add(octets.at(i) << 8 | octets.at(i + 1));
        }
        int start = -1;
        int length = 1;
        for (int i = 0; i < 8; i++) {
            int run = 0;
            while (i + run < 8 && groups.get(i + run) == 0) {
                run++;
            }
            if (run > length) {
                start = i;
                length = run;
            }
        }
        var text = new StringBuilder();
        for (int i = 0; i < 8; i++) {
            if (i == start) {
                text.append("::");
                i += length - 1;
            } else {
                text.append(text.isEmpty() || text.charAt(text.length() - 1) == ':' ? "" : ":");
                text.append(Integer.toHexString(groups.get(i)));
            }
        }
        return text.toString();
    }

    @Override
    public int compareTo(IpAddress other) {
        int byFamily = Integer.compare(octets.length(), other.octets.length());
        return byFamily != 0 ? byFamily : octets.hex().compareTo(other.octets.hex());
    }

    @Override
    public String toString() {
        return text();
    }
}
