package org.sealpost.host.edge;

import java.time.Duration;

/// What one peer, and all of them together, may ask for.
public record EdgeLimits(Times times, Sizes sizes, Numbers numbers) {
    /// Enough for every lawful sender.
    public static EdgeLimits usual() {
        return new EdgeLimits(
                new Times(
                        Duration.ofSeconds(5),
                        Duration.ofSeconds(10),
                        Duration.ofSeconds(10),
                        Duration.ofSeconds(15),
                        Duration.ofMinutes(2)),
                new Sizes(16_384, 1_024, 8_192),
                new Numbers(20_000, 200, 1_000));
    }

    /// How long each part of a connection may take. Single octets now and then do not stretch them.
    ///
    /// @param firstOctet from the connection to the first octet
    /// @param handshake from the first octet to the end of the handshake
    /// @param request from the end of the handshake, or the first octet of a later request, to the end of its head
    /// @param idle from one answer to the first octet of the next request
    /// @param total of a connection
    public record Times(Duration firstOctet, Duration handshake, Duration request, Duration idle, Duration total) {}

    /// In octets.
    ///
    /// @param hello a ClientHello
    /// @param line the first line of a request
    /// @param head all lines of a request
    public record Sizes(int hello, int line, int head) {}

    /// @param connections open at the same time
    /// @param perSource of these, from one IPv4 address or one IPv6 network of /64
    /// @param requests of one connection
    public record Numbers(int connections, int perSource, int requests) {}
}
