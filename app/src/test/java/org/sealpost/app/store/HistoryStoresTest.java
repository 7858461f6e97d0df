package org.sealpost.app.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.sealpost.app.render.SampleFacts;
import org.sealpost.check.Outcome;
import org.sealpost.check.Severity;
import org.sealpost.check.time.Sight;
import org.sealpost.check.time.Sighting;
import org.sealpost.fleet.watch.LookKind;
import org.sealpost.observe.facts.DomainFacts;
import org.sealpost.observe.facts.Vantage;
import org.sealpost.protocol.Octets;
import org.sealpost.protocol.name.DomainName;

/// The history on both databases, as people and as the watcher keep it.
@ParameterizedClass
@EnumSource(TestDatabase.class)
class HistoryStoresTest {
    private static final Instant NOW = Instant.parse("2026-11-21T00:30:00Z");
    private static final DomainName DOMAIN = DomainName.of("example.org");
    private static final DomainFacts WHOLE = SampleFacts.healthy(DOMAIN);

    @Parameter
    private TestDatabase database = TestDatabase.SQLITE;

    @TempDir
    private Path folder = Path.of("");

    @RegisterExtension
    private final Places places = new Places();

    private String place = "";
    private HistoryStore store;

    @BeforeEach
    void open() throws SQLException {
        place = places.next(database, folder);
        store = HistoryStore.open(place);
    }

    @AfterEach
    void close() {
        store.close();
    }

    private static Sighting sighting(Instant at, String id) {
        return new Sighting(
                DOMAIN,
                at,
                Outcome.WARN,
                new Sight.Of<>(id),
                new Sight.Of<>(Octets.of(new byte[] {0, (byte) 0xff, '\n'})),
                new Sight.Of<>(Set.of(DomainName.of("mx1.example.org"))),
                Map.of(DomainName.of("mx1.example.org"), Set.of("00ff")),
                List.of(new Sighting.Said("smtp.x", "\u0000\u001b[31m\u202e", Severity.ERROR)));
    }

    private static Sighting sighting(Duration after, String id) {
        return sighting(NOW.plus(after), id);
    }

    private static DomainFacts records() {
        Vantage from = WHOLE.vantage();
        return WHOLE.withVantage(new Vantage(from.validation(), from.ipv4(), from.ipv6(), LookKind.RECORDS.without()));
    }

    private List<Instant> looks() {
        return store.all(DOMAIN).sightings().stream().map(Sighting::at).toList();
    }

    @Test
    void whatPeopleLookedAtIsKeptLookByLook() {
        for (int hour = 0; hour < 5; hour++) {
            store.keep(sighting(Duration.ofHours(hour), "a1"));
        }
        store.keep(sighting(Duration.ofHours(9), "b2"));
        assertThat(store.past(DOMAIN).sightings())
                .hasSize(6)
                .startsWith(sighting(Duration.ofHours(9), "b2"), sighting(Duration.ofHours(4), "a1"));
        assertThat(store.different(DOMAIN).sightings())
                .containsExactly(sighting(Duration.ofHours(9), "b2"), sighting(Duration.ofHours(4), "a1"));
    }

    @Test
    void ofADayOnWhichNothingChangedTheWatcherKeepsTheFirstLookAndTheLast() {
        for (int hour = 0; hour < 48; hour++) {
            store.watched(sighting(Duration.ofHours(hour), "a1"), records());
        }
        assertThat(looks())
                .containsExactly(
                        NOW.plus(Duration.ofHours(47)),
                        NOW.plus(Duration.ofHours(24)),
                        NOW.plus(Duration.ofHours(23)),
                        NOW);
        assertThat(store.past(DOMAIN).sightings())
                .as("those in which mail servers were talked to")
                .isEmpty();
    }

    @Test
    void ofTwoLooksAtTheSameInstantTheOneThatSawMoreIsKept() {
        store.watched(sighting(Duration.ZERO, "a1"), records());
        store.watched(sighting(Duration.ZERO, "b2"), WHOLE);
        store.watched(sighting(Duration.ZERO, "a1"), records());
        assertThat(store.past(DOMAIN).sightings()).containsExactly(sighting(Duration.ZERO, "b2"));
    }

    @Test
    void aChangeIsKeptWhenItIsSeenAndWhenItIsOver() {
        List<String> ids = List.of("a1", "a1", "a1", "b2", "a1", "a1", "a1");
        for (int hour = 0; hour < ids.size(); hour++) {
            store.watched(sighting(Duration.ofHours(hour), ids.get(hour)), WHOLE);
        }
        assertThat(store.past(DOMAIN).sightings())
                .extracting(Sighting::id)
                .containsExactly(
                        new Sight.Of<>("a1"),
                        new Sight.Of<>("a1"),
                        new Sight.Of<>("b2"),
                        new Sight.Of<>("a1"),
                        new Sight.Of<>("a1"));
        assertThat(store.different(DOMAIN).sightings()).hasSize(2);
    }

    @Test
    void whoeverChangesARecordAtEachLookFillsNoDisk() {
        for (int i = 0; i < 600; i++) {
            store.watched(sighting(Duration.ofMinutes(i), "id" + i), records());
        }
        assertThat(looks()).hasSizeLessThanOrEqualTo(501);
        assertThat(looks().getFirst()).isEqualTo(NOW.plus(Duration.ofMinutes(599)));
    }

    @Test
    void allThatTheLastLookOfEachKindSawIsThere() {
        DomainFacts records = records();
        assertThat(store.facts(DOMAIN, true)).isEmpty();
        store.watched(sighting(Duration.ZERO, "a1"), WHOLE);
        store.watched(sighting(Duration.ofHours(1), "a1"), records);
        assertThat(store.facts(DOMAIN, true)).contains(WHOLE);
        assertThat(store.facts(DOMAIN, false)).contains(records);
    }

    @Test
    void whatIsTooOldIsDroppedAndTheRestIsNot() {
        store.watched(sighting(Duration.ofDays(-500), "a1"), WHOLE);
        store.watched(sighting(Duration.ofDays(-10), "b2"), WHOLE);
        assertThat(store.prune(NOW.minus(HistoryStore.KEPT))).isEqualTo(1);
        assertThat(store.past(DOMAIN).sightings()).containsExactly(sighting(Duration.ofDays(-10), "b2"));
    }

    @Test
    void aForgottenDomainIsGoneWithAllThatWasSeenOfIt() {
        store.watched(sighting(Duration.ZERO, "a1"), WHOLE);
        assertThat(store.forget(DOMAIN)).isEqualTo(1);
        assertThat(store.facts(DOMAIN, true)).isEmpty();
        assertThat(looks()).isEmpty();
    }

    @Test
    void manyThreadsKeepAndReadAtOnce() throws Exception {
        List<Callable<Boolean>> works = new ArrayList<>();
        try (var threads = Executors.newFixedThreadPool(8);
                HistoryStore other = HistoryStore.open(place)) {
            IntStream.range(0, 40)
                    .forEach(i -> works.add(() -> {
                        (i % 2 == 0 ? store : other).keep(sighting(Duration.ofMinutes(i), "id" + i % 4));
                        return store.past(DOMAIN).sightings().isEmpty();
                    }));
            for (var done : threads.invokeAll(works)) {
                assertThat(done.get()).isFalse();
            }
        }
        assertThat(looks()).hasSize(40);
        assertThat(store.different(DOMAIN).sightings()).hasSize(4);
    }
}
