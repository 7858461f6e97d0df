package org.sealpost.reports.listen;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;

/// Whom a source is counted as: an IPv4 address, or the network of /64 of an IPv6 address, because whoever has one
/// address of it has all.
final class SourceKey {
    private SourceKey() {}

    static String of(InetAddress address) {
        byte[] octets = address.getAddress();
        return address instanceof Inet6Address
                ? HexFormat.of().formatHex(Arrays.copyOf(octets, 8)) + "/64"
                : HexFormat.of().formatHex(octets);
    }

    /// Of the text of an address; any other text stands for itself.
    static String of(String source) {
        boolean address = !source.isEmpty()
                && source.chars().allMatch(c -> c == '.' || c == ':' || Character.digit(c, 16) >= 0)
                && (source.indexOf(':') >= 0 || Character.isDigit(source.charAt(source.length() - 1)));
        if (!address) {
            return source.toLowerCase(Locale.ROOT);
        }
        try {
            return of(InetAddress.ofLiteral(source));
        } catch (IllegalArgumentException notAnAddress) {
            return source.toLowerCase(Locale.ROOT);
        }
    }
}
