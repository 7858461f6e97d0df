package org.sealpost.app.command;

import java.io.IOException;
import java.io.PrintStream;
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
import java.util.function.Consumer;
import java.util.function.Supplier;
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
import org.sealpost.protocol.name.DomainName;
import org.sealpost.protocol.name.IpAddress;

/// A policy host that runs: in `sealpost host`, or as a part of `sealpost serve`.
final class PolicyHostPart implements AutoCloseable {
    /// How often it looks for changes.
    static final Duration ROUND = Duration.ofSeconds(1);

    private static final Duration LOOK = Duration.ofSeconds(30);
    private static final Duration DRAIN = Duration.ofSeconds(10);

    private final HostStore kept;
    private final Shop shop;
    private final EdgeSettings settings;
    private final Edge open;
    private final Consumer<String> problems;
    private Instant looked = Instant.MIN;
    private Map<DomainName, Alarm> told = Map.of();

    private PolicyHostPart(HostStore kept, Shop shop, EdgeSettings settings, Edge open, Consumer<String> problems) {
        this.kept = kept;
        this.shop = shop;
        this.settings = settings;
        this.open = open;
        this.problems = problems;
    }

    /// What it is made of.
    ///
    /// @param https where TLS comes straight to it
    /// @param httpsOption that says so
    /// @param edges addresses at which it is reached; empty: that is not looked at before an order
    /// @param seal of the keys of certificates; made when certificates are ordered
    record Terms(
            PolicyHostOptions options,
            List<InetSocketAddress> https,
            String httpsOption,
            List<InetAddress> edges,
            StoreOptions store,
            Wiring wiring,
            Supplier<KeySeal> seal) {}

    /// Serves from now on.
    ///
    /// @param problems hears in a sentence what is not as it should be
    static PolicyHostPart open(Surroundings surroundings, Terms terms, Consumer<String> problems) {
        HostStore kept = terms.store().openHost(surroundings);
        try {
            Shop shop = shop(surroundings, terms, kept, problems);
            try {
                EdgeSettings settings =
                        terms.options().edge().settings(terms.https(), terms.httpsOption(), shop.challenges());
                return new PolicyHostPart(kept, shop, settings, start(surroundings, settings, shop), problems);
            } catch (RuntimeException refused) {
                shop.close();
                throw refused;
            }
        } catch (RuntimeException refused) {
            kept.close();
            throw refused;
        }
    }

    private static Shop shop(Surroundings surroundings, Terms terms, HostStore kept, Consumer<String> problems) {
        PolicyHostOptions options = terms.options();
        Optional<Keeper> keeper =
                options.acme().wanted() ? Optional.of(keeper(surroundings, terms, kept)) : Optional.empty();
        try {
            return Shop.open(
                    kept,
                    options.folder().map(surroundings.directory()::resolve).map(PolicyHostPart::existing),
                    keeper,
                    surroundings.clock(),
                    problem -> problems.accept(HostText.problem(problem)));
        } catch (IOException unreadable) {
            throw new Refusal(
                    ExitCode.INPUT_UNREADABLE,
                    "the folder of policies cannot be read: " + Shown.text(String.valueOf(unreadable.getMessage())));
        }
    }

    private static Keeper keeper(Surroundings surroundings, Terms terms, HostStore kept) {
        PolicyHostOptions options = terms.options();
        KeySeal seal = terms.seal().get();
        Outlook outlook = terms.wiring().outlook();
        return Keeper.open(
                kept,
                new Keeper.Terms(
                        seal,
                        options.acme().authorities(terms.wiring()),
                        options.acme().subjects(),
                        options.acme()
                                .records(
                                        surroundings,
                                        outlook,
                                        terms.wiring().options(),
                                        options.zone().zone().map(HostZone::base)),
                        terms.edges().stream()
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

    private static Edge start(Surroundings surroundings, EdgeSettings settings, Shop shop) {
        try {
            return Edge.start(settings, shop.policies(), shop.certificates(), surroundings.clock());
        } catch (IOException busy) {
            throw new Refusal(
                    ExitCode.CONFIGURATION, "cannot listen: " + Shown.text(String.valueOf(busy.getMessage())));
        }
    }

    /// Says where it listens.
    void tell(PrintStream out) {
        List<SocketAddress> bound = open.bound();
        for (int i = 0; i < bound.size(); i++) {
            if (bound.get(i) instanceof InetSocketAddress address) {
                out.println(HostText.listener(settings.listeners().get(i)) + " "
                        + address.getAddress().getHostAddress() + " port " + address.getPort());
            }
        }
        out.println(HostText.domains(shop.domains().size()));
        out.flush();
    }

    /// Takes over what changed.
    void round(Instant now) {
        try {
            shop.refresh();
        } catch (StoreFault | IllegalStateException fault) {
            // What is served goes on being served.
            problems.accept("the store cannot be read: " + Shown.text(String.valueOf(fault.getMessage())));
        }
        if (looked.equals(Instant.MIN) || !now.isBefore(looked.plus(LOOK))) {
            looked = now;
            told = tellAlarms(told);
        }
    }

    /// Each once, and once more when it grows.
    private Map<DomainName, Alarm> tellAlarms(Map<DomainName, Alarm> before) {
        var now = new HashMap<DomainName, Alarm>();
        shop.alarms().forEach((name, alarm) -> {
            now.put(name.name(), alarm);
            if (before.get(name.name()) != alarm) {
                problems.accept(HostText.alarm(name, alarm));
            }
        });
        return now;
    }

    /// Counters for Prometheus.
    String metrics() {
        return HostPrometheus.render(open.counts(), shop);
    }

    /// Answers what was begun, and nothing else.
    void stop() {
        open.stop(DRAIN);
    }

    @Override
    public void close() {
        open.close();
        shop.close();
        kept.close();
    }
}
