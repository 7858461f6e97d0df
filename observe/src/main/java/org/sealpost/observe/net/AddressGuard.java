package org.sealpost.observe.net;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.sealpost.protocol.Octets;
import org.sealpost.protocol.name.IpAddress;

/// Which addresses may be connected to when somebody else chose them, as the owner of a domain does by its DNS.
///
/// It is asked about the very address of the connection, after the name was resolved. Addresses in the registries
/// of special-purpose addresses (RFC 6890) are forbidden unless they are plain addresses of the Internet, and so
/// are addresses that carry a forbidden IPv4 address inside.
public enum AddressGuard {
    /// Everything is allowed: for addresses that the user named.
    OFF,
    /// Addresses of private networks and of this machine are allowed; what no service can have is not.
    PRIVATE_ALLOWED,
    /// Only addresses of the public Internet.
    PUBLIC_ONLY;

    /// The IPv6 prefixes that carry an IPv4 address, and the octet at which it stands.
    private static final List<Carrier> CARRIERS = List.of(
            new Carrier("IPv4-mapped", Prefix.of("::ffff:0:0/96"), 12, false),
            new Carrier("IPv4-translated", Prefix.of("::ffff:0:0:0/96"), 12, false),
            new Carrier("IPv4-compatible", Prefix.of("::/96"), 12, false),
            new Carrier("NAT64", Prefix.of("64:ff9b::/96"), 12, false),
            new Carrier("6to4", Prefix.of("2002::/16"), 2, false),
            new Carrier("Teredo server", Prefix.of("2001::/32"), 4, false),
            new Carrier("Teredo client", Prefix.of("2001::/32"), 12, true));

    /// In the order of the answer: the first range that holds the address names it.
    private static final List<Range> RANGES = List.of(
            new Range("metadata service", Prefix.of("169.254.169.254/32"), false),
            new Range("metadata service", Prefix.of("169.254.170.2/32"), false),
            new Range("metadata service", Prefix.of("100.100.100.200/32"), false),
            new Range("metadata service", Prefix.of("192.0.0.192/32"), false),
            new Range("metadata service", Prefix.of("168.63.129.16/32"), false),
            new Range("metadata service", Prefix.of("fd00:ec2::254/128"), false),
            new Range("metadata service", Prefix.of("fd20:ce::254/128"), false),
            new Range("unspecified", Prefix.of("0.0.0.0/8"), false),
            new Range("private", Prefix.of("10.0.0.0/8"), true),
            new Range("private", Prefix.of("172.16.0.0/12"), true),
            new Range("private", Prefix.of("192.168.0.0/16"), true),
            new Range("carrier-grade NAT", Prefix.of("100.64.0.0/10"), true),
            new Range("loopback", Prefix.of("127.0.0.0/8"), true),
            new Range("link-local", Prefix.of("169.254.0.0/16"), false),
            new Range("protocol assignments", Prefix.of("192.0.0.0/24"), false),
            new Range("documentation", Prefix.of("192.0.2.0/24"), false),
            new Range("documentation", Prefix.of("198.51.100.0/24"), false),
            new Range("documentation", Prefix.of("203.0.113.0/24"), false),
            new Range("6to4 relay", Prefix.of("192.88.99.0/24"), false),
            new Range("benchmarking", Prefix.of("198.18.0.0/15"), true),
            new Range("multicast", Prefix.of("224.0.0.0/4"), false),
            new Range("broadcast", Prefix.of("255.255.255.255/32"), false),
            new Range("reserved", Prefix.of("240.0.0.0/4"), false),
            new Range("unspecified", Prefix.of("::/128"), false),
            new Range("loopback", Prefix.of("::1/128"), true),
            new Range("local NAT64", Prefix.of("64:ff9b:1::/48"), true),
            new Range("discard-only", Prefix.of("100::/64"), false),
            new Range("dummy", Prefix.of("100:0:0:1::/64"), false),
            new Range("benchmarking", Prefix.of("2001:2::/48"), true),
            new Range("ORCHID", Prefix.of("2001:10::/28"), false),
            new Range("ORCHID", Prefix.of("2001:20::/28"), false),
            new Range("documentation", Prefix.of("2001:db8::/32"), false),
            new Range("documentation", Prefix.of("3fff::/20"), false),
            new Range("segment routing", Prefix.of("5f00::/16"), false),
            new Range("unique local", Prefix.of("fc00::/7"), true),
            new Range("link-local", Prefix.of("fe80::/10"), false),
            new Range("site-local", Prefix.of("fec0::/10"), true),
            new Range("multicast", Prefix.of("ff00::/8"), false));

    /// What the address is that makes it forbidden, such as `loopback` or `NAT64 of 10.0.0.1, private`; empty when
    /// it may be connected to.
    public Optional<String> forbids(IpAddress address) {
        if (this == OFF) {
            return Optional.empty();
        }
        Optional<Range> range =
                RANGES.stream().filter(each -> each.prefix().holds(address)).findFirst();
        if (range.isPresent()) {
            return this == PRIVATE_ALLOWED && range.get().ofPrivateNetworks()
                    ? Optional.empty()
                    : Optional.of(range.get().name());
        }
        return CARRIERS.stream()
                .filter(carrier -> carrier.prefix().holds(address))
                .flatMap(carrier -> {
                    IpAddress inner = carrier.inner(address);
                    return forbids(inner).map(why -> carrier.name() + " of " + inner + ", " + why).stream();
                })
                .findFirst();
    }

    private record Range(String name, Prefix prefix, boolean ofPrivateNetworks) {}

    private record Carrier(String name, Prefix prefix, int offset, boolean inverted) {
        IpAddress inner(IpAddress address) {
            Octets all = address.octets();
            byte[] v4 = new byte[4];
            IntStream.range(0, 4).forEach(i -> v4[i] = (byte) (all.at(offset + i) ^ (inverted ? 0xff : 0)));
            return IpAddress.of(v4);
        }
    }
}
