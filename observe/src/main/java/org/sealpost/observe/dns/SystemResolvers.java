package org.sealpost.observe.dns;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.sealpost.observe.net.Endpoint;
import org.sealpost.observe.net.IpLiteral;
import org.sealpost.protocol.name.IpAddress;
import org.xbill.DNS.ResolverConfig;

/// The resolvers that this machine is configured to use.
public final class SystemResolvers {
    private static final Path RESOLV_CONF = Path.of("/etc/resolv.conf");

    private SystemResolvers() {}

    /// In the order to be tried; empty when none is configured.
    public static List<ResolverAddress> find() {
        if (!Files.isReadable(RESOLV_CONF)) {
            return ResolverConfig.getCurrentConfig().servers().stream()
                    .map(SystemResolvers::plain)
                    .toList();
        }
        try {
            return read(Files.readString(RESOLV_CONF));
        } catch (IOException unreadable) {
            return List.of();
        }
    }

    /// The `nameserver` lines of a `resolv.conf`.
    static List<ResolverAddress> read(String resolvConf) {
        return resolvConf
                .lines()
                .map(line -> line.strip().split("\\s+", -1))
                .filter(words -> words.length >= 2 && words[0].equals("nameserver"))
                .flatMap(words -> endpoint(words[1]))
                .map(endpoint -> (ResolverAddress) new ResolverAddress.Plain(endpoint))
                .toList();
    }

    private static Stream<Endpoint> endpoint(String address) {
        Optional<IpAddress> literal = IpLiteral.read(address);
        return literal.map(each -> new Endpoint(each, 53)).stream();
    }

    private static ResolverAddress plain(InetSocketAddress server) {
        return new ResolverAddress.Plain(
                new Endpoint(IpAddress.of(server.getAddress().getAddress()), server.getPort()));
    }
}
