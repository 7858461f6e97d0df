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
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// The options of every command that looks at mail servers too; each is also a key of `sealpost.yaml` and, in
/// capitals, a `SEALPOST_…` variable.
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

    @Mixin
    private final LookOptions look;

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

    @Option(names = "--lab", description = "Look at the small internet that Sealpost runs in this process.")
    private boolean lab;

    NetworkOptions() {
        this(new LookOptions());
    }

    /// For a command that has only these, and what is usual otherwise.
    NetworkOptions(LookOptions look) {
        this.look = look;
    }

    /// In the order given; empty for those of the system.
    List<String> resolvers() {
        return look.resolvers();
    }

    Optional<Path> trustAnchor() {
        return look.trustAnchor();
    }

    boolean trustAd() {
        return look.trustAd();
    }

    Optional<Path> connectMap() {
        return look.connectMap();
    }

    Optional<Path> caFile() {
        return look.caFile();
    }

    int httpsPort() {
        return look.httpsPort();
    }

    int smtpPort() {
        return smtpPort;
    }

    /// The longest time for one domain; empty for the default of the command.
    Optional<Duration> timeout() {
        return timeout;
    }

    boolean allowPrivate() {
        return look.allowPrivate();
    }

    Optional<String> helo() {
        return helo;
    }

    List<String> dkimSelectors() {
        return List.copyOf(dkimSelectors);
    }

    Optional<InetAddress> sourceAddress() {
        return look.sourceAddress();
    }

    /// Both, when neither or both were asked for.
    Set<Family> families() {
        return look.families();
    }

    /// Whether what is looked at is a lab or a network of the user's own.
    boolean ownNetwork() {
        return lab || look.connectMap().isPresent();
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
