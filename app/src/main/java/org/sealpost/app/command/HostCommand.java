package org.sealpost.app.command;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.sealpost.app.exit.ExitCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `sealpost host`: the policy server.
@Command(
        name = "host",
        description = {
            "Serves MTA-STS policies over HTTPS for any number of domains: those of a folder, and those that 'sealpost"
                    + " apply' has put into the store. Certificates come from the folder, or from an authority by ACME.",
            "In the folder each domain has one of its own, named as the domain, with mta-sts.txt and, if the certificate"
                    + " comes from there, fullchain.pem and privkey.pem. Changes are served as they are made; what is"
                    + " broken is told, and what was served before stays.",
            "Runs until it is stopped; what was begun is answered first."
        },
        mixinStandardHelpOptions = true,
        subcommands = {HostDelegateCommand.class, HostDelegationsCommand.class, HostOffboardCommand.class})
final class HostCommand implements Callable<Integer> {
    private static final Duration WRITE = Duration.ofSeconds(30);

    private final Surroundings surroundings;

    @Option(
            names = {"--https", "--host-https"},
            paramLabel = "[ADDRESS:]PORT",
            converter = BindConverter.class,
            description = "Serve policies here; on this machine alone without an address, on every address with *.")
    private List<InetSocketAddress> https = List.of();

    @Mixin
    private PolicyHostOptions host = new PolicyHostOptions();

    @Option(
            names = "--edge",
            split = ",",
            paramLabel = "ADDRESS",
            converter = AddressConverter.class,
            description =
                    "Address at which this host is reached, repeatable: with it, certificates are only ordered for"
                            + " names that lead there.")
    private List<InetAddress> edges = List.of();

    @Mixin
    private StoreOptions store = new StoreOptions();

    @Mixin
    private SealingOptions sealing = new SealingOptions();

    @Mixin
    private LookOptions look = new LookOptions();

    @Option(
            names = {"--metrics", "--host-metrics"},
            paramLabel = "FILE",
            description = "Write counters for Prometheus to this file every 30 s, such as its node exporter reads.")
    private Optional<Path> metrics = Optional.empty();

    HostCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        metrics.ifPresent(file -> OutputFile.require(NamedFile.of(surroundings, file)));
        try (PolicyHostPart part = PolicyHostPart.open(
                surroundings,
                new PolicyHostPart.Terms(
                        host,
                        https,
                        "--https",
                        edges,
                        store,
                        new Wiring(surroundings, new NetworkOptions(look), Set.of()),
                        () -> sealing.seal(surroundings, store.data().folder(surroundings))),
                problem -> surroundings.err().println("sealpost: " + problem))) {
            var stop = new Thread(part::stop);
            Runtime.getRuntime().addShutdownHook(stop);
            part.tell(surroundings.out());
            Instant written = Instant.MIN;
            do {
                Instant now = surroundings.clock().instant();
                part.round(now);
                if (metrics.isPresent() && !now.isBefore(written.plus(WRITE))) {
                    written = now;
                    OutputFile.write(NamedFile.of(surroundings, metrics.get()), part.metrics());
                }
            } while (surroundings.pause().pass(PolicyHostPart.ROUND));
            Runtime.getRuntime().removeShutdownHook(stop);
        }
        return ExitCode.PASS.number();
    }
}
