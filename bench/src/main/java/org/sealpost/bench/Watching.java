package org.sealpost.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.sealpost.app.check.Checked;
import org.sealpost.app.render.AlertWords;
import org.sealpost.app.render.FindingPages;
import org.sealpost.app.store.FleetChannels;
import org.sealpost.app.store.FleetStore;
import org.sealpost.app.watch.Drifting;
import org.sealpost.app.watch.Looker;
import org.sealpost.app.watch.NetworkLooker;
import org.sealpost.app.watch.Watcher;
import org.sealpost.check.Judge;
import org.sealpost.fleet.watch.LookKind;
import org.sealpost.fleet.watch.WatchedDomain;
import org.sealpost.fleet.watch.alert.Steadiness;
import org.sealpost.fleet.watch.channel.Delivery;
import org.sealpost.fleet.watch.channel.Postman;
import org.sealpost.fleet.watch.notice.ChannelRule;
import org.sealpost.fleet.watch.schedule.Schedule;
import org.sealpost.lab.Lab;
import org.sealpost.lab.LabOptions;
import org.sealpost.observe.ObservationListener;
import org.sealpost.observe.Observer;
import org.sealpost.observe.facts.DomainFacts;
import org.sealpost.observe.facts.NotLooked;
import org.sealpost.observe.facts.Part;
import org.sealpost.observe.facts.Vantage;
import org.sealpost.protocol.name.DomainName;

/// Days in the life of a fleet, with a clock that jumps from one due look to the next:
/// `Watching recorded|network DOMAINS DAYS [POSTGRESQL-URL]`. Judging, alerts, the store and messages are real, and
/// meanwhile somebody looks at pages that a process of its own serves from the same store.
///
/// From recorded facts every twentieth domain has an MX host outside its policy from 06:00 to 12:00 of each day. Over
/// the network each look asks the small internet of this process, and all is well.
final class Watching {
    private static final Duration DAY = Duration.ofDays(1);
    private static final int SICK = 20;
    private static final Duration LATE = Duration.ofMinutes(1);
    private static final int HOSTS = 10;
    private static final int AT_ONCE = 32;
    private static final long BRIEFLY_NANOS = 200_000;

    private final Map<LookKind, DomainFacts> healthy;
    private final Map<LookKind, DomainFacts> sick;
    private final Instant start;
    private volatile Instant now;

    private Watching(Map<LookKind, DomainFacts> healthy, Map<LookKind, DomainFacts> sick) {
        this.healthy = healthy;
        this.sick = sick;
        this.start = InstantSource.system().instant().truncatedTo(ChronoUnit.DAYS);
        this.now = start;
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        boolean network = arguments[0].equals("network");
        int domains = Integer.parseInt(arguments[1]);
        int days = Integer.parseInt(arguments[2]);
        Path folder = Files.createTempDirectory("sealpost-watching");
        String place =
                arguments.length > 3 ? arguments[3] : folder.resolve("fleet.db").toString();
        List<String> store = arguments.length > 3
                ? List.of("--database", place, "--data", folder.toString())
                : List.of("--data", folder.toString());
        try (FleetStore fleet = FleetStore.open(place);
                WatchedPages pages = WatchedPages.serve(folder, store)) {
            if (!network) {
                List<DomainName> names = IntStream.range(0, domains)
                        .mapToObj(i -> DomainName.of("d" + i + ".example"))
                        .toList();
                var watching = new Watching(recorded("healthy"), recorded("mx-unlisted"));
                watching.run(fleet, pages, names, days, watching.new Recorded(), Runnable::run);
                return;
            }
            Path worlds = SharedHosts.write(domains, HOSTS);
            try (Lab lab = Lab.start(LabOptions.at(InstantSource.system()).withWorlds(worlds));
                    var looker = new NetworkLooker(LabView.of(lab));
                    ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
                new Watching(Map.of(), Map.of()).run(fleet, pages, SharedHosts.domains(domains), days, looker, threads);
            } finally {
                SharedHosts.delete(worlds);
            }
        }
    }

    private static Map<LookKind, DomainFacts> recorded(String world) throws IOException {
        try (Lab lab = Lab.start(LabOptions.at(InstantSource.system()))) {
            return Map.of(
                    LookKind.RECORDS,
                    recorded(lab, world, LookKind.RECORDS),
                    LookKind.SERVERS,
                    recorded(lab, world, LookKind.SERVERS));
        }
    }

    private static DomainFacts recorded(Lab lab, String world, LookKind kind) {
        try (Observer observer = Observer.open(LabView.of(lab).without(kind.without()))) {
            return observer.observe(DomainName.of(world + ".example"), ObservationListener.NONE);
        }
    }

    private void run(
            FleetStore store, WatchedPages pages, List<DomainName> names, int days, Looker looker, Executor threads)
            throws IOException, InterruptedException {
        String first = names.getFirst().ascii();
        pages.add(first);
        String tenant = store.domains().of(names.getFirst()).orElseThrow().tenant();
        pages.look(List.of("/fleet", "/fleet/" + first, "/fleet?after=" + names.get(names.size() / 2), "/alerts", "/"));
        var schedule = new Schedule(new Random(1));
        store.domains()
                .watch(
                        names.stream()
                                .map(name -> WatchedDomain.of(name, tenant))
                                .toList(),
                        schedule,
                        now);
        store.channels().save(new FleetChannels.Kept(ChannelRule.usual("ops", tenant), ""), now);
        List<String> problems = new ArrayList<>();
        var looks = new AtomicLong();
        var watcher = new Watcher(
                store,
                new Watcher.Parts(
                        new Counted(looker, looks),
                        Drifting.NOTHING_APPROVED,
                        new AlertWords(new FindingPages()),
                        schedule,
                        Steadiness.USUAL,
                        _ -> {},
                        problems::add),
                () -> now,
                AT_ONCE);
        var messages = new AtomicLong();
        var postman = new Postman(
                store.outbox(),
                _ -> Optional.of(_ -> {
                    messages.incrementAndGet();
                    return new Delivery.Delivered();
                }),
                () -> now);
        long beginning = System.nanoTime();
        long late = 0;
        Instant told = now;
        while (now.isBefore(start.plus(DAY.multipliedBy(days)))) {
            int begun = watcher.round(threads);
            // A look takes no time of the fleet's clock.
            while (watcher.isLooking()) {
                LockSupport.parkNanos(BRIEFLY_NANOS);
            }
            if (begun == 0) {
                Instant next = store.looks().nextDue().orElseThrow();
                now = next.isAfter(now) ? next : now.plusMillis(100);
            }
            if (Duration.between(told, now).compareTo(LATE) > 0) {
                late = Math.max(late, store.looks().overdue(now, LATE));
                var _ = store.channels().tell(now);
                var _ = postman.round();
                told = now;
            }
        }
        double seconds = (System.nanoTime() - beginning) / 1e9;
        System.out.printf(
                Locale.ROOT,
                "%d domains, %d days: %d looks in %.1f s, %.0f a second; at no time were more than %d looks overdue by a"
                        + " minute; %d messages; %d problems; %s%n%s%n",
                names.size(),
                days,
                looks.get(),
                seconds,
                looks.get() / seconds,
                late,
                messages.get(),
                problems.size(),
                WatchedPages.resident(Path.of("/proc/self/status")),
                pages.told());
    }

    /// Counts looks.
    private record Counted(Looker looker, AtomicLong looks) implements Looker {
        @Override
        public Checked look(WatchedDomain watched, LookKind kind) {
            looks.incrementAndGet();
            return looker.look(watched, kind);
        }

        @Override
        public void close() {
            looker.close();
        }
    }

    private final class Recorded implements Looker {
        @Override
        public Checked look(WatchedDomain watched, LookKind kind) {
            int number = Integer.parseInt(watched.domain().labels().getFirst().substring(1));
            long hour = Duration.between(start, now).toHours() % DAY.toHours();
            boolean isSick = number % SICK == 0 && hour >= 6 && hour < 12;
            DomainFacts seen =
                    Optional.ofNullable((isSick ? sick : healthy).get(kind)).orElseThrow();
            DomainFacts facts = NotLooked.LEFT_OUT
                    .domain(watched.domain(), now, vantage(seen.vantage(), kind.without()))
                    .withRecord(seen.stsTxt(), seen.strayTxt())
                    .withPolicyHost(seen.policyHost())
                    .withMail(seen.mail())
                    .withTlsRpt(seen.tlsRptTxt())
                    .withReporting(seen.reporting())
                    .withAuthentication(seen.authentication())
                    .withNameServers(seen.nameServers())
                    .withIssuance(seen.issuance());
            return new Checked(Judge.judge(facts), facts, List.of());
        }

        @Override
        public void close() {}
    }

    private static Vantage vantage(Vantage seen, Set<Part> without) {
        return new Vantage(seen.validation(), seen.ipv4(), seen.ipv6(), without);
    }
}
