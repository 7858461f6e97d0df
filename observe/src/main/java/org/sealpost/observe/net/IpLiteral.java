package org.sealpost.observe.net;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Pattern;
import org.sealpost.protocol.name.IpAddress;

/// Addresses as text, with or without a port. No name is ever resolved here.
public final class IpLiteral {
    private static final Pattern DOTTED = Pattern.compile("(0|[1-9][0-9]{0,2})(\\.(0|[1-9][0-9]{0,2})){3}");
    private static final Pattern COLONS = Pattern.compile("[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*");

    private IpLiteral() {}

    /// The address that `text` writes: four decimal numbers, or IPv6 without brackets and scope.
    public static Optional<IpAddress> read(String text) {
        if (!DOTTED.matcher(text).matches() && !COLONS.matcher(text).matches()) {
            return Optional.empty();
        }
        try {
            byte[] octets = InetAddress.ofLiteral(text).getAddress();
            return Optional.of(IpAddress.of(text.contains(":") && octets.length == 4 ? mapped(octets) : octets));
        } catch (IllegalArgumentException notAnAddress) {
            return Optional.empty();
        }
    }

    /// The endpoint that `192.0.2.1:25` or `[2001:db8::1]:25` writes.
    public static Optional<Endpoint> readEndpoint(String text) {
        int colon = text.lastIndexOf(':');
        if (colon < 0) {
            return Optional.empty();
        }
        String host = text.substring(0, colon);
        boolean bracketed = host.startsWith("[") && host.endsWith("]");
        if (bracketed != host.contains(":")) {
            return Optional.empty();
        }
        String bare = bracketed ? host.substring(1, host.length() - 1) : host;
        return read(bare)
                .flatMap(address -> readPort(text.substring(colon + 1)).map(port -> new Endpoint(address, port)));
    }

    /// The port that `text` writes: 1 to 65535 in decimal.
    public static Optional<Integer> readPort(String text) {
        if (!text.matches("[0-9]{1,5}")) {
            return Optional.empty();
        }
        int port = Integer.parseInt(text);
        return port >= 1 && port <= 65535 ? Optional.of(port) : Optional.empty();
    }

    static InetAddress toInet(IpAddress address) {
        try {
            return InetAddress.getByAddress(address.octets().toArray());
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException("an address of 4 or 16 octets is an address", impossible);
        }
    }

    private static byte[] mapped(byte[] v4) {
        byte[] v6 = new byte[16];
        v6[10] = (byte) 0xff;
        v6[11] = (byte) 0xff;
        System.arraycopy(v4, 0, v6, 12, 4);
        return v6;
    }
}
