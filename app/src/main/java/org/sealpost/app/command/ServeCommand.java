package org.sealpost.app.command;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.sealpost.app.check.LabCheckers;
import org.sealpost.app.check.ObservingChecker;
import org.sealpost.app.exit.ExitCode;
import org.sealpost.app.exit.Refusal;
import org.sealpost.app.look.Eyes;
import org.sealpost.app.look.Looks;
import org.sealpost.app.render.FindingPages;
import org.sealpost.app.render.Shown;
import org.sealpost.app.serve.Site;
import org.sealpost.app.store.CheckStore;
import org.sealpost.app.store.StoreFault;
import org.sealpost.app.web.Call;
import org.sealpost.app.web.WebServer;
import org.sealpost.app.web.WebSettings;
import org.sealpost.lab.Lab;
import org.sealpost.observe.ObserverOptions;
import org.sealpost.reports.listen.ServerIdentity;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `sealpost serve`: the pages.
@Command(
        name = "serve",
        description = {
            "Serves the pages for everybody: the check of a domain, and the generator. With no option on loopback, and"
                    + " keeps results in the data folder.",
            "Runs until it is stopped."
        },
        mixinStandardHelpOptions = true)
final class ServeCommand implements Callable<Integer> {
    private static final Duration ROUND = Duration.ofMinutes(1);
    private static final Duration PRUNE = Duration.ofHours(6);
    private static final Duration IDLE = Duration.ofSeconds(30);
    private static final int CONNECTIONS = 2_000;
    private static final int BODY = 1 << 20;
    private static final int PORT = 8461;

    private final Surroundings surroundings;

    @Option(
            names = "--pages",
            paramLabel = "BIND",
            converter = BindConverter.class,
            description = "Where to listen for browsers, such as 8080 or 192.0.2.1:8080 (default: 8461 on loopback).")
    private Optional<InetSocketAddress> bind = Optional.empty();

    @Option(
            names = "--public-host",
            split = ",",
            paramLabel = "NAME",
            description = "A host name under which browsers reach the pages, repeatable. Requests for others are"
                    + " refused.")
    private List<String> publicHosts = List.of();

    @Option(
            names = "--web-proxy",
            split = ",",
            paramLabel = "ADDRESS",
            converter = AddressConverter.class,
            description = "A proxy that ends TLS before the pages, repeatable; it alone is believed about who asks.")
    private List<InetAddress> proxies = List.of();

    @Option(
            names = "--checks-per-minute",
            paramLabel = "NUMBER",
            description = "How many domains a visitor may have checked in a minute (default: 10).")
    private int perMinute = 10;

    @Mixin
    private IdentityOptions certificate = new IdentityOptions();

    @Mixin
    private StoreOptions store = new StoreOptions();

    @Mixin
    private NetworkOptions network = new NetworkOptions();

    ServeCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        InetSocketAddress where = bind.orElseGet(() -> new InetSocketAddress(InetAddress.getLoopbackAddress(), PORT));
        if (!where.getAddress().isLoopbackAddress() && proxies.isEmpty() && !certificate.named()) {
            throw new Refusal(
                    ExitCode.USAGE,
                    "beyond loopback the pages are served over TLS: name a certificate by --cert, or the proxy that"
                            + " ends TLS by --web-proxy");
        }
        if (perMinute < 1) {
            throw new Refusal(ExitCode.USAGE, "--checks-per-minute is 1 or more");
        }
        ObserverOptions options = new Wiring(surroundings, network, Set.of()).options();
        if (!network.lab()) {
            serve(where, listener -> new ObservingChecker(options, listener));
            return ExitCode.PASS.number();
        }
        try (Lab lab = LabStart.start(surroundings)) {
            serve(where, listener -> new LabCheckers(lab, options, listener));
        }
        return ExitCode.PASS.number();
    }

    private void serve(InetSocketAddress where, Eyes eyes) {
        try (CheckStore results = store.openChecks(surroundings);
                var looks = new Looks(eyes, results, surroundings.clock())) {
            var site = new Site(
                    new Site.Parts(looks, new FindingPages(), surroundings.clock(), perMinute, BuildVersion.version()));
            Optional<ServerIdentity> identity = certificate.identity(surroundings);
            var settings = new WebSettings(
                    where,
                    hosts(where),
                    Set.copyOf(proxies),
                    identity.map(ServerIdentity::context),
                    CONNECTIONS,
                    BODY,
                    IDLE);
            try (var server = new WebServer(settings, site.routes(), site.refusals(), this::told, site.traffic())) {
                var stop = new Thread(server::close);
                Runtime.getRuntime().addShutdownHook(stop);
                surroundings
                        .out()
                        .println("pages at " + (identity.isPresent() ? "https://" : "http://") + shown(server.address())
                                + "/");
                surroundings.out().flush();
                lookAfter(looks);
                Runtime.getRuntime().removeShutdownHook(stop);
            } catch (IOException busy) {
                throw new Refusal(
                        ExitCode.CONFIGURATION, "cannot listen: " + Shown.text(String.valueOf(busy.getMessage())));
            }
        }
    }

    private void lookAfter(Looks looks) {
        Instant pruned = Instant.MIN;
        do {
            Instant now = surroundings.clock().instant();
            if (pruned.equals(Instant.MIN) || !now.isBefore(pruned.plus(PRUNE))) {
                pruned = now;
                try {
                    looks.prune();
                } catch (StoreFault fault) {
                    surroundings
                            .err()
                            .println("sealpost: old results cannot be dropped: "
                                    + Shown.text(String.valueOf(fault.getMessage())));
                }
            }
        } while (surroundings.pause().pass(ROUND));
    }

    private void told(String id, Call call, RuntimeException fault) {
        surroundings
                .err()
                .println("sealpost: fault " + id + " at " + Shown.excerpt("/" + String.join("/", call.path()), 200)
                        + ": " + Shown.text(String.valueOf(fault)));
        surroundings.err().flush();
    }

    /// The names that a browser on this machine has for it, and those that are said.
    private Set<String> hosts(InetSocketAddress where) {
        Set<String> hosts = new HashSet<>();
        if (where.getAddress().isLoopbackAddress()) {
            hosts.addAll(List.of("localhost", "127.0.0.1", "[::1]"));
        }
        publicHosts.forEach(name -> hosts.add(name.toLowerCase(Locale.ROOT)));
        return hosts;
    }

    private static String shown(InetSocketAddress address) {
        String host = address.getAddress().getHostAddress();
        return (host.contains(":") ? "[" + host + "]" : host) + ":" + address.getPort();
    }
}
