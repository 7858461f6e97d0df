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
import java.util.Objects;
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
import org.sealpost.check.PolicySeen;
import org.sealpost.check.Reading;
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
    private static final Intervals COARSE =
            new Intervals(Duration.ofDays(1), Duration.ofDays(2), Duration.ofMinutes(30));

    private final List<DemoDomain> domains = DemoDomain.all();
    private final String tenant;
    private final Instant today;

    /// @param tenant whose domains they are
    public Demo(String tenant, Instant today) {
        this.tenant = tenant;
        this.today = today;
    }

    /// Writes what the small internet has for the domains.
    ///
    /// @param folder an empty one
    /// @throws IOException when it cannot be written
    public void writeWorlds(Path folder) throws IOException {
        for (DemoDomain each : domains) {
            Path world = Files.createDirectory(folder.resolve(each.name()));
            Files.writeString(world.resolve("world.yaml"), each.world() + "\n");
        }
    }

    /// Looks at every domain once.
    public Map<DomainName, DomainFacts> seen(Checker checker) {
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

    /// Lives through the days until today.
    ///
    /// @param kept hears of every look
    public void watch(
            FleetStore fleet,
            Map<DomainName, DomainFacts> seen,
            Wording wording,
            Consumer<Checked> kept,
            Consumer<String> problems) {
        var schedule = new Schedule(new Random(1));
        var now = new AtomicReference<>(today.minus(Duration.ofDays(DAYS)));
        fleet.domains().watch(watched(COARSE), schedule, now.get());
        var past = new DemoPast(
                domains.stream().collect(Collectors.toMap(DemoDomain::domain, Function.identity())),
                seen,
                domains.getFirst().domain(),
                today,
                now);
        var watcher = new Watcher(
                fleet,
                new Watcher.Parts(past, Drifting.NOTHING_APPROVED, wording, schedule, Steadiness.USUAL, kept, problems),
                now::get,
                domains.size());
        while (now.get().isBefore(today)) {
            if (watcher.round(Runnable::run) == 0) {
                Instant next = fleet.looks().nextDue().orElseThrow();
                Instant before = now.get();
                now.set(next.isAfter(before) ? next : before.plusSeconds(1));
            }
        }
        fleet.domains().watch(watched(Intervals.USUAL), schedule, today);
    }

    private List<WatchedDomain> watched(Intervals intervals) {
        return domains.stream()
                .map(each -> new WatchedDomain(each.domain(), tenant, each.tags(), intervals, List.of()))
                .toList();
    }

    /// Keeps the reports of all those days.
    public void report(ReportStore reports, Map<DomainName, DomainFacts> seen) {
        List<DemoReports> all = domains.stream()
                .map(each -> {
                    DomainFacts facts = Objects.requireNonNull(seen.get(each.domain()));
                    return new DemoReports(each, policy(facts), hosts(facts));
                })
                .toList();
        LocalDate last = today.atZone(ZoneOffset.UTC).toLocalDate().minusDays(2);
        for (int daysAgo = DAYS; daysAgo >= 2; daysAgo--) {
            List<Arrival> arrivals = new ArrayList<>();
            for (DemoReports each : all) {
                arrivals.addAll(each.day(last.minusDays(daysAgo - 2L), daysAgo));
            }
            reports.keep(arrivals);
        }
    }

    private static List<String> policy(DomainFacts facts) {
        return Reading.of(facts).policy() instanceof PolicySeen.Served served
                ? served.answer().body().utf8Lossy().lines().toList()
                : List.of();
    }

    private static List<String> hosts(DomainFacts facts) {
        return facts.mail().hosts().stream().map(host -> host.name().ascii()).toList();
    }
}
