package org.sealpost.app.command;

import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sealpost.app.exit.ExitCode;
import org.sealpost.app.exit.Refusal;
import org.sealpost.observe.net.Family;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// The options of every command that looks at the network; each is also a key of `sealpost.yaml` and, in capitals, a
/// `SEALPOST_…` variable.
final class NetworkOptions {
    private static final List<String> NOT_IN_THE_LAB = List.of(
            "--resolver",
            "--trust-anchor",
            "--trust-ad",
            "--connect-map",
            "--ca-file",
            "--https-port",
            "--smtp-port",
            "--source-address");

    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec command;

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
            names = "--dkim-selector",
            split = ",",
            paramLabel = "NAME",
            description = "Selector of a DKIM key to look at beside the well-known ones, repeatable.")
    private List<String> dkimSelectors = List.of();

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

    boolean allowPrivate() {
        return allowPrivate;
    }

    Optional<String> helo() {
        return helo;
    }

    List<String> dkimSelectors() {
        return List.copyOf(dkimSelectors);
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

    /// Whether what is looked at is a lab or a network of the user's own.
    boolean ownNetwork() {
        return lab || connectMap.isPresent();
    }

    /// @throws Refusal when an option beside it says where to look: in the lab that is the lab's
    boolean lab() {
        if (lab) {
            Optional.ofNullable(command)
                    .map(mixee -> mixee.commandLine().getParseResult())
                    .flatMap(given -> NOT_IN_THE_LAB.stream()
                            .filter(given::hasMatchedOption)
                            .findFirst())
                    .ifPresent(option -> {
                        throw new Refusal(
                                ExitCode.USAGE,
                                option + " has no place beside --lab, which brings a network of its own");
                    });
        }
        return lab;
    }
}
