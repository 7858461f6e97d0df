package org.sealpost.app.command;

import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/// The options of every command that looks at the network; each is also a key of `sealpost.yaml` and, in capitals, a
/// `SEALPOST_…` variable.
final class NetworkOptions {
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
            names = "--smtp-port",
            paramLabel = "PORT",
            converter = PortConverter.class,
            description = "Port of mail servers (default: 25).")
    private int smtpPort = 25;

    @Option(
            names = "--timeout",
            paramLabel = "TIME",
            converter = TimeConverter.class,
            description = "Longest time for one domain, such as 45s or 2m.")
    private Optional<Duration> timeout = Optional.empty();

    @Option(
            names = "--helo",
            paramLabel = "NAME",
            description = "Name to greet mail servers with. Default: that of the source address.")
    private Optional<String> helo = Optional.empty();

    @Option(
            names = "--source-address",
            paramLabel = "ADDRESS",
            converter = AddressConverter.class,
            description = "Local address to connect from.")
    private Optional<InetAddress> sourceAddress = Optional.empty();

    @Option(names = "--lab", description = "Look at the small internet that Sealpost runs in this process.")
    private boolean lab;

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

    int smtpPort() {
        return smtpPort;
    }

    /// The longest time for one domain; empty for the default of the command.
    Optional<Duration> timeout() {
        return timeout;
    }

    Optional<String> helo() {
        return helo;
    }

    Optional<InetAddress> sourceAddress() {
        return sourceAddress;
    }

    boolean lab() {
        return lab;
    }
}
