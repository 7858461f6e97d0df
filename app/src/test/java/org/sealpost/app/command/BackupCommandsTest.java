package org.sealpost.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sealpost.app.access.secret.SecretBox;
import org.sealpost.app.store.FleetChannels;
import org.sealpost.app.store.FleetStore;
import org.sealpost.fleet.watch.WatchedDomain;
import org.sealpost.fleet.watch.notice.ChannelRule;
import org.sealpost.fleet.watch.schedule.Schedule;
import org.sealpost.host.certificate.KeySeal;
import org.sealpost.host.certificate.SealingKey;
import org.sealpost.protocol.Octets;
import org.sealpost.protocol.name.DomainName;

class BackupCommandsTest {
    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
    private static final DomainName DOMAIN = DomainName.of("example.org");
    private static final String SECRET = "https://hooks.example/T0/B0/very-secret";

    @TempDir
    private Path folder = Path.of("");

    private String key = "";

    @BeforeEach
    void serveOnce() throws IOException {
        run(0, "serve", "--pages", "0", "--data", "data");
        key = Files.readString(folder.resolve("personal/sealpost/sealing.key")).strip();
        try (FleetStore fleet = FleetStore.file(folder.resolve("data/fleet.db"))) {
            fleet.domains().watch(WatchedDomain.of(DOMAIN, "t"), new Schedule(new Random(1)), NOW);
            SealingKey read =
                    SealingKey.read(key.getBytes(StandardCharsets.US_ASCII)).orElseThrow();
            var box = new SecretBox(new KeySeal(read, List.of(), new SecureRandom()));
            fleet.channels()
                    .save(
                            new FleetChannels.Kept(
                                    ChannelRule.usual("ops", "t"),
                                    box.seal("channel ops", Octets.utf8(SECRET)).text()),
                            NOW);
        }
    }

    private Session run(int code, String... arguments) {
        var session = new Session(folder).with("USER", "eva");
        assertThat(session.run(arguments)).as(session.err()).isEqualTo(code);
        return session;
    }

    private List<WatchedDomain> watched(String data) {
        try (FleetStore fleet = FleetStore.file(folder.resolve(data).resolve("fleet.db"))) {
            return fleet.domains().list("t", "", 10);
        }
    }

    @Test
    void aBackupIsWrittenReadAgainAndRestored() throws IOException {
        Session backup = run(0, "backup", "all.zip", "--data", "data");
        assertThat(backup.out()).contains("fleet: 5 rows", "written to all.zip and read again");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("all.zip"))))
                .isEqualTo("rw-------");
        assertThat(run(64, "backup", "all.zip", "--data", "data").err()).contains("already a file");

        assertThat(run(0, "restore", "all.zip", "--data", "fresh").out()).contains("restored into");
        assertThat(watched("fresh")).isEqualTo(watched("data"));
    }

    @Test
    void whatIsSealedStaysSealedAndTheKeyIsNotInIt() throws IOException {
        run(0, "backup", "all.zip", "--data", "data");
        String all = contents();
        byte[] raw = Base64.getDecoder().decode(key);
        assertThat(all)
                .contains("example.org")
                .doesNotContain(key, SECRET, HexFormat.of().formatHex(raw))
                .doesNotContain(new String(raw, StandardCharsets.ISO_8859_1));
    }

    private String contents() throws IOException {
        var all = new ByteArrayOutputStream();
        try (var zip = new ZipFile(folder.resolve("all.zip").toFile())) {
            for (var entry : Collections.list(zip.entries())) {
                try (var in = zip.getInputStream(entry)) {
                    in.transferTo(all);
                }
            }
        }
        return all.toString(StandardCharsets.ISO_8859_1);
    }

    @Test
    void whatIsThereIsNamedAndNotReplacedUnasked() {
        run(0, "backup", "all.zip", "--data", "data");
        try (FleetStore fleet = FleetStore.file(folder.resolve("data/fleet.db"))) {
            fleet.domains().forget(DOMAIN);
        }
        Session refused = run(78, "restore", "all.zip", "--data", "data");
        assertThat(refused.err()).contains("this would be deleted:\n", "fleet.channel: 1 row", "is not empty");
        assertThat(watched("data")).isEmpty();
        assertThat(run(0, "restore", "all.zip", "--data", "data", "--replace").err())
                .contains("this is deleted:\n");
        assertThat(watched("data")).hasSize(1);
    }

    @Test
    void whatIsNoBackupIsRefusedBeforeAnythingIsMade() throws IOException {
        run(0, "backup", "all.zip", "--data", "data");
        byte[] whole = Files.readAllBytes(folder.resolve("all.zip"));
        Files.write(folder.resolve("cut.zip"), Arrays.copyOf(whole, whole.length / 2));
        assertThat(run(66, "restore", "cut.zip", "--data", "fresh").err()).contains("nothing was changed");
        assertThat(run(66, "restore", "none.zip", "--data", "fresh").err()).contains("cannot be read");
        assertThat(folder.resolve("fresh")).doesNotExist();
    }

    @Test
    void aDomainIsForgottenOnceItsNameIsTyped() {
        assertThat(run(0, "forget", "example.org", "--data", "data", "--dry-run")
                        .out())
                .contains("would be forgotten", "fleet.due: 2 rows", "fleet.watched: 1 row");
        assertThat(run(64, "forget", "example.org", "--data", "data").err()).contains("--confirm example.org");
        assertThat(run(64, "forget", "example.org", "--data", "data", "--confirm", "example.net")
                        .err())
                .contains("another domain");
        assertThat(watched("data")).hasSize(1);
        assertThat(run(0, "forget", "example.org", "--data", "data", "--confirm", "example.org")
                        .out())
                .contains("is forgotten", "what stays:\n", "audit trail");
        assertThat(watched("data")).isEmpty();
        assertThat(run(0, "audit", "export", "--data", "data", "--tenant", "platform")
                        .out())
                .contains("domain.forget", "eva");
    }

    @Test
    void whereNothingIsKeptThereIsNothingToBackUp() throws IOException {
        Session typo = run(66, "backup", "all.zip", "--data", "typo");
        assertThat(typo.out()).isEmpty();
        assertThat(typo.err())
                .startsWith("sealpost: there is no data folder '")
                .contains("typo'", "name the data folder of the installation by --data")
                .hasLineCount(1);
        Files.createDirectory(folder.resolve("empty"));
        assertThat(run(66, "backup", "all.zip", "--data", "empty").err()).contains("nothing is kept in");
        Files.createFile(folder.resolve("empty/fleet.db"));
        assertThat(run(66, "backup", "all.zip", "--data", "empty").err()).contains("has no tables of Sealpost");
        for (String line : List.of("forget example.org --confirm example.org", "reseal")) {
            assertThat(run(66, (line + " --data typo").split(" ", -1)).err())
                    .contains("there is no data folder")
                    .hasLineCount(1);
        }
        assertThat(folder.resolve("typo")).doesNotExist();
        assertThat(folder).isDirectoryNotContaining("glob:**.zip").isDirectoryNotContaining("glob:**.part");
    }
}
