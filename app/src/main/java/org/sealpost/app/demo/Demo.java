package org.sealpost.app.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.sealpost.app.check.Checked;
import org.sealpost.app.check.Checker;
import org.sealpost.app.store.FleetStore;
import org.sealpost.app.watch.Drifting;
import org.sealpost.app.watch.Watcher;
import org.sealpost.fleet.watch.Intervals;
import org.sealpost.fleet.watch.WatchedDomain;
import org.sealpost.fleet.watch.alert.Steadiness;
import org.sealpost.fleet.watch.look.Wording;
import org.sealpost.fleet.watch.schedule.Schedule;
import org.sealpost.observe.facts.DomainFacts;
import org.sealpost.protocol.name.DomainName;
import org.sealpost.reports.Arrival;
import org.sealpost.reports.store.ReportStore;

/// A fleet with three months behind it, on the small internet. What is invented went through the same watching and the
/// same store as what is real; only looks and mails are made up.
public final class Demo {
    private static final int DAYS = 90;
    private static final int AT_ONCE = 8;
    /// So long before its end the past is looked at as a service would: longer than a day and the chance in it.
    private static final Duration AS_SERVED = Duration.ofHours(26);

    private static final Intervals COARSE =
            new Intervals(Duration.ofDays(1), Duration.ofDays(2), Duration.ofMinutes(30));

    private final List<DemoDomain> domains = DemoDomain.all();
    private final String tenant;
    private final Instant today;
    private final int days;

    /// @param tenant whose domains they are
    public Demo(String tenant, Instant today) {
        this(tenant, today, DAYS);
    }

    /// @param days how many are behind it
    Demo(String tenant, Instant today, int days) {
        this.tenant = tenant;
        this.today = today;
        this.days = days;
    }

    /// Writes what the small internet has for the domains.
    ///
    /// @param folder an empty one
    /// @throws IOException when it cannot be written
    public void writeWorlds(Path folder) throws IOException {
        write(folder, DemoDomain::world);
    }

    /// Writes what it had while domains were otherwise. All domains are in it, so every host has the address
    /// that it has now.
    ///
    /// @param folder an empty one
    /// @throws IOException when it cannot be written
    public void writeOtherWorlds(Path folder) throws IOException {
        write(folder, each -> each.otherwise().orElse(each.world()));
    }

    private void write(Path folder, Function<DemoDomain, String> text) throws IOException {
        for (DemoDomain each : domains) {
            Path world = Files.createDirectory(folder.resolve(each.name()));
            Files.writeString(world.resolve("world.yaml"), text.apply(each) + "\n");
        }
    }

    /// Looks at every domain once, and at those that were otherwise once more.
    ///
    /// @param now of the worlds as they are
    /// @param otherwise of the other ones
    public DemoSights seen(Checker now, Checker otherwise) {
        return new DemoSights(
                seen(now, domains),
                seen(
                        otherwise,
                        domains.stream()
                                .filter(each -> each.otherwise().isPresent())
                                .toList()));
    }

    private static Map<DomainName, DomainFacts> seen(Checker checker, List<DemoDomain> domains) {
        Map<DomainName, DomainFacts> seen = new ConcurrentHashMap<>();
        try (var threads =
                Executors.newFixedThreadPool(AT_ONCE, Thread.ofVirtual().factory())) {
            domains.forEach(each -> threads.execute(
                    () -> seen.put(each.domain(), checker.check(each.domain()).facts())));
        }
        if (seen.size() != domains.size()) {
            throw new IllegalStateException("a domain of the demonstration could not be looked at");
        }
        return seen;
    }

    /// Lives through the days until today: at first with few looks, at last with as many as a service makes.
    ///
    /// @param kept hears of every look
    public void watch(
            FleetStore fleet, DemoSights sights, Wording wording, Consumer<Checked> kept, Consumer<String> problems) {
        var schedule = new Schedule(new Random(1));
        var now = new AtomicReference<>(today.minus(Duration.ofDays(days)));
        fleet.domains().watch(watched(COARSE), schedule, now.get());
        var past = new DemoPast(
                domains.stream().collect(Collectors.toMap(DemoDomain::domain, Function.identity())),
                sights,
                today,
                now);
        var watcher = new Watcher(
                fleet,
                new Watcher.Parts(past, Drifting.NOTHING_APPROVED, wording, schedule, Steadiness.USUAL, kept, problems),
                now::get,
                domains.size());
        live(fleet, watcher, now, today.minus(AS_SERVED));
        fleet.domains().watch(watched(Intervals.USUAL), schedule, now.get());
        live(fleet, watcher, now, today);
    }

    private static void live(FleetStore fleet, Watcher watcher, AtomicReference<Instant> now, Instant end) {
        while (now.get().isBefore(end)) {
            if (watcher.round(Runnable::run) == 0) {
                Instant next = fleet.looks().nextDue().orElseThrow();
                Instant before = now.get();
                Instant later = next.isAfter(before) ? next : before.plusSeconds(1);
                now.set(later.isBefore(end) ? later : end);
            }
        }
    }

    private List<WatchedDomain> watched(Intervals intervals) {
        return domains.stream()
                .map(each -> new WatchedDomain(each.domain(), tenant, each.tags(), intervals, List.of()))
                .toList();
    }

    /// Keeps the reports of all those days.
    public void report(ReportStore reports, DemoSights sights) {
        List<DemoReports> all =
                domains.stream().map(each -> new DemoReports(each, sights)).toList();
        LocalDate last = today.atZone(ZoneOffset.UTC).toLocalDate().minusDays(2);
        for (int daysAgo = days; daysAgo >= 2; daysAgo--) {
            List<Arrival> arrivals = new ArrayList<>();
            for (DemoReports each : all) {
                arrivals.addAll(each.day(last.minusDays(daysAgo - 2L), daysAgo));
            }
            reports.keep(arrivals);
        }
    }
}
