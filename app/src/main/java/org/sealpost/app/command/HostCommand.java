package org.sealpost.app.command;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.sealpost.app.exit.ExitCode;
import org.sealpost.app.exit.Refusal;
import org.sealpost.app.host.Keeper;
import org.sealpost.app.host.Shop;
import org.sealpost.app.publish.Outlook;
import org.sealpost.app.render.Shown;
import org.sealpost.app.render.host.HostPrometheus;
import org.sealpost.app.render.host.HostText;
import org.sealpost.app.store.HostStore;
import org.sealpost.app.store.StoreFault;
import org.sealpost.host.certificate.Alarm;
import org.sealpost.host.certificate.KeySeal;
import org.sealpost.host.delegation.HostZone;
import org.sealpost.host.edge.Edge;
import org.sealpost.host.edge.EdgeSettings;
import org.sealpost.observe.ObserverOptions;
import org.sealpost.protocol.name.DomainName;
import org.sealpost.protocol.name.IpAddress;
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
    private static final Duration ROUND = Duration.ofSeconds(1);
    private static final Duration LOOK = Duration.ofSeconds(30);
    private static final Duration DRAIN = Duration.ofSeconds(10);

    private final Surroundings surroundings;

    @Mixin
    private EdgeOptions edge = new EdgeOptions();

    @Option(names = "--folder", paramLabel = "DIR", description = "Serve the domains of this folder.")
    private Optional<Path> folder = Optional.empty();

    @Mixin
    private AcmeOptions acme = new AcmeOptions();

    @Mixin
    private StoreOptions store = new StoreOptions();

    @Mixin
    private SealingOptions sealing = new SealingOptions();

    @Mixin
    private HostZoneOption zone = new HostZoneOption();

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
        try (HostStore kept = store.openHost(surroundings);
                Shop shop = shop(kept)) {
            EdgeSettings settings = edge.settings(shop.challenges());
            try (Edge open = start(settings, shop)) {
                var stop = new Thread(() -> open.stop(DRAIN));
                Runtime.getRuntime().addShutdownHook(stop);
                tell(settings, open, shop);
                serve(open, shop);
                Runtime.getRuntime().removeShutdownHook(stop);
            }
        }
        return ExitCode.PASS.number();
    }

    private Shop shop(HostStore kept) {
        Optional<Keeper> keeper = acme.wanted() ? Optional.of(keeper(kept)) : Optional.empty();
        try {
            return Shop.open(
                    kept,
                    folder.map(surroundings.directory()::resolve).map(HostCommand::existing),
                    keeper,
                    surroundings.clock(),
                    problem -> surroundings.err().println("sealpost: " + HostText.problem(problem)));
        } catch (IOException unreadable) {
            throw new Refusal(
                    ExitCode.INPUT_UNREADABLE,
                    "the folder of policies cannot be read: " + Shown.text(String.valueOf(unreadable.getMessage())));
        }
    }

    private Keeper keeper(HostStore kept) {
        var wiring = new Wiring(surroundings, new NetworkOptions(look), Set.of());
        ObserverOptions options = wiring.options();
        KeySeal seal = sealing.seal(surroundings, store.data().folder(surroundings));
        Outlook outlook = wiring.outlook();
        return Keeper.open(
                kept,
                new Keeper.Terms(
                        seal,
                        acme.authorities(wiring),
                        acme.subjects(),
                        acme.records(surroundings, outlook, options, zone.zone().map(HostZone::base)),
                        edges.stream()
                                .map(each -> IpAddress.of(each.getAddress()))
                                .toList()),
                outlook,
                surroundings.clock());
    }

    private static Path existing(Path named) {
        if (!Files.isDirectory(named)) {
            throw new Refusal(
                    ExitCode.INPUT_UNREADABLE,
                    "--folder " + Shown.quoted(named.toString())
                            + " is no folder; make it, and in it one for each domain");
        }
        return named;
    }

    private Edge start(EdgeSettings settings, Shop shop) {
        try {
            return Edge.start(settings, shop.policies(), shop.certificates(), surroundings.clock());
        } catch (IOException busy) {
            throw new Refusal(
                    ExitCode.CONFIGURATION, "cannot listen: " + Shown.text(String.valueOf(busy.getMessage())));
        }
    }

    private void tell(EdgeSettings settings, Edge open, Shop shop) {
        List<SocketAddress> bound = open.bound();
        for (int i = 0; i < bound.size(); i++) {
            if (bound.get(i) instanceof InetSocketAddress address) {
                surroundings
                        .out()
                        .println(HostText.listener(settings.listeners().get(i)) + " "
                                + address.getAddress().getHostAddress() + " port " + address.getPort());
            }
        }
        surroundings.out().println(HostText.domains(shop.domains().size()));
        surroundings.out().flush();
    }

    private void serve(Edge open, Shop shop) {
        Instant looked = Instant.MIN;
        Map<DomainName, Alarm> told = Map.of();
        do {
            Instant now = surroundings.clock().instant();
            try {
                shop.refresh();
            } catch (StoreFault | IllegalStateException fault) {
                // What is served goes on being served.
                surroundings
                        .err()
                        .println("sealpost: the store cannot be read: "
                                + Shown.text(String.valueOf(fault.getMessage())));
            }
            if (!now.isBefore(looked.plus(LOOK))) {
                looked = now;
                told = tellAlarms(shop, told);
                metrics.ifPresent(file -> write(file, open, shop));
            }
        } while (surroundings.pause().pass(ROUND));
    }

    /// Each once, and once more when it grows.
    private Map<DomainName, Alarm> tellAlarms(Shop shop, Map<DomainName, Alarm> told) {
        var now = new HashMap<DomainName, Alarm>();
        shop.alarms().forEach((name, alarm) -> {
            now.put(name.name(), alarm);
            if (told.get(name.name()) != alarm) {
                surroundings.err().println("sealpost: " + HostText.alarm(name, alarm));
            }
        });
        return now;
    }

    private void write(Path file, Edge open, Shop shop) {
        try (OutputFile output = OutputFile.whole(surroundings.directory().resolve(file))) {
            output.stream().print(HostPrometheus.render(open.counts(), shop));
            output.commit();
        }
    }
}
