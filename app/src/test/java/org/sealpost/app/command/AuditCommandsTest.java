package org.sealpost.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sealpost.app.access.TenantId;
import org.sealpost.app.access.audit.Actor;
import org.sealpost.app.access.audit.AuditEvent;
import org.sealpost.app.store.AccessStore;

class AuditCommandsTest {
    @TempDir
    private Path folder = Path.of("");

    @BeforeEach
    void write() {
        append(5);
    }

    private void append(int many) {
        try (AccessStore store = AccessStore.file(folder.resolve("access.db"))) {
            for (int i = 0; i < many; i++) {
                store.audit()
                        .append(
                                TenantId.FIRST,
                                AuditEvent.of(Instant.EPOCH, new Actor.Rule("night"), "check.run")
                                        .because("reason " + i));
            }
        }
    }

    private Session run(int code, String... arguments) {
        Session session = new Session(folder);
        assertThat(session.run(arguments)).as(session.err()).isEqualTo(code);
        return session;
    }

    private String[] with(String... arguments) {
        String[] all = Arrays.copyOf(arguments, arguments.length + 2);
        all[arguments.length] = "--data";
        all[arguments.length + 1] = folder.toString();
        return all;
    }

    @Test
    void anExportHasALineForEachRow() {
        assertThat(run(0, with("audit", "export")).out().lines())
                .hasSize(5)
                .allMatch(line -> line.startsWith("{\"tenant\":\"main\",\"n\":"));
        assertThat(run(0, with("audit", "export", "--after", "3")).out().lines())
                .hasSize(2);
        assertThat(run(0, with("audit", "export", "--tenant", "platform")).out())
                .isEmpty();
    }

    @Test
    void whatIsAsItWasWrittenIsSaidToBe() {
        String said = run(0, with("audit", "verify")).out();
        assertThat(said).startsWith("all rows of main are as they were written\n5:");
        String end = said.lines().toList().getLast();
        append(2);
        assertThat(run(0, with("audit", "verify", "--end", end)).out()).contains("\n7:");
        String other = end.replace("5:", "4:");
        assertThat(run(2, with("audit", "verify", "--end", other)).out())
                .isEqualTo("row 4 of main is not what was written\n");
        assertThat(run(64, with("audit", "verify", "--end", "x")).err()).contains("64 hexadecimal digits");
    }

    @Test
    void anExportIsLookedAtByItself() throws IOException {
        String export = run(0, with("audit", "export")).out();
        Path file = Files.writeString(folder.resolve("audit.jsonl"), export);
        assertThat(run(0, "audit", "verify", "--file", file.toString()).out()).contains("as they were written");
        Files.writeString(file, export.replace("reason 2", "reason 7"));
        assertThat(run(2, "audit", "verify", "--file", file.toString()).out())
                .isEqualTo("row 3 of main is not what was written\n");
        Files.writeString(file, export.lines().skip(1).toList().getFirst() + "\n");
        assertThat(run(2, "audit", "verify", "--file", file.toString()).out()).isEqualTo("row 1 of main is missing\n");
        Files.writeString(file, "something\u001b[2Jelse\n");
        assertThat(run(66, "audit", "verify", "--file", file.toString()).err())
                .contains("none of an export")
                .doesNotContain("\u001b");
        assertThat(run(66, "audit", "verify", "--file", "none").err()).contains("cannot be read");
    }

    @ParameterizedTest
    @ValueSource(strings = {"verify", "export"})
    void ofWhatIsNotThereNothingIsSaidToBeWhole(String what) {
        assertThat(run(64, with("audit", what, "--tenant", "nope")).err())
                .isEqualTo("sealpost: there is no tenant 'nope'; name one that there is (main)\n");
        Session missing = run(66, "audit", what, "--data", "zzz");
        assertThat(missing.out()).isEmpty();
        assertThat(missing.err()).contains("there is no data folder").hasLineCount(1);
        assertThat(folder.resolve("zzz")).doesNotExist();
    }
}
