package org.sealpost.app.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.sealpost.app.store.FleetFeeds.Mark;
import org.sealpost.app.store.FleetFeeds.Wanted;
import org.sealpost.fleet.watch.Cause;
import org.sealpost.fleet.watch.Intervals;
import org.sealpost.fleet.watch.Level;
import org.sealpost.fleet.watch.LookKind;
import org.sealpost.fleet.watch.Symptom;
import org.sealpost.fleet.watch.Telling;
import org.sealpost.fleet.watch.WatchedDomain;
import org.sealpost.fleet.watch.alert.Life;
import org.sealpost.fleet.watch.alert.Steadiness;
import org.sealpost.fleet.watch.look.Look;
import org.sealpost.fleet.watch.look.Memory;
import org.sealpost.fleet.watch.look.Source;
import org.sealpost.fleet.watch.schedule.Schedule;
import org.sealpost.protocol.name.DomainName;

@ParameterizedClass
@EnumSource(TestDatabase.class)
class FleetFeedsTest {
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private static final Schedule SCHEDULE = new Schedule(new Random(1));
    private static final DomainName ONE = DomainName.of("one.example");
    private static final DomainName TWO = DomainName.of("two.example");
    private static final DomainName FOREIGN = DomainName.of("foreign.example");

    @Parameter
    private TestDatabase database = TestDatabase.SQLITE;

    @TempDir
    private Path folder = Path.of("");

    @RegisterExtension
    private final Places places = new Places();

    private FleetStore store;

    @BeforeEach
    void open() throws SQLException {
        store = FleetStore.open(places.next(database, folder));
        store.domains()
                .watch(
                        List.of(
                                WatchedDomain.of(ONE, "ours"),
                                WatchedDomain.of(TWO, "ours"),
                                WatchedDomain.of(FOREIGN, "theirs")),
                        SCHEDULE,
                        NOW);
    }

    @AfterEach
    void close() {
        store.close();
    }

    private void look(DomainName domain, boolean broken, Instant at) {
        store.domains().lookNow(domain, LookKind.RECORDS, at);
        for (FleetLooks.Claim claim : store.looks().take(at, Duration.ofMinutes(10), 100)) {
            if (claim.watched().domain().equals(domain)) {
                assertThat(store.looks()
                                .settle(
                                        claim,
                                        at,
                                        known -> new FleetLooks.Result(
                                                Memory.NONE,
                                                Life.after(
                                                        seen(domain, broken, at),
                                                        known.live(),
                                                        new Steadiness(1, 1, Duration.ofDays(1))),
                                                at.plus(Duration.ofDays(9)))))
                        .isPresent();
            } else {
                store.looks().giveBack(claim, claim.due());
            }
        }
    }

    private static Look seen(DomainName domain, boolean broken, Instant at) {
        List<Symptom> symptoms = broken
                ? List.of(new Symptom(
                        new Cause(domain, "mtasts.policy.mx-not-listed", "mx2"),
                        Level.PAGE,
                        new Telling("title", "seen", "fix")))
                : List.of();
        return new Look(domain, at, List.of(new Source() {
            @Override
            public List<Symptom> symptoms() {
                return symptoms;
            }

            @Override
            public boolean knows(Cause cause) {
                return true;
            }

            @Override
            public boolean reaches(Cause cause) {
                return true;
            }
        }));
    }

    @Test
    void aListGoesOnWhereThePartBeforeEnded() {
        look(ONE, true, NOW.plusSeconds(1));
        look(TWO, true, NOW.plusSeconds(2));
        look(FOREIGN, true, NOW.plusSeconds(3));
        var wanted = new Wanted("ours", true, Optional.empty());
        List<FleetFeeds.Listed> first = store.feeds().alerts(wanted, Mark.START, 1);
        List<FleetFeeds.Listed> second =
                store.feeds().alerts(wanted, first.getFirst().mark(), 5);
        assertThat(first.getFirst().alert().cause().domain()).isEqualTo(TWO);
        assertThat(second).hasSize(1);
        assertThat(second.getFirst().alert().cause().domain()).isEqualTo(ONE);
        assertThat(store.feeds().alerts(wanted, second.getFirst().mark(), 5)).isEmpty();
        assertThat(store.feeds().alerts(new Wanted("ours", true, Optional.of(ONE)), Mark.START, 5))
                .hasSize(1);
        assertThat(store.feeds().alerts(new Wanted("ours", true, Optional.of(FOREIGN)), Mark.START, 5))
                .isEmpty();
        look(ONE, false, NOW.plusSeconds(4));
        assertThat(store.feeds().alerts(new Wanted("ours", false, Optional.empty()), Mark.START, 5))
                .hasSize(1);
    }

    @Test
    void eventsOfATenantHavePlacesOneAfterTheOtherThatAreNeverUsedAgain() {
        look(ONE, true, NOW.plusSeconds(1));
        look(FOREIGN, true, NOW.plusSeconds(2));
        look(TWO, true, NOW);
        List<FleetFeeds.Placed> all = store.feeds().events("ours", 0, 100);
        assertThat(all).extracting(FleetFeeds.Placed::place).containsExactly(1L, 2L, 3L, 4L);
        assertThat(store.feeds().events("ours", 2, 1)).containsExactly(all.get(2));
        assertThat(store.feeds().events("theirs", 0, 100))
                .extracting(FleetFeeds.Placed::place)
                .containsExactly(1L, 2L);
        store.domains().forget(TWO);
        look(ONE, false, NOW.plusSeconds(3));
        assertThat(store.feeds().events("ours", 2, 100))
                .extracting(FleetFeeds.Placed::place)
                .containsExactly(5L);
    }

    @Test
    void aDomainTellsWhenItWasLookedAt() {
        assertThat(store.feeds().observed(ONE).orElseThrow().rounds().values())
                .extracting(FleetFeeds.Round::last)
                .containsOnly(Optional.empty());
        look(ONE, true, NOW.plusSeconds(1));
        assertThat(store.feeds().observed(ONE).orElseThrow().rounds().get(LookKind.RECORDS))
                .isEqualTo(new FleetFeeds.Round(
                        Optional.of(NOW.plusSeconds(1)), NOW.plusSeconds(1).plus(Duration.ofDays(9))));
        assertThat(store.feeds().domains("ours", "", 10))
                .extracting(FleetFeeds.Line::last)
                .containsExactly(Optional.of(NOW.plusSeconds(1)), Optional.empty());
        assertThat(store.feeds().domains("ours", ONE.ascii(), 10)).hasSize(1);
        assertThat(store.feeds().observed(DomainName.of("nobody.example"))).isEmpty();
        assertThat(store.feeds().standing(List.of(ONE, TWO))).isEqualTo(Map.of(ONE, Map.of(Level.PAGE, 1L)));
    }

    @Test
    void aDomainIsChangedOnlyByWhomeverHasReadItAsItIs() {
        WatchedDomain before = store.domains().of(ONE).orElseThrow();
        var after = new WatchedDomain(ONE, "ours", Set.of("prod"), Intervals.USUAL, List.of());
        assertThat(store.domains().change(before, after, SCHEDULE, NOW)).isTrue();
        assertThat(store.domains().change(before, before, SCHEDULE, NOW)).isFalse();
        assertThat(store.domains().of(ONE)).contains(after);
    }

    @Test
    void ofManyDomainsEachIsAddedOrKnownOrTaken() {
        assertThat(store.domains()
                        .add(
                                List.of(
                                        WatchedDomain.of(DomainName.of("new.example"), "ours"),
                                        WatchedDomain.of(ONE, "ours"),
                                        WatchedDomain.of(FOREIGN, "ours")),
                                SCHEDULE,
                                NOW))
                .containsExactly(FleetDomains.Adding.ADDED, FleetDomains.Adding.KNOWN, FleetDomains.Adding.TAKEN);
    }
}
