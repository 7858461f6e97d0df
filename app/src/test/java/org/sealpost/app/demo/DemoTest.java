package org.sealpost.app.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.sealpost.app.check.Checker;
import org.sealpost.app.check.LabCheckers;
import org.sealpost.app.render.AlertWords;
import org.sealpost.app.render.FactsDocuments;
import org.sealpost.app.render.FindingPages;
import org.sealpost.app.store.FleetFeeds;
import org.sealpost.app.store.FleetStore;
import org.sealpost.fleet.watch.Intervals;
import org.sealpost.fleet.watch.LookKind;
import org.sealpost.lab.Lab;
import org.sealpost.lab.LabOptions;
import org.sealpost.observe.ObservationListener;
import org.sealpost.observe.ObserverOptions;
import org.sealpost.observe.facts.DomainFacts;
import org.sealpost.observe.facts.MxHostFacts;
import org.sealpost.protocol.name.DomainName;
import org.sealpost.protocol.tlsrpt.FailureDetail;

/// The invented past of the demonstration, beside what its small internet has.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DemoTest {
    private static final int DAYS = 3;
    /// The share of an interval by which a look may come later than its place.
    private static final int JITTER = 20;

    private final Instant today = InstantSource.system().instant();
    private final Demo demo = new Demo("t", today, DAYS);
    private Lab lab;
    private Lab other;
    private DemoSights sights;

    @BeforeAll
    void look(@TempDir Path folder) throws IOException {
        Path worlds = Files.createDirectory(folder.resolve("worlds"));
        Path otherWorlds = Files.createDirectory(folder.resolve("other"));
        demo.writeWorlds(worlds);
        demo.writeOtherWorlds(otherWorlds);
        InstantSource clock = InstantSource.system();
        lab = Lab.start(LabOptions.at(clock).withWorlds(worlds));
        other = Lab.start(LabOptions.at(clock).withWorlds(otherWorlds));
        ObserverOptions options = ObserverOptions.of(clock, "sealpost/test");
        try (Checker now = new LabCheckers(lab, options, ObservationListener.NONE);
                Checker otherwise = new LabCheckers(other, options, ObservationListener.NONE)) {
            sights = demo.seen(now, otherwise);
        }
    }

    @AfterAll
    void close() {
        lab.close();
        other.close();
    }

    private static Map<DomainName, DemoDomain> domains() {
        return DemoDomain.all().stream().collect(Collectors.toMap(DemoDomain::domain, Function.identity()));
    }

    @Test
    void whatIsInventedEndsAsAServiceWouldHaveLooked(@TempDir Path folder) {
        List<String> problems = new ArrayList<>();
        try (FleetStore fleet = FleetStore.file(folder.resolve("fleet.db"))) {
            demo.watch(fleet, sights, new AlertWords(new FindingPages()), _ -> {}, problems::add);
            for (DemoDomain each : DemoDomain.all()) {
                FleetFeeds.Observed observed =
                        fleet.feeds().observed(each.domain()).orElseThrow();
                for (LookKind kind : LookKind.values()) {
                    Duration interval = Intervals.USUAL.of(kind);
                    Instant looked = Objects.requireNonNull(observed.rounds().get(kind))
                            .last()
                            .orElseThrow();
                    assertThat(Duration.between(looked, today))
                            .as("%s of %s", kind, each.domain())
                            .isBetween(Duration.ZERO, interval.plus(interval.dividedBy(JITTER)));
                }
            }
        }
        assertThat(problems).isEmpty();
    }

    @Test
    void aDomainThatWasOtherwiseWasStillItself() {
        Set<String> others = domains().keySet().stream().map(DomainName::ascii).collect(Collectors.toSet());
        assertThat(sights.otherwise()).isNotEmpty();
        sights.otherwise().forEach((domain, facts) -> {
            var named = new HashSet<>(others);
            named.remove(domain.ascii());
            assertThat(text(facts)).as(domain.ascii()).contains(domain.ascii()).doesNotContain(named);
            assertThat(hosts(facts))
                    .as(domain.ascii())
                    .isEqualTo(hosts(Objects.requireNonNull(sights.now().get(domain))));
        });
    }

    private static String text(DomainFacts facts) {
        var out = new ByteArrayOutputStream();
        FactsDocuments.write(facts, out);
        return out.toString(StandardCharsets.UTF_8);
    }

    /// Their addresses.
    private static Map<String, List<String>> hosts(DomainFacts facts) {
        return facts.mail().hosts().stream()
                .collect(Collectors.toMap(host -> host.name().ascii(), DemoTest::addresses));
    }

    private static List<String> addresses(MxHostFacts host) {
        return host.attempts().stream().map(attempt -> attempt.address().text()).toList();
    }

    @Test
    void reportsTellOfHostsAtTheAddressesThatChecksFind() {
        LocalDate last = today.atZone(ZoneOffset.UTC).toLocalDate();
        var told = new HashSet<DomainName>();
        for (DemoDomain each : DemoDomain.all()) {
            var reports = new DemoReports(each, sights);
            for (int daysAgo = 90; daysAgo >= 2; daysAgo--) {
                Map<String, List<String>> hosts = hosts(sights.of(each, daysAgo));
                for (FailureDetail failure : failures(reports, last.minusDays(daysAgo), daysAgo)) {
                    Optional<String> host = failure.receivingMxHostname();
                    assertThat(failure.receivingIp().isPresent()).isEqualTo(host.isPresent());
                    host.ifPresent(name -> {
                        assertThat(hosts).containsKey(name);
                        assertThat(hosts.get(name))
                                .contains(failure.receivingIp().orElseThrow());
                        told.add(each.domain());
                    });
                }
            }
        }
        assertThat(told).contains(DomainName.of("brewery.example"), DomainName.of("university.example"));
    }

    private static List<FailureDetail> failures(DemoReports reports, LocalDate day, int daysAgo) {
        return reports.day(day, daysAgo).stream()
                .flatMap(arrival -> arrival.reports().stream())
                .flatMap(read -> read.report().policies().stream())
                .flatMap(policy -> policy.failureDetails().stream())
                .toList();
    }
}
