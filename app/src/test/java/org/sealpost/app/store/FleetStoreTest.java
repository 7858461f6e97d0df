package org.sealpost.app.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.sealpost.app.store.FleetLooks.Claim;
import org.sealpost.app.store.FleetLooks.Result;
import org.sealpost.fleet.watch.ApprovedText;
import org.sealpost.fleet.watch.Cause;
import org.sealpost.fleet.watch.Intervals;
import org.sealpost.fleet.watch.Level;
import org.sealpost.fleet.watch.LookKind;
import org.sealpost.fleet.watch.Symptom;
import org.sealpost.fleet.watch.Telling;
import org.sealpost.fleet.watch.WatchedDomain;
import org.sealpost.fleet.watch.alert.Alert;
import org.sealpost.fleet.watch.alert.AlertEvent;
import org.sealpost.fleet.watch.alert.AlertState;
import org.sealpost.fleet.watch.alert.Change;
import org.sealpost.fleet.watch.alert.Life;
import org.sealpost.fleet.watch.alert.Steadiness;
import org.sealpost.fleet.watch.alert.Word;
import org.sealpost.fleet.watch.channel.Outbox.Waiting;
import org.sealpost.fleet.watch.channel.Target;
import org.sealpost.fleet.watch.look.ChangeSource;
import org.sealpost.fleet.watch.look.Look;
import org.sealpost.fleet.watch.look.Memory;
import org.sealpost.fleet.watch.look.Source;
import org.sealpost.fleet.watch.notice.ChannelRule;
import org.sealpost.fleet.watch.notice.Maintenance;
import org.sealpost.fleet.watch.notice.QuietHours;
import org.sealpost.fleet.watch.schedule.Schedule;
import org.sealpost.protocol.mtasts.Mode;
import org.sealpost.protocol.name.DomainName;

@ParameterizedClass
@EnumSource(TestDatabase.class)
class FleetStoreTest {
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private static final Instant LATER = NOW.plus(Duration.ofDays(2));
    private static final Duration LEASE = Duration.ofMinutes(10);
    private static final DomainName DOMAIN = DomainName.of("example.org");
    private static final Schedule SCHEDULE = new Schedule(new Random(1));

    @Parameter
    private TestDatabase database = TestDatabase.SQLITE;

    @TempDir
    private Path folder = Path.of("");

    @RegisterExtension
    private final Places places = new Places();

    private final List<FleetStore> open = new ArrayList<>();
    private String place = "";

    @BeforeEach
    void newPlace() throws SQLException {
        place = places.next(database, folder);
    }

    @AfterEach
    void close() {
        open.forEach(FleetStore::close);
    }

    private FleetStore store() {
        FleetStore store = FleetStore.open(place);
        open.add(store);
        return store;
    }

    /// A look that sees a host that the policy does not name, or nothing.
    private static Look look(DomainName domain, boolean broken, Instant at) {
        var cause = new Cause(domain, "mtasts.policy.mx-not-listed", "mx2.provider.example \u0000 ☃");
        List<Symptom> seen = broken
                ? List.of(new Symptom(cause, Level.PAGE, new Telling("mx2 is not in the policy", "seen", "fix")))
                : List.of();
        return new Look(domain, at, List.of(new Source() {
            @Override
            public List<Symptom> symptoms() {
                return seen;
            }

            @Override
            public boolean knows(Cause other) {
                return true;
            }

            @Override
            public boolean reaches(Cause other) {
                return true;
            }
        }));
    }

    private static Optional<Result> settle(FleetStore store, Claim claim, boolean broken, Instant at) {
        return store.looks()
                .settle(
                        claim,
                        at,
                        known -> new Result(
                                new Memory(Optional.of(Mode.ENFORCE), Optional.of(at), Optional.empty()),
                                Life.after(look(claim.watched().domain(), broken, at), known.live(), Steadiness.USUAL),
                                at.plus(Duration.ofHours(1))));
    }

    /// Looks so often, an hour between two.
    private static Instant looks(FleetStore store, Instant from, boolean... broken) {
        Instant at = from;
        for (boolean each : broken) {
            at = at.plus(Duration.ofHours(2));
            for (Claim claim : store.looks().take(at, LEASE, 1_000)) {
                if (claim.kind() == LookKind.RECORDS) {
                    assertThat(settle(store, claim, each, at)).isPresent();
                }
            }
        }
        return at;
    }

    @Test
    void aDomainIsReadAsItWasWritten() {
        FleetStore store = store();
        var watched = new WatchedDomain(
                DOMAIN,
                "t",
                Set.of("prod", "mail"),
                new Intervals(Duration.ofMinutes(30), Duration.ofHours(12), Duration.ofMinutes(5)),
                List.of(new ApprovedText(ApprovedText.Family.SPF, DOMAIN, "v=spf1 -all")));

        assertThat(store.domains().watch(watched, SCHEDULE, NOW)).isTrue();
        assertThat(store.domains().watch(watched, SCHEDULE, NOW)).isFalse();
        assertThat(store().domains().of(DOMAIN)).contains(watched);
        assertThat(store.domains().list("t", "", 10)).containsExactly(watched);
        assertThat(store.domains().list("other", "", 10)).isEmpty();
        assertThat(store.domains().looksADay()).isEqualTo(50);
        assertThat(store.domains().due(DOMAIN)).containsOnlyKeys(LookKind.values());
    }

    private static List<Alert> standing(FleetStore store, String tenant) {
        return standing(store, tenant, AlertList.Choice.ALL);
    }

    private static List<Alert> standing(FleetStore store, String tenant, AlertList.Choice choice) {
        return store.alertList().standing(tenant, choice, Optional.empty(), 99).stream()
                .map(AlertList.Line::alert)
                .toList();
    }

    private static Symptom waits(DomainName domain, String plan, Level level) {
        return new Symptom(new Cause(domain, ChangeSource.WAITS, plan), level, new Telling("a plan waits", "", ""));
    }

    @Test
    void alertsAreListedPageByPageAndAsChosen() {
        FleetStore store = store();
        DomainName other = DomainName.of("other.example");
        store.domains().watch(WatchedDomain.of(DOMAIN, "t"), SCHEDULE, NOW);
        store.domains().watch(WatchedDomain.of(other, "t"), SCHEDULE, NOW);
        List<Symptom> many = Arrays.stream(Level.values())
                .flatMap(level -> IntStream.range(0, 4).mapToObj(i -> waits(DOMAIN, level + " " + i, level)))
                .toList();
        store.alerts().changes(DOMAIN, _ -> many, NOW);
        store.alerts().changes(other, _ -> List.of(waits(other, "one", Level.PAGE)), NOW.plusSeconds(60));

        List<Alert> all = standing(store, "t");
        assertThat(all).hasSize(13).isSortedAccordingTo(Comparator.comparing(Alert::level));
        assertThat(all.getFirst().cause().domain()).isEqualTo(other);
        List<Alert> turned = new ArrayList<>();
        Optional<AlertList.Place> after = Optional.empty();
        do {
            List<AlertList.Line> page = store.alertList().standing("t", AlertList.Choice.ALL, after, 5);
            page.forEach(line -> turned.add(line.alert()));
            after = page.isEmpty()
                    ? Optional.empty()
                    : AlertList.Place.read(page.getLast().place().text());
        } while (after.isPresent());
        assertThat(turned).containsExactlyElementsOf(all);

        assertThat(standing(store, "t", new AlertList.Choice(Optional.of(DOMAIN), Optional.of(Level.PAGE))))
                .hasSize(4)
                .allMatch(alert ->
                        alert.level() == Level.PAGE && alert.cause().domain().equals(DOMAIN));
        assertThat(standing(store, "t", new AlertList.Choice(Optional.of(other), Optional.of(Level.WARNING))))
                .isEmpty();
        assertThat(AlertList.Place.read("0~99999999999999999999~0123456789abcdef"))
                .isEmpty();
        assertThat(AlertList.Place.read("0~9999999999999999999~0123456789abcdef"))
                .isEmpty();
    }

    @Test
    void aChangeThatWaitsIsToldAtOnceAndNoLookEndsIt() {
        FleetStore store = store();
        store.domains().watch(WatchedDomain.of(DOMAIN, "t"), SCHEDULE, NOW);
        store.channels().save(new FleetChannels.Kept(ChannelRule.usual("ops", "t"), "sealed"), NOW);
        Symptom waits = waits(DOMAIN, "0123", Level.WARNING);
        store.alerts().changes(DomainName.of("other.example"), _ -> List.of(waits), NOW);
        assertThat(store.alerts().changing()).isEmpty();

        store.alerts().changes(DOMAIN, _ -> List.of(waits), NOW);
        store.alerts().changes(DOMAIN, _ -> List.of(waits), NOW.plusSeconds(60));
        assertThat(store.alerts().changing()).containsExactly(DOMAIN);
        assertThat(standing(store, "t")).singleElement().satisfies(alert -> {
            assertThat(alert.cause()).isEqualTo(waits.cause());
            assertThat(alert.lastSeen()).isEqualTo(NOW);
        });
        assertThat(store.channels().tell(NOW.plusSeconds(70)).outgoing()).hasSize(1);

        Instant at = looked(store);
        assertThat(standing(store, "t")).hasSize(1);
        store.alerts().changes(DOMAIN, _ -> List.of(), at);
        assertThat(standing(store, "t")).isEmpty();
        assertThat(store.channels().tell(at).outgoing())
                .singleElement()
                .satisfies(each ->
                        assertThat(each.message().items().getFirst().word()).isEqualTo(Word.RECOVERED));
        store.alerts().changes(DOMAIN, _ -> List.of(), at.plus(Duration.ofDays(2)));
        assertThat(store.alerts().changing()).isEmpty();
    }

    /// Three looks of each kind that see nothing.
    private static Instant looked(FleetStore store) {
        Instant at = LATER;
        for (int i = 0; i < 3; i++) {
            at = at.plus(Duration.ofHours(2));
            for (Claim claim : store.looks().take(at, LEASE, 9)) {
                Instant now = at;
                store.looks()
                        .settle(
                                claim,
                                now,
                                known -> new Result(
                                        known.memory(),
                                        Life.after(
                                                new Look(DOMAIN, now, List.of(ChangeSource.UNTOLD)),
                                                known.live(),
                                                Steadiness.USUAL),
                                        now.plus(Duration.ofHours(1))));
            }
        }
        return at;
    }

    @Test
    void everyLookIsHandedToOneAlone() throws Exception {
        FleetStore store = store();
        store.domains()
                .watch(
                        IntStream.range(0, 100)
                                .mapToObj(i -> WatchedDomain.of(DomainName.of("d" + i + ".example"), "t"))
                                .toList(),
                        SCHEDULE,
                        NOW);
        List<Claim> taken = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<List<Claim>>> replicas = IntStream.range(0, 20)
                    .<Callable<List<Claim>>>mapToObj(i -> {
                        FleetStore replica = i % 2 == 0 ? store : store();
                        return () -> replica.looks().take(LATER, LEASE, 11);
                    })
                    .toList();
            for (Future<List<Claim>> each : threads.invokeAll(replicas)) {
                taken.addAll(each.get());
            }
        }

        assertThat(taken).hasSize(200);
        assertThat(taken)
                .extracting(claim -> claim.watched().domain() + " " + claim.kind())
                .doesNotHaveDuplicates();
        assertThat(store.looks().take(LATER, LEASE, 11)).isEmpty();
    }

    @Test
    void theLooksOfALostReplicaAreTakenOverAndWhatItFindsLaterHasNoEffect() {
        FleetStore lost = store();
        FleetStore other = store();
        lost.domains().watch(WatchedDomain.of(DOMAIN, "t"), SCHEDULE, NOW);
        Claim first = lost.looks().take(LATER, LEASE, 1).getFirst();
        assertThat(other.looks().take(LATER.plus(LEASE).minusSeconds(1), LEASE, 9))
                .hasSize(1);

        Claim second = other.looks().take(LATER.plus(LEASE), LEASE, 9).getFirst();
        assertThat(second.kind()).isEqualTo(first.kind());
        assertThat(settle(lost, first, true, LATER.plus(LEASE))).isEmpty();
        assertThat(settle(other, second, true, LATER.plus(LEASE))).isPresent();
        assertThat(settle(other, second, true, LATER.plus(LEASE))).isEmpty();
        assertThat(other.looks().take(LATER.plus(LEASE), LEASE, 9)).isEmpty();
    }

    @Test
    void aLookThatWasGivenBackIsDueAgain() {
        FleetStore store = store();
        store.domains().watch(WatchedDomain.of(DOMAIN, "t"), SCHEDULE, NOW);
        List<Claim> claims = store.looks().take(LATER, LEASE, 9);
        claims.forEach(claim -> store.looks().giveBack(claim, LATER.plusSeconds(60)));

        assertThat(store.looks().take(LATER.plusSeconds(59), LEASE, 9)).isEmpty();
        assertThat(store.looks().take(LATER.plusSeconds(60), LEASE, 9)).hasSize(claims.size());
    }

    @Test
    void anAlertIsKeptThroughItsLifeAndToldOnce() {
        FleetStore store = store();
        store.domains().watch(WatchedDomain.of(DOMAIN, "t"), SCHEDULE, NOW);
        store.channels()
                .save(
                        new FleetChannels.Kept(
                                new ChannelRule(
                                        "ops",
                                        "t",
                                        Set.of(),
                                        Level.WARNING,
                                        Optional.of(new QuietHours("UTC", 0, 60, Set.of())),
                                        true,
                                        true),
                                "sealed"),
                        NOW);
        Instant at = looks(store, LATER, true, true);
        Alert alert = standing(store, "t").getFirst();
        assertThat(alert.state()).isEqualTo(new AlertState.Open(at));
        assertThat(standing(store, "other")).isEmpty();
        assertThat(store.alerts().counts()).containsEntry(Level.PAGE, 1L);

        assertThat(store().channels().tell(at).outgoing()).hasSize(1);
        assertThat(store.channels().tell(at).decided()).isEmpty();
        assertThat(store.alerts().acknowledge(alert.id(), "other", "eva", "", at))
                .isEmpty();
        assertThat(store.alerts().acknowledge(alert.id(), "t", "eva", "on it", at))
                .isPresent();
        assertThat(store.alerts().acknowledge(alert.id(), "t", "eva", "", at)).isEmpty();

        at = looks(store, at, false, false);
        assertThat(standing(store, "t")).isEmpty();
        assertThat(store.channels().tell(at).outgoing()).hasSize(1);
        assertThat(store.alertList().recovered("t", AlertList.Choice.ALL, 10))
                .extracting(Alert::id)
                .containsExactly(alert.id());
        assertThat(store.alerts().events(alert.id()).stream().map(AlertEvent::change))
                .containsExactly(
                        new Change.Appeared(Level.PAGE),
                        new Change.Opened(Level.PAGE),
                        new Change.Told("ops", Word.OPENED),
                        new Change.Acknowledged("eva", "on it"),
                        new Change.Recovered(),
                        new Change.Told("ops", Word.RECOVERED));

        at = looks(store, at.plus(Duration.ofDays(2)), true, true);
        assertThat(store.alerts().of(DOMAIN, 10))
                .extracting(Alert::id)
                .hasSize(2)
                .doesNotHaveDuplicates();
        assertThat(store.alerts().prune(at)).isEqualTo(1);
        assertThat(store.alerts().events(alert.id())).isEmpty();
    }

    @Test
    void nobodyIsToldBeforeTheMaintenanceEnds() {
        FleetStore store = store();
        store.domains().watch(WatchedDomain.of(DOMAIN, "t"), SCHEDULE, NOW);
        store.channels().save(new FleetChannels.Kept(ChannelRule.usual("ops", "t"), "sealed"), NOW);
        Instant end = LATER.plus(Duration.ofDays(1));
        store.channels().save(new Maintenance("m", "t", new Maintenance.Scope.One(DOMAIN), NOW, end, "eva", ""), NOW);
        Instant at = looks(store, LATER, true, true);

        assertThat(store.channels().tell(at).outgoing()).isEmpty();
        assertThat(store.channels().tell(end.minusSeconds(1)).decided()).isEmpty();
        assertThat(store.channels().tell(end).outgoing()).hasSize(1);
        assertThat(store.channels().maintenance("t", end)).isEmpty();
    }

    @Test
    void messagesOfAChannelAreSentInTheirOrderByOne() {
        FleetStore store = store();
        store.domains().watch(WatchedDomain.of(DOMAIN, "t"), SCHEDULE, NOW);
        store.channels().save(new FleetChannels.Kept(ChannelRule.usual("ops", "t"), "sealed"), NOW);
        Instant at = looks(store, LATER, true, true);
        store.channels().tell(at);
        at = looks(store, at, false, false);
        store.channels().tell(at);
        assertThat(store.outbox().waiting()).isEqualTo(2);

        Waiting opened = store.outbox().take(at, LEASE, 9).getFirst();
        assertThat(opened.message().items().getFirst().word()).isEqualTo(Word.OPENED);
        assertThat(store().outbox().take(at, LEASE, 9)).isEmpty();
        store.outbox().later(opened, at.plusSeconds(30), "busy");
        assertThat(store.outbox().take(at.plusSeconds(29), LEASE, 9)).isEmpty();

        Waiting again = store.outbox().take(at.plusSeconds(30), LEASE, 9).getFirst();
        assertThat(again.attempts()).isEqualTo(1);
        assertThat(again.message()).isEqualTo(opened.message());
        store.outbox().sent(again, at.plusSeconds(31));
        Waiting over = store.outbox().take(at.plusSeconds(31), LEASE, 9).getFirst();
        assertThat(over.message().items().getFirst().word()).isEqualTo(Word.RECOVERED);
        store.outbox().givenUp(over, at, "no");
        assertThat(store.outbox().last("ops", 9))
                .extracting(FleetOutbox.Posted::state)
                .containsExactly("given-up", "sent");
        assertThat(store.outbox().prune(LATER.plus(Duration.ofDays(99)))).isEqualTo(2);
    }

    @Test
    void aTargetIsReadAsItWasWritten() {
        List<Target> all = List.of(
                new Target.Webhook("https://example.org/hook", "whsec_x"),
                new Target.Slack("https://example.org/services/1"),
                new Target.Teams("https://example.org/workflows/1"),
                new Target.Mail(List.of("eva@example.org")));

        assertThat(all)
                .allSatisfy(target -> assertThat(FleetChannels.target(FleetChannels.document(target)))
                        .isEqualTo(target));
    }

    @Test
    void whatIsForgottenLeavesNothing() throws SQLException {
        FleetStore store = store();
        store.domains().watch(WatchedDomain.of(DOMAIN, "t"), SCHEDULE, NOW);
        looks(store, LATER, true, true);

        assertThat(store.domains().forget(DOMAIN)).isTrue();
        assertThat(store.domains().forget(DOMAIN)).isFalse();
        try (var connection = TestDatabase.connection(place)) {
            for (String table : List.of("watched", "due", "alert", "alert_event")) {
                assertThat(TestDatabase.lines(connection, "SELECT * FROM " + table))
                        .isEmpty();
            }
        }
    }

    @Test
    void aLookThatIsDueTellsHowLongItHasBeen() {
        FleetStore store = store();
        assertThat(store.looks().lag(LATER)).isEqualTo(Duration.ZERO);
        store.domains().watch(WatchedDomain.of(DOMAIN, "t"), new Schedule(new Random(1)), NOW);
        assertThat(store.looks().lag(NOW)).isEqualTo(Duration.ZERO);
        Instant due = store.looks().nextDue().orElseThrow();
        assertThat(store.looks().lag(due.plusSeconds(90))).isEqualTo(Duration.ofSeconds(90));
        assertThat(store.domains().count()).isEqualTo(1);
        assertThat(store.outbox().sent(NOW)).isZero();
    }
}
