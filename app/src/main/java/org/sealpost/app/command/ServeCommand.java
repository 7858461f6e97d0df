package org.sealpost.app.command;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sealpost.app.check.LabCheckers;
import org.sealpost.app.check.ObservingChecker;
import org.sealpost.app.exit.ExitCode;
import org.sealpost.app.exit.Refusal;
import org.sealpost.app.host.LabEdge;
import org.sealpost.app.job.Job;
import org.sealpost.app.job.Jobs;
import org.sealpost.app.log.Journal;
import org.sealpost.app.log.TextJournal;
import org.sealpost.app.look.Eyes;
import org.sealpost.app.look.Look;
import org.sealpost.app.look.Looks;
import org.sealpost.app.publish.Office;
import org.sealpost.app.render.FindingPages;
import org.sealpost.app.render.Shown;
import org.sealpost.app.serve.Site;
import org.sealpost.app.store.CheckStore;
import org.sealpost.app.trace.Traces;
import org.sealpost.app.watch.Gauge;
import org.sealpost.app.web.Call;
import org.sealpost.app.web.WebLimits;
import org.sealpost.app.web.WebServer;
import org.sealpost.app.web.WebSettings;
import org.sealpost.host.certificate.KeySeal;
import org.sealpost.lab.Lab;
import org.sealpost.observe.ObserverOptions;
import org.sealpost.reports.listen.ServerIdentity;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `sealpost serve`: the pages.
@Command(
        name = "serve",
        description = {
            "Serves the pages: for everybody the check of a domain and the generator, and for those who sign in the"
                    + " domains that are watched, and their alerts. With no option on loopback, and all is kept in the"
                    + " data folder. The policy host and the intake of reports run in it too when they are told where"
                    + " to listen.",
            "Runs until it is stopped."
        },
        mixinStandardHelpOptions = true)
final class ServeCommand implements Callable<Integer> {
    private static final Duration ROUND = Duration.ofMinutes(1);
    private static final int PORT = 8461;

    private Surroundings surroundings;
    private final FindingPages words = new FindingPages();
    private Journal journal;

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
            converter = PublicHostConverter.class,
            description =
                    "A host name or IP address under which browsers reach the pages, repeatable. Requests for others are"
                            + " refused.")
    private List<String> publicHosts = List.of();

    @Option(
            names = "--web-proxy",
            split = ",",
            paramLabel = "ADDRESS",
            converter = AddressConverter.class,
            description = "A proxy that ends TLS before the pages, repeatable; it alone is believed about who asks, and"
                    + " beyond loopback nobody else is answered.")
    private List<InetAddress> proxies = List.of();

    @Option(
            names = "--checks-per-minute",
            paramLabel = "NUMBER",
            description = "How many domains a visitor may have checked in a minute (default: 10).")
    private int perMinute = 10;

    @Option(
            names = "--demo",
            description = "Show a fleet of 30 domains with three months behind them, on the small internet in this"
                    + " process; nothing is kept.")
    private boolean demo;

    @Mixin
    private IdentityOptions certificate = new IdentityOptions();

    @Mixin
    private SealingOptions sealing = new SealingOptions();

    @Mixin
    private StoreOptions store = new StoreOptions();

    @Mixin
    private NetworkOptions network = new NetworkOptions();

    @Mixin
    private ZoneOptions zones = new ZoneOptions();

    @Mixin
    private TenantZoneOptions tenants = new TenantZoneOptions();

    @Mixin
    private ReadinessOptions readiness = new ReadinessOptions();

    @Mixin
    private TellingOptions telling = new TellingOptions();

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private PartsOptions parts = new PartsOptions();

    @Option(
            names = "--metrics",
            paramLabel = "FILE",
            description = "Write counters for Prometheus to this file every minute; those of the pages are at /metrics"
                    + " too.")
    private Optional<Path> metrics = Optional.empty();

    @Mixin
    private JournalOptions journalling = new JournalOptions();

    @Mixin
    private TraceOptions tracing = new TraceOptions();

    @Mixin
    private KeepOptions keep = new KeepOptions();

    ServeCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
        this.journal = new TextJournal(surroundings.err());
    }

    @Override
    public Integer call() {
        journal = journalling.journal(surroundings);
        keep.require();
        metrics.ifPresent(file -> OutputFile.require(NamedFile.of(surroundings, file)));
        store.data().openToOthers(surroundings).ifPresent(this::told);
        Set<ServePart> chosen = parts.chosen(bind.isPresent() || !publicHosts.isEmpty() || !proxies.isEmpty());
        if (network.lab() && chosen.contains(ServePart.INTAKE)) {
            throw new Refusal(ExitCode.USAGE, "--lab has no intake: nobody in it sends reports");
        }
        if (!chosen.contains(ServePart.PAGES)) {
            alone(chosen);
            return ExitCode.PASS.number();
        }
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
        if (demo) {
            demonstrate(where, chosen);
            return ExitCode.PASS.number();
        }
        ObserverOptions options = new Wiring(surroundings, network, Set.of()).options();
        if (!network.lab()) {
            serve(where, chosen, options, Optional.empty(), listener -> new ObservingChecker(options, listener));
            return ExitCode.PASS.number();
        }
        try (Lab lab = LabStart.start(surroundings);
                LabEdge _ = LabEdge.open(lab, store.openHost(surroundings), surroundings.clock())) {
            serve(
                    where,
                    chosen,
                    LabCheckers.within(lab, options),
                    Optional.of(lab),
                    listener -> new LabCheckers(lab, options, listener));
        } catch (IOException busy) {
            throw cannotListen(busy);
        }
        return ExitCode.PASS.number();
    }

    private void demonstrate(InetSocketAddress where, Set<ServePart> chosen) {
        if (network.ownNetwork() || store.named()) {
            throw new Refusal(
                    ExitCode.USAGE,
                    "--demo has a network and a folder of its own: leave --lab, --data, --database and the options of"
                            + " the network out");
        }
        sealing.forThisTime();
        try (DemoStart started = DemoStart.open(surroundings)) {
            surroundings = started.surroundings();
            ObserverOptions options = new Wiring(surroundings, network, Set.of()).options();
            try (LabEdge _ = LabEdge.open(started.lab(), store.openHost(surroundings), surroundings.clock())) {
                started.live(store, options, words, this::told);
                started.tell(started.admit(store));
                serve(
                        where,
                        chosen,
                        LabCheckers.within(started.lab(), options),
                        Optional.of(started.lab()),
                        listener -> new LabCheckers(started.lab(), options, listener));
            } catch (IOException busy) {
                throw cannotListen(busy);
            }
        }
    }

    private ServeOffice office() {
        OperatorHooks hooks =
                OperatorHooks.read(surroundings, Optional.ofNullable(spec).flatMap(SealpostCommand::config));
        return new ServeOffice(surroundings, store, readiness, zones, tenants, hooks, surroundings.out()::println);
    }

    private void serve(
            InetSocketAddress where, Set<ServePart> chosen, ObserverOptions options, Optional<Lab> lab, Eyes eyes) {
        try (CheckStore results = store.openChecks(surroundings);
                Office office = office().open(options, lab);
                var looks = new Looks(eyes, results, surroundings.clock(), this::told);
                Traces traces = tracing.open(journal);
                FleetDesk desk = desk(chosen, options, office, traces, reached().elsewhere(where.getPort()), lab);
                ServedParts others = ServedParts.start(surroundings, chosen, others(), journal)) {
            var site = new Site(new Site.Parts(
                    looks, words, surroundings.clock(), perMinute, BuildVersion.version(), Optional.of(desk.door())));
            site.count(() -> Gauge.text(desk.gauges()));
            site.count(others::metrics);
            if (journalling.requests()) {
                site.traffic().tell(answered -> journal.request(Requests.of(answered)));
            }
            if (tracing.wanted()) {
                site.traffic().tell(answered -> traces.span(TraceOptions.span(answered, surroundings.clock())));
            }
            Optional<ServerIdentity> identity = certificate.identity(surroundings);
            var settings = new WebSettings(
                    where,
                    reached().names(where),
                    Set.copyOf(proxies),
                    identity.map(ServerIdentity::context),
                    WebLimits.usual());
            try (var server = new WebServer(settings, site.routes(), site.refusals(), this::told, site.traffic())) {
                Runnable end = server::close;
                var stop = new Thread(() -> {
                    end.run();
                    others.stop();
                });
                Runtime.getRuntime().addShutdownHook(stop);
                String base = reached().base(server.address());
                if (settings.hosts().isEmpty()) {
                    told("no --public-host: every request is refused; name the host that browsers ask for");
                }
                others.tell(surroundings.out());
                surroundings.out().println("pages at " + base + "/");
                desk.firstLink()
                        .ifPresent(path -> surroundings
                                .out()
                                .println("nobody can sign in yet; the first admin follows this link once: " + base
                                        + path));
                surroundings.out().flush();
                try (Jobs _ = jobs(Stream.concat(
                        Stream.of(new Job("drop-old-checks", FleetDesk.CARE, () -> looks.prune(keep.checks()))),
                        Stream.concat(desk.jobs().stream(), others.jobs().stream())))) {
                    lookAfter(List.of(desk), others);
                }
                Runtime.getRuntime().removeShutdownHook(stop);
            } catch (IOException busy) {
                throw cannotListen(busy);
            }
        }
    }

    private static Refusal cannotListen(IOException busy) {
        return new Refusal(ExitCode.CONFIGURATION, "cannot listen: " + Shown.text(String.valueOf(busy.getMessage())));
    }

    private FleetDesk desk(
            Set<ServePart> chosen,
            ObserverOptions options,
            Office office,
            Traces traces,
            Optional<String> base,
            Optional<Lab> lab) {
        return FleetDesk.open(
                surroundings,
                store,
                seal(),
                options,
                words,
                office,
                new FleetDesk.Duties(
                        chosen.contains(ServePart.WATCH),
                        keep,
                        traces,
                        telling.telling(surroundings, base, lab.isPresent())),
                this::told);
    }

    private KeySeal seal() {
        return sealing.seal(surroundings, store.data().whole(surroundings));
    }

    private ServedParts.Terms others() {
        return new ServedParts.Terms(parts, certificate, store, network, zones.edgeAddresses(), this::seal);
    }

    /// Without pages.
    private void alone(Set<ServePart> chosen) {
        try (ServedParts others = ServedParts.start(surroundings, chosen, others(), journal)) {
            var stop = new Thread(others::stop);
            Runtime.getRuntime().addShutdownHook(stop);
            others.tell(surroundings.out());
            ObserverOptions options = new Wiring(surroundings, network, Set.of()).options();
            if (!chosen.contains(ServePart.WATCH)) {
                try (Jobs _ = jobs(others.jobs().stream())) {
                    lookAfter(List.of(), others);
                }
            } else if (network.lab()) {
                try (Lab lab = LabStart.start(surroundings)) {
                    watch(chosen, LabCheckers.within(lab, options), Optional.of(lab), others);
                }
            } else {
                watch(chosen, options, Optional.empty(), others);
            }
            Runtime.getRuntime().removeShutdownHook(stop);
        }
    }

    private void watch(Set<ServePart> chosen, ObserverOptions options, Optional<Lab> lab, ServedParts others) {
        try (Office office = office().open(options, lab);
                Traces traces = tracing.open(journal);
                FleetDesk desk = desk(chosen, options, office, traces, Optional.empty(), lab)) {
            surroundings.out().println("watching");
            surroundings.out().flush();
            try (Jobs _ = jobs(Stream.concat(desk.jobs().stream(), others.jobs().stream()))) {
                lookAfter(List.of(desk), others);
            }
        }
    }

    /// By one of all that share the database.
    private Jobs jobs(Stream<Job> jobs) {
        return Jobs.start(
                store.openJobs(surroundings), jobs.toList(), Jobs.Pace.USUAL, surroundings.clock(), this::told);
    }

    /// Until it is stopped.
    private void lookAfter(List<FleetDesk> desks, ServedParts others) {
        do {
            metrics.ifPresent(file -> OutputFile.write(
                    NamedFile.of(surroundings, file),
                    desks.stream().map(desk -> Gauge.text(desk.gauges())).collect(Collectors.joining())
                            + others.metrics()));
        } while (surroundings.pause().pass(ROUND));
    }

    private void told(String problem) {
        journal.problem(Shown.text(problem));
    }

    private void told(String id, Call call, Throwable fault) {
        told("fault " + id + " at " + Shown.excerpt("/" + String.join("/", call.path()), 200), fault);
    }

    private void told(Look look, RuntimeException fault) {
        told("fault in check " + look.id() + " of " + look.domain().ascii(), fault);
    }

    private void told(String what, Throwable fault) {
        told(what + ": " + fault);
    }

    private Reached reached() {
        return new Reached(publicHosts, certificate.named(), !proxies.isEmpty());
    }
}
