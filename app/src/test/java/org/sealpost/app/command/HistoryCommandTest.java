package org.sealpost.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sealpost.app.Schemas;
import org.sealpost.app.store.HistoryStore;
import org.sealpost.check.Outcome;
import org.sealpost.check.time.Sight;
import org.sealpost.check.time.Sighting;
import org.sealpost.protocol.Octets;
import org.sealpost.protocol.name.DomainName;
import org.sealpost.protocol.name.IpAddress;

class HistoryCommandTest {
    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

    @TempDir
    private Path folder;

    private void keep(int daysAgo, Outcome outcome, String id, String mode) {
        try (var store = HistoryStore.open(folder.resolve("data").resolve("history.db"))) {
            store.keep(new Sighting(
                    DomainName.of("example.org"),
                    NOW.minus(Duration.ofDays(daysAgo)),
                    outcome,
                    new Sight.Of<>(id),
                    new Sight.Of<>(
                            Octets.utf8("version: STSv1\nmode: " + mode + "\nmx: mx.example.org\nmax_age: 604800\n")),
                    new Sight.Of<>(Set.of(DomainName.of("mx.example.org"))),
                    Map.of(),
                    List.of(),
                    Optional.of(Map.of(
                            DomainName.of("mx.example.org"),
                            Set.of(IpAddress.of(new byte[] {(byte) 192, 0, 2, 25}))))));
        }
    }

    private Session session() {
        return new Session(folder);
    }

    @Test
    void checksAreShownNewestFirstWithWhatChanged() {
        keep(3, Outcome.WARN, "a1", "testing");
        keep(1, Outcome.PASS, "a1", "enforce");
        var session = session();
        assertThat(session.run("history", "example.org", "--data", "data")).isZero();
        assertThat(session.out()).isEqualTo("""
                example.org: 2 checks

                2026-11-20T12:00:00Z  ✓ pass            id a1, enforce
                                      ! The policy of example.org was changed and the id was not
                2026-11-18T12:00:00Z  ! warn            id a1, testing
                """);
    }

    @Test
    void theJsonFormHasItsSchema() {
        keep(3, Outcome.WARN, "a1", "testing");
        keep(1, Outcome.PASS, "b2", "testing");
        var session = session();
        assertThat(session.run("history", "example.org", "--data", "data", "--format=json"))
                .isZero();
        assertThat(session.out())
                .contains("\"changes.policy.id-without-body\"", "\"addresses\":{\"mx.example.org\":[\"192.0.2.25\"]}");
        assertThat(Schemas.of("history-1").validate(session.out(), InputFormat.JSON))
                .isEmpty();
    }

    @Test
    void whatIsForgottenIsGone() {
        keep(1, Outcome.PASS, "a1", "enforce");
        var session = session();
        assertThat(session.run("history", "example.org", "--forget", "--data", "data"))
                .isZero();
        assertThat(session.run("history", "example.org", "--data", "data")).isZero();
        assertThat(session.out()).isEqualTo("example.org: 1 check forgotten\nNo check of example.org is kept.\n");
    }

    @Test
    void lookingMakesNoFile() {
        var session = session().with("XDG_DATA_HOME", folder.resolve("nothing").toString());
        assertThat(session.run("history", "example.org")).isEqualTo(66);
        assertThat(session.err()).startsWith("sealpost: there is no data folder '");
        assertThat(folder.resolve("nothing")).doesNotExist();
    }

    @Test
    void aFileThatIsNoHistoryIsSaid() throws IOException {
        Files.createDirectory(folder.resolve("data"));
        Files.writeString(folder.resolve("data").resolve("history.db"), "something else ".repeat(99));
        var session = session();
        assertThat(session.run("history", "example.org", "--data", "data")).isEqualTo(73);
        assertThat(session.err())
                .startsWith("sealpost: the history '")
                .contains("cannot be used")
                .hasLineCount(1);
    }

    @Test
    void whatIsNoDomainIsAUsageError() {
        var session = session();
        assertThat(session.run("history", "192.0.2.1")).isEqualTo(64);
        assertThat(session.err()).contains("is an IP address");
    }
}
