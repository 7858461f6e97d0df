package org.sealpost.app.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.sealpost.app.archive.Archive;
import org.sealpost.app.archive.ArchiveFault;
import org.sealpost.app.archive.ArchiveWriter;
import org.sealpost.app.archive.Manifest;
import org.sealpost.fleet.watch.WatchedDomain;
import org.sealpost.fleet.watch.schedule.Schedule;
import org.sealpost.protocol.name.DomainName;

class BackupTest {
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private static final String WORD = "é \" \\ 'q'; \u0001 \u2028 \uD83D\uDCEE";

    @RegisterExtension
    private final Places places = new Places();

    @TempDir
    private Path folder = Path.of("");

    private int count;

    private AllStores stores(TestDatabase database) throws SQLException, IOException {
        Path data = Files.createDirectories(folder.resolve("data" + count++));
        return database == TestDatabase.SQLITE
                ? AllStores.files(data)
                : AllStores.server(places.next(database, folder), Optional.empty(), data);
    }

    private Path backup(AllStores stores) throws IOException {
        Path file = folder.resolve("backup" + count++ + ".zip");
        try (OutputStream out = Files.newOutputStream(file)) {
            Backup.write(stores, out, NOW, "1.0", _ -> {});
        }
        return file;
    }

    private static void restore(Path file, AllStores stores, boolean replace) throws IOException {
        try (Archive archive = Archive.open(file)) {
            Restore.requireKnown(archive);
            archive.verify(_ -> {});
            new Restore(archive, _ -> {}).into(stores, replace);
        }
    }

    @ParameterizedTest
    @CsvSource({"SQLITE, SQLITE", "POSTGRESQL, POSTGRESQL", "SQLITE, POSTGRESQL", "POSTGRESQL, SQLITE"})
    void everyRowOfEveryTableComesBack(TestDatabase from, TestDatabase to) throws Exception {
        AllStores stores = stores(from);
        Rows.fill(stores, 3, WORD, "example.org");
        Map<String, List<String>> before = Rows.all(stores);
        assertThat(before)
                .hasSizeGreaterThan(40)
                .allSatisfy((_, rows) -> assertThat(rows).hasSize(3));
        AllStores fresh = stores(to);
        restore(backup(stores), fresh, false);
        assertThat(Rows.all(fresh)).isEqualTo(before);
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void aBackupIsOneMomentWhileOthersWriteAndIsRestoredRowByRow(TestDatabase database) throws Exception {
        AllStores stores = stores(database);
        Rows.fill(stores, 1, WORD, "example.org");
        var stop = new AtomicBoolean();
        Thread writer = Thread.ofPlatform().start(() -> write(stores, stop));
        Path during;
        try {
            while (rows(stores, "fleet.watched") < 20) {
                Thread.onSpinWait();
            }
            during = backup(stores);
        } finally {
            stop.set(true);
            writer.join();
        }
        AllStores then = stores(database);
        restore(during, then, false);
        int watched = rows(then, "fleet.watched");
        // Each domain came with both of its looks, in one transaction.
        assertThat(rows(then, "fleet.due")).isEqualTo(2 * (watched - 1) + 1);

        Map<String, List<String>> end = Rows.all(stores);
        assertThat(rows(stores, "fleet.watched")).isGreaterThanOrEqualTo(watched);
        Path after = backup(stores);
        restore(after, then, true);
        assertThat(Rows.all(then)).isEqualTo(end);
    }

    private static void write(AllStores stores, AtomicBoolean stop) {
        var schedule = new Schedule(new Random(1));
        try (Database database = stores.open(Part.FLEET)) {
            var domains = new FleetDomains(database);
            for (int i = 0; !stop.get(); i++) {
                domains.watch(WatchedDomain.of(DomainName.of("d" + i + ".example"), "t"), schedule, NOW);
            }
        }
    }

    private static int rows(AllStores stores, String table) throws SQLException {
        return Rows.all(stores).getOrDefault(table, List.of()).size();
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void whatIsThereIsNotReplacedUnasked(TestDatabase database) throws Exception {
        AllStores stores = stores(database);
        Rows.fill(stores, 1, WORD, "example.org");
        Path file = backup(stores);
        AllStores other = stores(database);
        Rows.fill(other, 2, "other", "example.net");
        Map<String, List<String>> before = Rows.all(other);
        assertThatThrownBy(() -> restore(file, other, false)).isInstanceOf(StoreFault.class);
        assertThat(Rows.all(other)).isEqualTo(before);
        restore(file, other, true);
        assertThat(Rows.all(other)).isEqualTo(Rows.all(stores));
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void aDamagedBackupChangesNothing(TestDatabase database) throws Exception {
        AllStores stores = stores(database);
        Rows.fill(stores, 2, WORD, "example.org");
        byte[] whole = Files.readAllBytes(backup(stores));
        AllStores other = stores(database);
        Rows.fill(other, 1, "other", "example.net");
        Map<String, List<String>> before = Rows.all(other);
        var random = new Random(4);
        int refused = 0;
        for (int i = 0; i < 200; i++) {
            byte[] octets = whole.clone();
            if (i % 4 == 0) {
                octets = Arrays.copyOf(octets, random.nextInt(whole.length));
            } else {
                octets[random.nextInt(whole.length)] ^= (byte) (1 << random.nextInt(8));
            }
            Path file = Files.write(folder.resolve("damaged.zip"), octets);
            try (Archive archive = Archive.open(file)) {
                Restore.requireKnown(archive);
                archive.verify(_ -> {});
            } catch (ArchiveFault | IOException damaged) {
                refused++;
                continue;
            }
            // What was hit does not matter to what is restored, such as the time of an entry.
            AllStores fresh = stores(TestDatabase.SQLITE);
            restore(file, fresh, false);
            assertThat(Rows.all(fresh)).isEqualTo(Rows.all(stores));
        }
        assertThat(refused).isGreaterThan(100);
        assertThat(Rows.all(other)).isEqualTo(before);
    }

    @Test
    void theBackupOfANewerProgramIsRefused() throws Exception {
        Path file = folder.resolve("newer.zip");
        try (var writer = new ArchiveWriter(Files.newOutputStream(file), NOW)) {
            writer.part("checks", 99, List.of());
            writer.finish("9.0", "sqlite");
        }
        AllStores stores = stores(TestDatabase.SQLITE);
        assertThatThrownBy(() -> restore(file, stores, true))
                .isInstanceOf(ArchiveFault.class)
                .hasMessageContaining("newer Sealpost (9.0)");
        assertThat(stores.exists(Part.CHECKS)).isFalse();
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void whatANewerProgramWroteIsNeitherOpenedNorBackedUpNorReplaced(TestDatabase database) throws Exception {
        AllStores stores = stores(database);
        Rows.fill(stores, 1, WORD, "example.org");
        Path file = backup(stores);
        try (var connection = stores.connect(Part.FLEET);
                var statement = connection.createStatement()) {
            stores.dialect(Part.FLEET).version(statement, Part.FLEET, 1_000);
        }
        for (ThrowingCallable each : List.<ThrowingCallable>of(
                () -> stores.open(Part.FLEET), () -> backup(stores), () -> restore(file, stores, true))) {
            assertThatThrownBy(each).isInstanceOf(StoreFault.class).hasMessage("it was written by a newer Sealpost");
        }
    }

    @Test
    void thePartsKnowTheirTables() throws Exception {
        AllStores stores = stores(TestDatabase.SQLITE);
        for (Part part : Part.values()) {
            stores.open(part).close();
            try (var connection = stores.connect(part)) {
                assertThat(TestDatabase.lines(
                                connection,
                                "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"))
                        .containsExactlyInAnyOrderElementsOf(part.tables(part.newest()).stream()
                                .map(table -> table + "|")
                                .toList());
            }
        }
    }

    @Test
    void aBackupOfOlderTablesIsBroughtUpToDate() throws Exception {
        AllStores stores = stores(TestDatabase.SQLITE);
        try (var connection = stores.connect(Part.PUBLISH);
                var statement = connection.createStatement()) {
            Migrations.run(statement, Dialect.SQLITE, Part.PUBLISH, 1);
            statement.execute("INSERT INTO approved (domain, at, person, form) VALUES ('example.org', 1, 'p', 'f')");
        }
        AllStores fresh = stores(TestDatabase.SQLITE);
        Path file = backup(stores);
        try (Archive archive = Archive.open(file)) {
            assertThat(archive.manifest().parts())
                    .extracting(Manifest.SavedPart::version)
                    .containsExactly(1L);
        }
        restore(file, fresh, false);
        assertThat(Rows.all(fresh).get("publish.approved")).containsExactly("[\"example.org\",1,\"p\",\"f\",0]");
        assertThat(Rows.all(fresh)).containsKey("publish.applied");
    }
}
