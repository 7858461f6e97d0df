package org.sealpost.app.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sealpost.app.form.Form;
import org.sealpost.app.render.JsonText;
import org.sealpost.check.Outcome;
import org.sealpost.check.Severity;
import org.sealpost.check.time.Sight;
import org.sealpost.check.time.Sighting;
import org.sealpost.protocol.Octets;
import org.sealpost.protocol.name.DomainName;

class HistoryStoreTest {
    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
    private static final DomainName DOMAIN = DomainName.of("example.org");

    @TempDir
    private Path folder;

    private Path file = Path.of("");

    @BeforeEach
    void name() {
        file = folder.resolve("below").resolve("history.db");
    }

    private static Sighting sighting(DomainName domain, Duration ago) {
        return sighting(domain, ago, "a1");
    }

    private static Sighting sighting(DomainName domain, Duration ago, String id) {
        return new Sighting(
                domain,
                NOW.minus(ago),
                Outcome.WARN,
                new Sight.Of<>(id),
                new Sight.Of<>(Octets.of(new byte[] {0, (byte) 0xff, '\n'})),
                new Sight.Of<>(Set.of(DomainName.of("mx1.example.org"), DomainName.of("mx2.example.org"))),
                Map.of(DomainName.of("mx1.example.org"), Set.of("00ff")),
                List.of(new Sighting.Said("smtp.x", "\u001b[31m\u202e", Severity.ERROR)));
    }

    @Test
    void whatIsKeptIsReadAgainNewestFirst() {
        Sighting older = sighting(DOMAIN, Duration.ofHours(2));
        Sighting newer = sighting(DOMAIN, Duration.ofMillis(1));
        try (var store = HistoryStore.open(file)) {
            store.keep(newer);
            store.keep(older);
            store.keep(sighting(DomainName.of("example.net"), Duration.ZERO));
        }
        try (var store = HistoryStore.open(file)) {
            assertThat(store.past(DOMAIN).sightings()).containsExactly(newer, older);
        }
    }

    @Test
    void whatWasSeenAgainIsKeptOnceAndComparedByItsLastLook() throws Exception {
        try (var store = HistoryStore.open(file)) {
            for (int i = 1; i <= 50; i++) {
                store.keep(sighting(DOMAIN, Duration.ofHours(i)));
            }
            store.keep(sighting(DOMAIN, Duration.ofHours(60), "b2"));
            store.keep(sighting(DomainName.of("example.net"), Duration.ZERO));
            assertThat(store.past(DOMAIN).sightings()).hasSize(51);
            assertThat(store.different(DOMAIN).sightings())
                    .containsExactly(
                            sighting(DOMAIN, Duration.ofHours(1)), sighting(DOMAIN, Duration.ofHours(60), "b2"));
        }
        assertThat(number("SELECT count(*) FROM history_state")).isEqualTo(3);
    }

    @Test
    void whatNoLookIsLeftOfIsDropped() throws Exception {
        try (var store = HistoryStore.open(file)) {
            store.keep(sighting(DOMAIN, Duration.ofDays(399), "b2"));
            store.keep(sighting(DOMAIN, Duration.ofDays(-2)));
        }
        assertThat(number("SELECT count(*) FROM history_state")).isEqualTo(1);
    }

    @Test
    void aFileOfTheFirstFormIsBroughtToThisOneWithAllItHolds() throws Exception {
        Files.createDirectories(file.getParent());
        List<Sighting> old = List.of(
                sighting(DOMAIN, Duration.ZERO),
                sighting(DOMAIN, Duration.ofHours(1)),
                sighting(DOMAIN, Duration.ofHours(2), "b2"));
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE sighting (domain TEXT NOT NULL, at TEXT NOT NULL, document TEXT NOT NULL,"
                    + " PRIMARY KEY (domain, at)) WITHOUT ROWID");
            statement.execute("PRAGMA user_version = 1");
            try (PreparedStatement insert = connection.prepareStatement("INSERT INTO sighting VALUES (?, ?, ?)")) {
                for (Sighting sighting : old) {
                    insert.setString(1, DOMAIN.ascii());
                    insert.setString(
                            2, "%020d.000000000".formatted(sighting.at().getEpochSecond()));
                    insert.setString(3, firstForm(sighting));
                    insert.executeUpdate();
                }
            }
        }
        try (var store = HistoryStore.open(file)) {
            assertThat(store.past(DOMAIN).sightings()).containsExactlyElementsOf(old);
            assertThat(store.different(DOMAIN).sightings()).containsExactly(old.getFirst(), old.getLast());
        }
        assertThat(number("SELECT count(*) FROM sqlite_schema WHERE name IN ('sighting', 'look', 'state')"))
                .isZero();
    }

    private static String firstForm(Sighting sighting) {
        var out = new ByteArrayOutputStream();
        try (var json = new JsonText(out)) {
            json.document(Form.of(Sighting.class).tree(sighting));
        }
        return out.toString(StandardCharsets.UTF_8).strip();
    }

    private int number(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getInt(1);
        }
    }

    @Test
    void nothingIsKeptForLongerThan400Days() {
        try (var store = HistoryStore.open(file)) {
            store.keep(sighting(DOMAIN, Duration.ofDays(401)));
            store.keep(sighting(DOMAIN, Duration.ofDays(399)));
            store.keep(sighting(DOMAIN, Duration.ZERO));
            assertThat(store.past(DOMAIN).sightings())
                    .extracting(Sighting::at)
                    .containsExactly(NOW, NOW.minus(Duration.ofDays(399)));
        }
    }

    @Test
    void whatIsOlderThanItIsToBeKeptIsDropped() {
        try (var store = HistoryStore.open(file)) {
            store.keep(sighting(DOMAIN, Duration.ofDays(3), "b2"));
            store.keep(sighting(DOMAIN, Duration.ofHours(1)));
            Instant at = sighting(DOMAIN, Duration.ofDays(2)).at();
            assertThat(store.prune(at)).isEqualTo(1);
            assertThat(store.past(DOMAIN).sightings()).containsExactly(sighting(DOMAIN, Duration.ofHours(1)));
            assertThat(store.different(DOMAIN).sightings()).hasSize(1);
        }
    }

    @Test
    void aForgottenDomainIsGoneAndTheOthersAreNot() {
        DomainName other = DomainName.of("example.net");
        try (var store = HistoryStore.open(file)) {
            store.keep(sighting(DOMAIN, Duration.ZERO));
            store.keep(sighting(DOMAIN, Duration.ofHours(1)));
            store.keep(sighting(other, Duration.ZERO));
            assertThat(store.forget(DOMAIN)).isEqualTo(2);
            assertThat(store.past(DOMAIN).sightings()).isEmpty();
            assertThat(store.past(other).sightings()).hasSize(1);
        }
    }

    @Test
    void severalProcessesKeepTheirSightingsAtOnce() throws Exception {
        try (var threads = Executors.newFixedThreadPool(8)) {
            List<Callable<Boolean>> works = IntStream.range(0, 8)
                    .<Callable<Boolean>>mapToObj(i -> () -> {
                        try (var store = HistoryStore.open(file)) {
                            store.keep(sighting(DOMAIN, Duration.ofMinutes(i)));
                            return true;
                        }
                    })
                    .toList();
            for (var done : threads.invokeAll(works)) {
                assertThat(done.get()).isTrue();
            }
        }
        try (var store = HistoryStore.open(file)) {
            assertThat(store.past(DOMAIN).sightings()).hasSize(8);
        }
    }

    @Test
    void aFileOfANewerProgramIsRefusedAndNotTouched() throws Exception {
        Files.createDirectories(file.getParent());
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file)) {
            connection.createStatement().execute("PRAGMA user_version = 99");
        }
        byte[] before = Files.readAllBytes(file);
        assertThatThrownBy(() -> HistoryStore.open(file))
                .isInstanceOf(StoreFault.class)
                .hasMessage("it was written by a newer Sealpost");
        assertThat(Files.readAllBytes(file)).isEqualTo(before);
    }

    @Test
    void aFileThatIsNoDatabaseIsRefused() throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, "no database at all, and longer than a header of one hundred octets ".repeat(9));
        assertThatThrownBy(() -> HistoryStore.open(file)).isInstanceOf(StoreFault.class);
    }
}
