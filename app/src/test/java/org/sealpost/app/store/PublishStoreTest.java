package org.sealpost.app.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.sealpost.app.access.TenantId;
import org.sealpost.app.publish.EarlierApprovals;
import org.sealpost.protocol.Octets;
import org.sealpost.protocol.mtasts.Mode;
import org.sealpost.protocol.mtasts.MxPattern;
import org.sealpost.protocol.mtasts.PolicyId;
import org.sealpost.protocol.mtasts.StsPolicy;
import org.sealpost.protocol.name.DomainName;
import org.sealpost.publish.RecordSet;
import org.sealpost.publish.apply.Entry;
import org.sealpost.publish.cache.Event;
import org.sealpost.publish.cache.Fact;
import org.sealpost.publish.cache.History;
import org.sealpost.publish.plan.Action;
import org.sealpost.publish.plan.Basis;
import org.sealpost.publish.plan.Desired;
import org.sealpost.publish.plan.EdgeAnswer;
import org.sealpost.publish.plan.Hosting;
import org.sealpost.publish.plan.MxSet;
import org.sealpost.publish.plan.Observed;
import org.sealpost.publish.plan.Plan;
import org.sealpost.publish.plan.Planner;
import org.sealpost.publish.plan.Planning;
import org.sealpost.publish.plan.Seen;
import org.sealpost.publish.plan.Terms;
import org.sealpost.publish.rollout.ProbesConfirmation;

@ParameterizedClass
@EnumSource(TestDatabase.class)
class PublishStoreTest {
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private static final DomainName DOMAIN = DomainName.of("example.org");
    private static final DomainName MX = DomainName.of("mx.example.org");
    private static final Duration TTL = Duration.ofMinutes(5);

    @Parameter
    private TestDatabase database = TestDatabase.SQLITE;

    @TempDir
    private Path folder = Path.of("");

    @RegisterExtension
    private final Places places = new Places();

    private final List<PublishStore> open = new ArrayList<>();
    private String place = "";

    @BeforeEach
    void newPlace() throws SQLException {
        place = places.next(database, folder);
    }

    @AfterEach
    void close() {
        open.forEach(PublishStore::close);
    }

    private PublishStore store() {
        PublishStore store = Databases.isServer(place)
                ? PublishStore.server(place, Optional.empty())
                : PublishStore.file(Path.of(place));
        open.add(store);
        return store;
    }

    private static StsPolicy policy(Mode mode) {
        return new StsPolicy(mode, Duration.ofDays(1), List.of(MxPattern.of(MX.ascii())), List.of());
    }

    private static Desired desired(Mode mode) {
        DomainName host = DOMAIN.child("mta-sts");
        return new Desired(
                DOMAIN,
                Optional.of(policy(mode)),
                Set.of(MX),
                new Hosting(
                        List.of(new RecordSet(host, RecordSet.Type.A, TTL, List.of("192.0.2.1"))),
                        Optional.empty(),
                        TTL),
                Optional.of("v=TLSRPTv1; rua=mailto:tls@example.org"));
    }

    private static Plan plan() {
        var edges = new TreeMap<String, EdgeAnswer>();
        edges.put("192.0.2.1", new EdgeAnswer.Silent("no connection"));
        edges.put("192.0.2.2", new EdgeAnswer.Nothing());
        edges.put(
                "192.0.2.3",
                new EdgeAnswer.Serves(Octets.utf8(policy(Mode.TESTING).render()), true, NOW.plusSeconds(9)));
        var observed = new Observed(
                new Seen.Known<>(Optional.empty()),
                new Seen.Known<>(Optional.empty()),
                new Seen.Known<>(Optional.empty()),
                new Seen.Known<>(List.of()),
                edges,
                Optional.of(new EdgeAnswer.Nothing()),
                new Seen.Known<>(new MxSet(Set.of(MX), TTL)),
                new Seen.Known<>(Optional.empty()),
                TTL);
        History history = History.of(List.of(Event.settled(NOW.minusSeconds(5), new Fact.NoPolicy())));
        Planning planning = Planner.plan(new Basis(desired(Mode.TESTING), observed, history, Terms.USUAL, NOW));
        assertThat(planning).isInstanceOf(Planning.Planned.class);
        return ((Planning.Planned) planning).plan();
    }

    @Test
    void aPlanIsReadAsItWasShown() {
        Plan plan = plan();
        store().propose(plan, "Ada");
        store().propose(plan, "Bob");

        assertThat(store().proposed(plan.id())).contains(new PublishStore.Shown(plan, "Ada"));
    }

    @Test
    void onePlanOfADomainIsUnderWayAndWhatItLeadsToIsApproved() {
        PublishStore store = store();
        Plan plan = plan();
        store.propose(plan, "Ada");

        assertThat(store.approved(DOMAIN)).isEmpty();
        assertThat(store.begin(plan, "Ada: yes", NOW)).isTrue();
        assertThat(store.begin(plan, "Ada: yes", NOW)).isFalse();
        assertThat(store().approved(DOMAIN)).contains(plan.basis().desired());
        assertThat(store.proposed(plan.id())).isEmpty();
        store.mark(plan.id(), new Entry(1, Entry.Mark.STARTED, NOW, ""));
        store.mark(plan.id(), new Entry(1, Entry.Mark.DONE, NOW.plusNanos(1), "seen\n"));
        assertThat(store().underway(DOMAIN)).hasValueSatisfying(underway -> {
            assertThat(underway.plan()).isEqualTo(plan);
            assertThat(underway.entries()).hasSize(2);
            assertThat(underway.has(1, Entry.Mark.DONE)).isTrue();
        });
        store.end(plan.id(), "done", NOW);
        assertThat(store().underway(DOMAIN)).isEmpty();
        assertThat(store.begin(plan, "again", NOW)).isTrue();
    }

    @Test
    void whatTheWorldSawStaysInItsOrder() {
        PublishStore store = store();
        List<Event> events = List.of(
                Event.offered(NOW, Fact.Policy.of(policy(Mode.TESTING))),
                Event.settled(NOW.plusSeconds(1), Fact.Policy.of(policy(Mode.TESTING))),
                Event.settled(NOW.plusSeconds(2), new Fact.Id(new PolicyId("1"), TTL)),
                Event.settled(NOW.plusSeconds(3), new Fact.NoId(TTL)),
                Event.settled(NOW.plusSeconds(4), new Fact.Unreadable(Octets.of(new byte[] {(byte) 0xff}))),
                Event.offered(NOW.plusSeconds(5), new Fact.Mx(Set.of(MX), TTL)),
                Event.offered(
                        NOW.plusSeconds(6),
                        new Fact.Host(List.of(new RecordSet(MX, RecordSet.Type.A, TTL, List.of("192.0.2.1"))), TTL)),
                Event.offered(NOW.plusSeconds(7), new Fact.Reporting(List.of("v=TLSRPTv1"), TTL)),
                Event.settled(NOW.plusSeconds(8), new Fact.NoPolicy()));
        store.append(DOMAIN, events.subList(0, 4));
        store.append(DOMAIN, events.subList(4, events.size()));
        store.append(DomainName.of("example.net"), events.subList(0, 1));

        assertThat(store().history(DOMAIN)).isEqualTo(History.of(events));
        assertThat(store().history(DomainName.of("example.com"))).isEqualTo(History.EMPTY);
    }

    @Test
    void whatIsApprovedAndByWhomStays() {
        PublishStore store = store();
        store.approve(desired(Mode.TESTING), "Ada", NOW);
        store.approve(desired(Mode.ENFORCE), "Ada", NOW);
        assertThat(store().approved(DOMAIN)).contains(desired(Mode.ENFORCE));
        assertThat(store().domains()).containsExactly(DOMAIN);

        var confirmation = new ProbesConfirmation("Ada", "no one reports\n\"ever\"", NOW);
        store.confirm(DOMAIN, confirmation);
        assertThat(store().confirmations(DOMAIN)).containsExactly(confirmation);
    }

    @Test
    void whoseADomainIsIsNotedBeforeAnythingIsApprovedForIt() {
        var noted = new ArrayList<Optional<Desired>>();
        PublishStore store = store().holding(domain -> noted.add(store().approved(domain)));
        store.stands(desired(Mode.ENFORCE), "Ada", NOW);
        store.approve(desired(Mode.TESTING), "Ada", NOW);
        store.begin(plan(), "Ada: yes", NOW);
        assertThat(noted)
                .containsExactly(
                        Optional.empty(), Optional.of(desired(Mode.ENFORCE)), Optional.of(desired(Mode.TESTING)));
    }

    @Test
    void whereItCannotBeNotedWhoseADomainIsNothingIsApproved() {
        PublishStore store = store().holding(_ -> {
            throw new StoreFault("the fleet cannot be written");
        });
        assertThatThrownBy(() -> store.stands(desired(Mode.ENFORCE), "Ada", NOW))
                .isInstanceOf(StoreFault.class);
        assertThatThrownBy(() -> store.begin(plan(), "Ada: yes", NOW)).isInstanceOf(StoreFault.class);
        assertThat(store.approved(DOMAIN)).isEmpty();
        assertThat(store.underway(DOMAIN)).isEmpty();
    }

    @Test
    void whatAnEarlierProgramApprovedIsHeldOnce() throws SQLException {
        DomainName watched = DomainName.of("watched.example");
        PublishStore store = store();
        store.stands(desired(Mode.ENFORCE), "Ada", NOW);
        assertThat(store.ofEarlierPrograms()).as("it was held before").isEmpty();
        try (Connection rows = TestDatabase.connection(place);
                Statement sql = rows.createStatement()) {
            sql.execute("INSERT INTO approved (domain, at, person, form) SELECT 'watched.example', at, person, form"
                    + " FROM approved");
            sql.execute("UPDATE approved SET held = 0");
        }
        String fleetPlace = places.next(database, folder);
        try (FleetStore fleet = FleetStore.open(fleetPlace)) {
            fleet.domains().hold(List.of(watched), "other");
            new EarlierApprovals(store, fleet).hold();
            assertThat(fleet.domains().holder(DOMAIN)).contains(TenantId.FIRST.word());
            assertThat(fleet.domains().holder(watched)).contains("other");
        }
        assertThat(store().ofEarlierPrograms()).isEmpty();
    }

    @Test
    void whatWasCarriedOutIsApplied() {
        PublishStore store = store();
        Plan plan = plan();
        store.begin(plan, "Ada: yes", NOW);
        assertThat(store.applied(DOMAIN)).isEmpty();
        store.end(plan.id(), "done", NOW);
        assertThat(store().applied(DOMAIN)).contains(plan.basis().desired());

        store.stands(desired(Mode.ENFORCE), "Ada", NOW);
        assertThat(store().applied(DOMAIN)).contains(desired(Mode.ENFORCE));
        assertThat(store().approved(DOMAIN)).contains(desired(Mode.ENFORCE));
    }

    @Test
    void whatAPlanHadBegunMayAppearForAWhileAfterItWasGivenUp() {
        PublishStore store = store();
        Plan plan = plan();
        store.begin(plan, "Ada: yes", NOW);
        assertThat(store.settled(DOMAIN)).isEmpty();
        int write = plan.steps().stream()
                .filter(step -> step.action() instanceof Action.Write)
                .findFirst()
                .orElseThrow()
                .number();
        store.mark(plan.id(), new Entry(write, Entry.Mark.STARTED, NOW, ""));
        store.end(plan.id(), "given up by Ada", NOW.plusSeconds(1));
        assertThat(store().settled(DOMAIN)).contains(NOW.plusSeconds(601));
        assertThat(store().applied(DOMAIN)).isEmpty();

        store.mark(plan.id(), new Entry(write, Entry.Mark.DONE, NOW, ""));
        assertThat(store().settled(DOMAIN)).isEmpty();
    }

    @Test
    void nameServersAreNotedUntilOthersAre() {
        PublishStore store = store();
        assertThat(store.nameServers(DOMAIN)).isEmpty();
        store.noteNameServers(DOMAIN, Set.of(MX, DOMAIN), NOW);
        assertThat(store().nameServers(DOMAIN)).containsExactlyInAnyOrder(MX, DOMAIN);
        store.noteNameServers(DOMAIN, Set.of(MX), NOW);
        assertThat(store().nameServers(DOMAIN)).containsExactly(MX);
    }
}
