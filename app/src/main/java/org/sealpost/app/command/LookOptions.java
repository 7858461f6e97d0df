package org.sealpost.app.command;

import java.net.InetAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.sealpost.observe.net.Family;
import picocli.CommandLine.Option;

/// The options of every command that asks DNS and fetches policies; each is also a key of `sealpost.yaml` and, in
/// capitals, a `SEALPOST_…` variable.
final class LookOptions {
    @Option(
            names = "--resolver",
            split = ",",
            paramLabel = "HOST[:PORT]",
            description =
                    "DNS resolver to ask, repeatable; also tls://HOST and https://HOST/PATH. Default: the system's.")
    private List<String> resolvers = List.of();

    @Option(
            names = "--trust-anchor",
            paramLabel = "FILE",
            description = "DS or DNSKEY lines in zone-file form to validate DNSSEC with. Default: IANA's keys.")
    private Optional<Path> trustAnchor = Optional.empty();

    @Option(names = "--trust-ad", description = "Believe the AD bit of a resolver on this machine.")
    private boolean trustAd;

    @Option(
            names = "--connect-map",
            paramLabel = "FILE",
            description = "Lines 'ADDRESS:PORT ADDRESS:PORT': connect to the second where the first is meant (labs).")
    private Optional<Path> connectMap = Optional.empty();

    @Option(
            names = "--ca-file",
            paramLabel = "PEM",
            description = "Certificate authorities to trust instead of the built-in ones.")
    private Optional<Path> caFile = Optional.empty();

    @Option(
            names = "--https-port",
            paramLabel = "PORT",
            converter = PortConverter.class,
            description = "Port of policy hosts (default: 443).")
    private int httpsPort = 443;

    @Option(
            names = "--allow-private",
            description = "Also connect to private and loopback addresses that DNS names; so do --https-port and"
                    + " --smtp-port with other ports than senders use.")
    private boolean allowPrivate;

    @Option(
            names = "--source-address",
            paramLabel = "ADDRESS",
            converter = AddressConverter.class,
            description = "Local address to connect from.")
    private Optional<InetAddress> sourceAddress = Optional.empty();

    @Option(
            names = {"-4", "--ipv4"},
            description = "Use no IPv6 address of mail servers and policy hosts.")
    private boolean ipv4;

    @Option(
            names = {"-6", "--ipv6"},
            description = "Use no IPv4 address of mail servers and policy hosts.")
    private boolean ipv6;

    /// In the order given; empty for those of the system.
    List<String> resolvers() {
        return List.copyOf(resolvers);
    }

    Optional<Path> trustAnchor() {
        return trustAnchor;
    }

    boolean trustAd() {
        return trustAd;
    }

    Optional<Path> connectMap() {
        return connectMap;
    }

    Optional<Path> caFile() {
        return caFile;
    }

    int httpsPort() {
        return httpsPort;
    }

    boolean allowPrivate() {
        return allowPrivate;
    }

    Optional<InetAddress> sourceAddress() {
        return sourceAddress;
    }

    /// Both, when neither or both were asked for.
    Set<Family> families() {
        if (ipv4 == ipv6) {
            return Set.of(Family.IPV4, Family.IPV6);
        }
        return Set.of(ipv4 ? Family.IPV4 : Family.IPV6);
    }
}
