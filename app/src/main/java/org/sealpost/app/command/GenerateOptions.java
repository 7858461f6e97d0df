package org.sealpost.app.command;

import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.sealpost.protocol.mtasts.Mode;
import picocli.CommandLine.Option;

/// What a domain wants to publish, as far as the command line says it.
final class GenerateOptions {
    @Option(
            names = "--mode",
            paramLabel = "MODE",
            description = "testing, enforce or none. Default: what is served now, else testing.")
    private Optional<Mode> mode = Optional.empty();

    @Option(
            names = "--mx",
            split = ",",
            paramLabel = "HOST",
            description = "A host that takes the mail of the domain, or *. and the name above it; repeatable.")
    private List<String> mx = List.of();

    @Option(
            names = "--observed-mx",
            description = "Take the MX hosts that DNS names now: whoever says this vouches for them.")
    private boolean observedMx;

    @Option(
            names = "--max-age",
            paramLabel = "AGE",
            converter = AgeConverter.class,
            description =
                    "How long senders keep the policy: days, weeks or seconds such as 1d, 1w, 30d, 86400, or 1y. Default: 1d, or what is enforced"
                            + " now.")
    private Optional<Duration> maxAge = Optional.empty();

    @Option(
            names = "--rua",
            split = ",",
            paramLabel = "ADDRESS",
            description =
                    "Where TLS reports go: a mail address or an https:// address, repeatable. Default: where they go"
                            + " now, else tls-reports@ the domain.")
    private List<String> rua = List.of();

    @Option(names = "--no-reports", description = "No record of reports.")
    private boolean noReports;

    @Option(
            names = "--policy",
            paramLabel = "FILE",
            description = "Take mode, max_age and mx from this policy; an option beside it goes first.")
    private Optional<Path> policy = Optional.empty();

    @Option(
            names = "--enforce-first",
            description = "Enforce with the first policy, although no time of testing has shown what it breaks.")
    private boolean enforceFirst;

    @Option(
            names = "--long-testing",
            paramLabel = "REASON",
            description = "Why a policy in testing may be kept longer than a day; it stands in the checklist.")
    private Optional<String> longTesting = Optional.empty();

    @Option(names = "--zone", paramLabel = "NAME", description = "The zone of the records. Default: the domain itself.")
    private Optional<String> zone = Optional.empty();

    @Option(
            names = "--host-alias",
            paramLabel = "NAME",
            description = "What mta-sts.DOMAIN is an alias to, such as a name of the hoster.")
    private Optional<String> hostAlias = Optional.empty();

    @Option(
            names = "--host-address",
            split = ",",
            paramLabel = "ADDRESS",
            converter = AddressConverter.class,
            description = "An address of mta-sts.DOMAIN, repeatable. Default: those that it has.")
    private List<InetAddress> hostAddresses = List.of();

    Optional<Mode> mode() {
        return mode;
    }

    List<String> mx() {
        return List.copyOf(mx);
    }

    boolean observedMx() {
        return observedMx;
    }

    Optional<Duration> maxAge() {
        return maxAge;
    }

    List<String> rua() {
        return List.copyOf(rua);
    }

    boolean noReports() {
        return noReports;
    }

    Optional<Path> policy() {
        return policy;
    }

    boolean enforceFirst() {
        return enforceFirst;
    }

    Optional<String> longTesting() {
        return longTesting;
    }

    Optional<String> zone() {
        return zone;
    }

    Optional<String> hostAlias() {
        return hostAlias;
    }

    List<InetAddress> hostAddresses() {
        return List.copyOf(hostAddresses);
    }
}
