package org.sealpost.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeptHistoryTest {
    @TempDir
    private Path folder;

    private Session session() {
        return new Session(folder).with("XDG_DATA_HOME", folder.resolve("share").toString());
    }

    private Session checked(String... options) {
        var session = session();
        String[] arguments = new String[options.length + 2];
        arguments[0] = "check";
        arguments[1] = "--lab";
        System.arraycopy(options, 0, arguments, 2, options.length);
        session.run(arguments);
        assertThat(session.err()).isEmpty();
        return session;
    }

    @Test
    void whatIsCheckedIsKeptWhereTheUserSays() {
        checked("healthy", "--data", "data");
        checked("healthy", "--data", "data");
        var session = session();
        assertThat(session.run("history", "healthy.example", "--data", "data")).isZero();
        assertThat(session.out()).contains("healthy.example: ", "✓ pass").doesNotContain("!");
    }

    @Test
    void theLabIsNotKept() {
        checked("healthy");
        assertThat(folder.resolve("share")).doesNotExist();
    }

    @Test
    void noHistoryKeepsNothing() {
        checked("healthy", "--data", "data", "--no-history");
        assertThat(folder.resolve("data")).doesNotExist();
    }

    @Test
    void whatHasChangedIsToldBelowTheVerdictAndCounts() {
        var session = session();
        assertThat(session.run("check", "--lab", "changed-id-before-body")).isEqualTo(2);
        assertThat(session.out())
                .contains("changed-id-before-body.example: pass")
                .containsSubsequence("Checked ", "Since earlier checks", "changes.policy.id-before-body");
    }

    @Test
    void savedFactsCanBeComparedWith() {
        checked("mx-unlisted", "--save-facts", "facts");
        var session = checked("mx-unlisted", "--compare", "facts");
        assertThat(session.out()).contains("0 new, 0 gone, ", "unchanged mtasts.");
        assertThat(checked("healthy", "--compare", "facts").out())
                .contains("There is no earlier check to compare with.");
    }

    @Test
    void theLastCheckCanBeComparedWith() {
        checked("testing", "--data", "data");
        assertThat(checked("testing", "--data", "data", "--compare", "LAST").out())
                .contains("0 new, 0 gone, 1 unchanged");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --compare=no-such-file                | 66 | the file 'no-such-file' cannot be read
            --compare=odd                         | 66 | the file 'odd' holds no facts as check writes them: it is no JSON
            --save-facts=no-such-folder/facts     | 73 | no-such-folder/facts
            """)
    void whatCannotBeDoneIsSaid(String options, int code, String words) throws IOException {
        Files.writeString(folder.resolve("odd"), "odd");
        var session = session();
        assertThat(session.run(("check --lab healthy " + options).split(" +", -1)))
                .isEqualTo(code);
        assertThat(session.err()).startsWith("sealpost: ").contains(words).hasLineCount(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            json       | "comparison":{"before":"2026-11-21T12:00:00Z","new":[],"gone":[],"unchanged":[{"code":"mtasts.
            ndjson     | "comparison":{"before":"2026-11-21T12:00:00Z","new":[],"gone":[],"unchanged":[{"code":"mtasts.
            csv        | ,2026-11-21T12:00:00Z,,
            sarif      | "baselineState":"unchanged"
            junit      | Compared with 2026-11-21T12:00:00Z: 0 new, 0 gone, 1 unchanged
            markdown   | ## Compared with 2026-11-21T12:00:00Z: 0 new, 0 gone, 1 unchanged
            html       | Compared with 2026-11-21T12:00:00Z
            prometheus | sealpost_comparison_findings{domain="testing.example",state="unchanged"} 1
            """)
    void everyFormatTellsHowACheckCompares(String format, String words) {
        checked("testing", "--data", "data");
        assertThat(checked("testing", "--data", "data", "--compare=LAST", "--format", format)
                        .out())
                .contains(words);
    }

    @Test
    void aStoreThatCannotBeOpenedFailsNoCheckAndIsNamedOnce() throws IOException {
        Files.createDirectory(folder.resolve("data"));
        Files.writeString(folder.resolve("data").resolve("history.db"), "no database ".repeat(99));
        for (String format : List.of("text", "json")) {
            var session = session();
            assertThat(session.run(
                            "check",
                            "--lab",
                            "healthy",
                            "null-mx",
                            "--data",
                            "data",
                            "--compare=LAST",
                            "--format",
                            format))
                    .isZero();
            assertThat(session.out()).contains("healthy.example").doesNotContain("\"changes\"", "\"comparison\"");
            assertThat(session.err().lines().filter(line -> line.startsWith("sealpost: the history ")))
                    .hasSize(1)
                    .allMatch(line -> line.contains("cannot be used: "));
        }
    }

    @Test
    void aStoreThatAnotherProcessChangesIsReadAndKeepsNoCheckWaiting() throws Exception {
        checked("healthy", "--data", "data");
        try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("data/history.db"));
                Statement statement = other.createStatement()) {
            statement.execute("BEGIN EXCLUSIVE");
            var session = session();
            assertThat(session.run("check", "--lab", "healthy", "--data", "data", "--format=json"))
                    .isZero();
            assertThat(session.out()).contains("\"changes\":[");
            assertThat(session.err()).startsWith("sealpost: the history ").hasLineCount(1);
            statement.execute("ROLLBACK");
        }
        assertThat(checked("healthy", "--data", "data", "--format=json").out()).contains("\"changes\":[");
    }
}
