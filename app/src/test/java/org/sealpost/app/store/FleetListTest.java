package org.sealpost.app.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
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
import org.sealpost.app.store.FleetList.Choice;
import org.sealpost.app.store.FleetList.Line;
import org.sealpost.app.store.FleetList.Need;
import org.sealpost.app.store.FleetList.Order;
import org.sealpost.app.store.FleetLooks.Claim;
import org.sealpost.app.store.FleetLooks.Result;
import org.sealpost.check.grade.Letter;
import org.sealpost.fleet.watch.Intervals;
import org.sealpost.fleet.watch.WatchedDomain;
import org.sealpost.fleet.watch.alert.Life;
import org.sealpost.fleet.watch.look.Memory;
import org.sealpost.fleet.watch.look.Stage;
import org.sealpost.fleet.watch.schedule.Schedule;
import org.sealpost.protocol.mtasts.Mode;
import org.sealpost.protocol.name.DomainName;

/// The list of a tenant's domains on both databases.
@ParameterizedClass
@EnumSource(TestDatabase.class)
class FleetListTest {
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private static final Schedule SCHEDULE = new Schedule(new Random(1));
    private static final String TENANT = "t";

    @Parameter
    private TestDatabase database = TestDatabase.SQLITE;

    @TempDir
    private Path folder = Path.of("");

    @RegisterExtension
    private final Places places = new Places();

    private String place = "";
    private FleetStore store;

    @BeforeEach
    void open() throws SQLException {
        place = places.next(database, folder);
        store = FleetStore.open(place);
    }

    @AfterEach
    void close() {
        store.close();
    }

    private static DomainName name(int number) {
        return DomainName.of("d%03d.example".formatted(number));
    }

    private void watch(DomainName domain, String tenant, String... tags) {
        store.domains()
                .watch(new WatchedDomain(domain, tenant, Set.of(tags), Intervals.USUAL, List.of()), SCHEDULE, NOW);
    }

    /// Everything that is due is looked at, and so seen.
    private void look(Instant at, Optional<Stage> stage, Optional<Letter> grade, Optional<Instant> unseen) {
        for (Claim claim : store.looks().take(at, Duration.ofMinutes(10), 10_000)) {
            assertThat(store.looks()
                            .settle(
                                    claim,
                                    at,
                                    known -> new Result(
                                            new Memory(
                                                    stage.filter(Stage.ENFORCED::equals)
                                                            .map(_ -> Mode.ENFORCE),
                                                    unseen,
                                                    Optional.empty(),
                                                    stage,
                                                    grade),
                                            new Life.Progress(known.live(), List.of(), List.of(), false),
                                            at.plus(Duration.ofDays(9)))))
                    .isPresent();
        }
    }

    private List<DomainName> names(Choice choice, Order order) {
        return store.list().page(TENANT, choice, order, Optional.empty(), 1_000).stream()
                .map(Line::domain)
                .toList();
    }

    private static Choice text(String text) {
        return new Choice(text, Optional.empty(), Optional.empty(), Optional.empty(), Set.of());
    }

    @Test
    void pagesFollowOneAnotherWithoutGapsWhateverComesAndGoes() {
        for (int i = 0; i < 25; i++) {
            watch(name(i), TENANT);
        }
        watch(DomainName.of("foreign.example"), "other");
        List<DomainName> seen = new ArrayList<>();
        Optional<FleetList.Place> after = Optional.empty();
        do {
            List<Line> page = store.list().page(TENANT, Choice.ALL, Order.URGENT, after, 10);
            page.forEach(line -> seen.add(line.domain()));
            after = page.isEmpty()
                    ? Optional.empty()
                    : FleetList.Place.read(page.getLast().place().text());
            // One that was on an earlier page goes; one comes before all.
            store.domains().forget(name(3));
            watch(DomainName.of("a.example"), TENANT);
        } while (after.isPresent());
        assertThat(seen).doesNotHaveDuplicates().hasSize(25).contains(name(24)).doesNotContain(name(25));
    }

    @Test
    void theWholeFleetIsSearchedForAPartOfANameAndForAWholeTag() {
        watch(DomainName.of("north.example"), TENANT, "priority", "nord_kap");
        watch(DomainName.of("south.example"), TENANT, "prior");
        watch(DomainName.of("per%cent.example".replace("%", "")), TENANT);
        assertThat(names(text("orth"), Order.DOMAIN)).containsExactly(DomainName.of("north.example"));
        assertThat(names(text("prior"), Order.DOMAIN)).containsExactly(DomainName.of("south.example"));
        assertThat(names(text("%"), Order.DOMAIN)).isEmpty();
        assertThat(names(text("_"), Order.DOMAIN)).isEmpty();
        assertThat(names(
                        new Choice("", Optional.empty(), Optional.empty(), Optional.of("nord_kap"), Set.of()),
                        Order.DOMAIN))
                .containsExactly(DomainName.of("north.example"));
        assertThat(store.list().count(TENANT, text("example"))).isEqualTo(3);
    }

    @Test
    void whatALookFoundCanBeChosenAndOrderedBy() {
        watch(name(1), TENANT);
        look(NOW.plus(Duration.ofDays(1)), Optional.of(Stage.ENFORCED), Optional.of(Letter.A), Optional.empty());
        watch(name(2), TENANT);
        look(NOW.plus(Duration.ofDays(2)), Optional.of(Stage.TESTING), Optional.of(Letter.D), Optional.of(NOW));
        watch(name(3), TENANT);
        assertThat(names(Choice.ALL, Order.URGENT)).containsExactly(name(2), name(3), name(1));
        assertThat(names(Choice.ALL, Order.GRADE)).containsExactly(name(2), name(1), name(3));
        assertThat(names(Choice.ALL, Order.LOOKED)).containsExactly(name(3), name(1), name(2));
        assertThat(names(
                        new Choice("", Optional.of(Stage.TESTING), Optional.empty(), Optional.empty(), Set.of()),
                        Order.DOMAIN))
                .containsExactly(name(2));
        assertThat(names(
                        new Choice("", Optional.empty(), Optional.of(Mode.ENFORCE), Optional.empty(), Set.of()),
                        Order.DOMAIN))
                .containsExactly(name(1));
        assertThat(names(
                        new Choice(
                                "",
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Set.of(Need.NEW, Need.UNSEEN)),
                        Order.DOMAIN))
                .containsExactly(name(2), name(3));
        FleetList.Counts counts = store.list().counts(TENANT);
        assertThat(counts.all()).isEqualTo(3);
        assertThat(counts.of(Need.NEW)).isEqualTo(1);
        assertThat(counts.of(Need.UNSEEN)).isEqualTo(1);
        assertThat(counts.stages()).containsEntry(Stage.ENFORCED, 1L).containsEntry(Stage.TESTING, 1L);
        Line line = store.list()
                .page(TENANT, text("d001"), Order.URGENT, Optional.empty(), 10)
                .getFirst();
        assertThat(line.grade()).contains(Letter.A);
        assertThat(line.looked()).contains(NOW.plus(Duration.ofDays(1)));
    }

    @Test
    void tagsAreAddedAndTakenOffForOneTenantAlone() {
        watch(name(1), TENANT, "a");
        watch(name(2), TENANT);
        watch(name(3), "other");
        assertThat(store.domains().retag(TENANT, List.of(name(1), name(2), name(3)), Set.of("a"), Set.of()))
                .containsExactly(name(2));
        assertThat(store.list().counts(TENANT).tags()).containsEntry("a", 2L);
        assertThat(store.domains().of(name(3)).orElseThrow().tags()).isEmpty();
        assertThat(store.domains().retag(TENANT, List.of(name(1)), Set.of(), Set.of("a")))
                .containsExactly(name(1));
        assertThat(store.domains().of(name(1)).orElseThrow().tags()).isEmpty();
    }

    @Test
    void rowsOfAnEarlierFormGetTheirTags() throws SQLException {
        watch(name(1), TENANT, "old", "older");
        store.close();
        try (Connection connection = TestDatabase.connection(place);
                Statement statement = connection.createStatement()) {
            statement.executeUpdate("UPDATE watched SET tags = '?'");
        }
        store = FleetStore.open(place);
        assertThat(store.list().counts(TENANT).tags()).containsOnlyKeys("old", "older");
    }

    @Test
    void aPlaceThatNobodyGaveIsNone() {
        for (String text : List.of("", "~", "1~", "x~a.example", "99999999999999999999~a.example", "1~<>")) {
            assertThat(FleetList.Place.read(text)).as(text).isEmpty();
        }
    }
}
