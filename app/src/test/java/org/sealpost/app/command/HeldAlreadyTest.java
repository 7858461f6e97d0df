package org.sealpost.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Commands that look into what is kept, or change what is in it, make nothing where nothing is.
class HeldAlreadyTest {
    private static final String ALL = """
            reports summary
            reports summary example.org
            reports show
            reports show 20261120a1b2c3
            reports export
            reports export --format csv --output reports.csv
            reports readiness example.org
            reports verify
            reports prune
            reports approve mail.example --by Ada --why known
            reports approve mail.example --by Ada --why closed --withdraw
            reports waive example.org validation-failure --by Ada --why known
            history example.org
            history example.org --forget
            host delegations
            host offboard example.org
            drift example.org --lab
            apply example.org --lab --abandon
            apply 0123456789abcdef --lab
            apply example.org --lab
            audit verify
            audit export
            users list
            users disable kim
            users reset kim
            backup all.zip
            reseal
            forget example.org --confirm example.org""";

    @TempDir
    private Path folder = Path.of("");

    private String run(String line, String data) {
        var session = new Session(folder).with("USER", "root");
        assertThat(session.run((line + " --data " + data).split(" ", -1)))
                .as(line + ": " + session.err())
                .isEqualTo(66);
        assertThat(session.out()).as(line).isEmpty();
        return session.err();
    }

    @Test
    void aMistypedFolderIsSaidToBeOneAndNotMade() {
        for (String line : ALL.lines().toList()) {
            assertThat(run(line, "typo"))
                    .as(line)
                    .startsWith("sealpost: there is no data folder '")
                    .contains("name the data folder of the installation by --data")
                    .hasLineCount(1);
            assertThat(folder.resolve("typo")).as(line).doesNotExist();
            assertThat(folder).as(line).isEmptyDirectory();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"reports summary", "history example.org", "host delegations", "drift example.org --lab"})
    void anotherFolderIsNotFilledWithTables(String line) throws IOException {
        Files.createDirectory(folder.resolve("photos"));
        assertThat(run(line, "photos"))
                .contains("nothing is kept in the data folder")
                .hasLineCount(1);
        assertThat(folder.resolve("photos")).isEmptyDirectory();
    }

    @Test
    void whatTakesReportsInMakesTheirStore() throws IOException {
        Files.createDirectory(folder.resolve("reports"));
        var session = new Session(folder);
        int _ = session.run("reports", "import", "reports", "--data", "data");
        assertThat(folder.resolve("data/reports.db")).as(session.err()).isRegularFile();
    }
}
