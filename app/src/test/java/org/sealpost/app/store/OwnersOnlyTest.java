package org.sealpost.app.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sealpost.app.archive.Archive;

class OwnersOnlyTest {
    @TempDir
    private Path folder = Path.of("");

    @BeforeEach
    void needPermissions() {
        assumeTrue(folder.getFileSystem().supportedFileAttributeViews().contains("posix"));
    }

    private static String permissions(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }

    @Test
    void nobodyElseLooksIntoAStoreOrWhatIsBesideIt() throws IOException {
        Path data = folder.resolve("new/data");
        try (AccessStore access = AccessStore.file(data.resolve("access.db"));
                CheckStore _ = CheckStore.file(data.resolve("checks.db"));
                JobStore jobs = JobStore.file(data.resolve("jobs.db"))) {
            assertThat(jobs.onServer()).isFalse();
            assertThat(access.people().isEmpty()).isTrue();
            assertThat(permissions(data)).isEqualTo("rwx------");
            assertThat(files(data))
                    .extracting(file -> file.getFileName().toString())
                    .contains("access.db", "access.db-wal", "checks.db", "jobs.db");
            for (Path file : files(data)) {
                assertThat(permissions(file)).as(file.toString()).isEqualTo("rw-------");
            }
        }
    }

    @Test
    void norIntoWhatWasRestored() throws IOException {
        Path file = folder.resolve("backup.zip");
        Path before = folder.resolve("before");
        FleetStore.file(before.resolve("fleet.db")).close();
        try (OutputStream out = Files.newOutputStream(file)) {
            Backup.write(AllStores.files(before), out, Instant.EPOCH, "1.0", _ -> {});
        }
        Path data = folder.resolve("restored/data");
        try (Archive archive = Archive.open(file)) {
            Restore.requireKnown(archive);
            archive.verify(_ -> {});
            new Restore(archive, _ -> {}).into(AllStores.files(data), false);
        }
        assertThat(permissions(data)).isEqualTo("rwx------");
        assertThat(files(data)).isNotEmpty();
        for (Path each : files(data)) {
            assertThat(permissions(each)).as(each.toString()).isEqualTo("rw-------");
        }
    }

    @Test
    void whatIsThereStaysAsItIsAndIsSeen() throws IOException {
        Path data = Files.createDirectory(folder.resolve("data"));
        Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("rwxr-x---"));
        Path file = Files.createFile(data.resolve("fleet.db"));
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
        FleetStore.file(file).close();
        assertThat(permissions(file)).isEqualTo("rw-r-----");
        assertThat(permissions(data)).isEqualTo("rwxr-x---");
        assertThat(OwnersOnly.isOpenToOthers(data)).isTrue();
        Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("rwx------"));
        assertThat(OwnersOnly.isOpenToOthers(data)).isFalse();
        assertThat(OwnersOnly.isOpenToOthers(folder.resolve("nothing"))).isFalse();
    }
}
