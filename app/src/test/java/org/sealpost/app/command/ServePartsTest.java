package org.sealpost.app.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sealpost.app.access.TenantId;
import org.sealpost.app.store.FleetStore;
import org.sealpost.protocol.name.DomainName;

/// `serve` for one round.
class ServePartsTest {
    @TempDir
    private Path folder = Path.of("");

    private Session run(int code, String line) {
        var session = new Session(folder);
        assertThat(session.run(line.split(" ", -1))).as(session.err()).isEqualTo(code);
        return session;
    }

    @Test
    void withNothingSaidThereArePagesAndTheWatcher() throws IOException {
        assertThat(run(0, "serve --pages 0 --data data --metrics m.prom").out())
                .contains("pages at http://127.0.0.1:")
                .doesNotContain("https ", "smtp ");
        assertThat(Files.readString(folder.resolve("m.prom")))
                .contains("sealpost_looks_due 0.0\n", "sealpost_watch_lag_seconds 0.0\n", "sealpost_alerts{level=");
    }

    @Test
    void theOthersRunWhenItIsSaidWhereTheyListen() throws IOException {
        assertThat(run(
                                0,
                                "serve --pages 0 --data data --host-https 0 --http 0 --domain example.org --no-keys"
                                        + " --metrics m.prom")
                        .out())
                .contains(
                        "https 127.0.0.1 port",
                        "no domain yet",
                        "http 127.0.0.1 port",
                        "post to /v1/tlsrpt/example.org")
                .contains("pages at ");
        assertThat(Files.readString(folder.resolve("m.prom")))
                .contains("sealpost_host_domains 0", "sealpost_intake_accepted_total 0", "sealpost_looks_due 0.0");
    }

    @Test
    void eachPartRunsByItself() {
        assertThat(run(0, "serve --parts watch --data data").out()).endsWith("watching\n");
        assertThat(run(0, "serve --parts policy-host --host-https 0 --data data")
                        .out())
                .contains("https 127.0.0.1 port")
                .doesNotContain("pages", "watching");
        assertThat(run(0, "serve --parts intake --http 0 --domain example.org --no-keys --data data")
                        .out())
                .contains("http 127.0.0.1 port")
                .doesNotContain("pages", "watching");
        assertThat(run(0, "serve --parts pages --pages 0 --data data").out()).contains("pages at ");
    }

    @ParameterizedTest
    @CsvSource({
        "serve --parts watch --pages 0, are about the part pages",
        "serve --parts pages --host-https 0, are about the part policy-host",
        "serve --parts pages --http 0 --domain a.example, are about the part intake",
        "serve --parts policy-host, nowhere to serve: name --host-https",
        "serve --parts intake --no-keys, nowhere to listen",
        "serve --parts everything, is none of pages",
        "serve --lab --pages 0 --http 0 --domain a.example, --lab has no intake",
        "serve --pages 0 --otlp nowhere, is not a URL",
        "serve --pages 0 --keep-alerts 0, number of days",
        "serve --pages 0 --public-host https://seal.example.org, is not the name of a host",
        "serve --pages 0 --public-host seal.example.org:443, is not the name of a host",
    })
    void whatIsUnclearIsRefusedInOneSentence(String line, String sentence) {
        assertThat(run(64, line + " --data data").err()).contains(sentence).hasLineCount(1);
    }

    @Test
    void aNewerStoreIsRefusedInOneSentence() throws SQLException {
        run(0, "serve --pages 0 --data data");
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("data/fleet.db"));
                var statement = connection.createStatement()) {
            statement.execute("PRAGMA user_version = 1000");
        }
        assertThat(run(73, "serve --pages 0 --data data").err())
                .isEqualTo("sealpost: the store of the fleet cannot be used: it was written by a newer Sealpost\n");
    }

    @Test
    void aFolderThatIsOpenToOthersIsSaidOnce() throws IOException {
        assumeTrue(folder.getFileSystem().supportedFileAttributeViews().contains("posix"));
        run(0, "serve --pages 0 --data data");
        assertThat(run(0, "serve --pages 0 --data data").err()).doesNotContain("chmod");
        Files.setPosixFilePermissions(folder.resolve("data"), PosixFilePermissions.fromString("rwxr-xr-x"));
        assertThat(run(0, "serve --pages 0 --data data").err().lines())
                .singleElement()
                .satisfies(line -> assertThat(line)
                        .startsWith("sealpost: the data folder ")
                        .endsWith("data' is open to others on this machine; 'chmod 700' closes it"));
    }

    @Test
    void eventsAreLinesOfJsonWhereThatIsAskedFor() {
        assertThat(run(0, "serve --pages 0 --data data --smtp 0 --address a@example.org --no-keys --log-format json")
                        .err()
                        .lines()
                        .filter(line -> !line.contains("made the sealing key")))
                .containsExactly("{\"time\":\"2026-11-21T12:00:00Z\",\"level\":\"error\",\"event\":\"problem\","
                        + "\"message\":\"no certificate (--cert): mail is taken without STARTTLS\"}");
    }

    @Test
    void theFirstLinkLeadsWhereBrowsersReachThePages() {
        assertThat(run(0, "serve --pages *:0 --web-proxy 192.0.2.7 --public-host Seal.example.org --data data")
                        .out())
                .contains("pages at https://seal.example.org/\n", "once: https://seal.example.org/link/");
        assertThat(run(0, "serve --pages 0 --public-host seal.example.org --data data")
                        .out())
                .containsPattern("pages at http://seal\\.example\\.org:[0-9]+/\n");
        assertThat(run(0, "serve --pages *:0 --web-proxy 192.0.2.7 --data data").err())
                .contains("no --public-host: every request is refused");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            serve --pages 0 --metrics no/such/m.prom | 73 | file 'no/such/m.prom' cannot be written: there is no such folder
            reports listen --http 0 --domain a.example --no-keys --metrics no/m | 73 | file 'no/m' cannot be written
            host --https 0 --metrics no/m            | 73 | file 'no/m' cannot be written: there is no such folder
            serve --pages 0 --cert no.pem            | 66 | the file 'no.pem' cannot be read
            serve --pages 0 --lab --resolver 192.0.2.1 | 64 | --resolver has no place beside --lab
            """)
    void whatCannotBeUsedIsSaidBeforeAnythingIsServed(String line, int code, String sentence) {
        Session session = run(code, line + " --data data");
        assertThat(session.out()).doesNotContain("pages at", "127.0.0.1");
        assertThat(session.err().lines().filter(each -> !each.contains("sealing key")))
                .singleElement()
                .asString()
                .contains(sentence)
                .doesNotContain(".part", "Exception");
    }

    /// As an earlier program approved it, which noted only later whose the domain is.
    @Test
    void whatWasApprovedAtTheConsoleBeforeIsTheFirstTenants() throws SQLException {
        run(0, "serve --parts watch --data data");
        try (var approved = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("data/publish.db"));
                var statement = approved.createStatement()) {
            statement.execute("INSERT INTO approved (domain, at, person, form) VALUES ('old.example', 1, 'p', 'f')");
        }
        run(0, "serve --parts watch --data data");
        try (FleetStore fleet = FleetStore.file(folder.resolve("data").resolve("fleet.db"))) {
            assertThat(fleet.domains().holder(DomainName.of("old.example"))).contains(TenantId.FIRST.word());
        }
    }

    @Test
    void theSettingsFileThatIsNamedSaysWhoWritesRecords() throws IOException {
        assertThat(run(0, "serve --pages 0 --data data").out()).contains("records are set by hand");
        Files.writeString(folder.resolve("named.yaml"), "dns-command: [/usr/local/bin/write-dns]\n");
        assertThat(run(0, "serve --pages 0 --data data --config named.yaml").out())
                .contains("pages at ")
                .doesNotContain("records are set by hand");
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aFolderThatCannotBeMadeIsSaidWithoutAnEmptyReason() {
        assertThat(run(73, "serve --pages 0 --data /proc/x").err())
                .contains("the folder cannot be made")
                .doesNotContain("null");
    }
}
