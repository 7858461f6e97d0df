package org.sealpost.packaging.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sealpost.packaging.archive.Installed.Ran;

/// The archive is unpacked over what older programs have kept: nothing is lost. What a newer one has kept is left
/// alone.
class UpdateTest {
    private static final Path KEPT = Path.of("src/test/resources/org/sealpost/packaging/archive/kept");

    @TempDir
    static Path folder;

    private static Installed installed;

    @BeforeAll
    static void unpack() throws Exception {
        installed = new Installed(folder);
    }

    @Test
    void theFirstFormOfTheHistoryIsBroughtUpToDateAndShown() throws Exception {
        Path data = copy("first");
        assertThat(version(data.resolve("history.db"))).isEqualTo(1);
        Ran ran = installed.run("history", "healthy.example", "--data", data.toString());
        assertThat(ran.err()).isEmpty();
        assertThat(ran.out())
                .contains("healthy.example: 2 checks", "2026-11-22T19:14:08Z", "2026-11-22T19:13:34Z")
                .contains("id 20261101T000000, enforce");
        assertThat(version(data.resolve("history.db"))).isGreaterThan(1);
        assertThat(installed
                        .run("history", "mx-unlisted.example", "--data", data.toString())
                        .out())
                .contains("mx-unlisted.example: 1 check", "2026-11-22T19:13:50Z");
    }

    @ParameterizedTest
    @CsvSource({
        "host.db, host delegations, ''",
        "publish.db, apply 0000000000000000 --dns none, ''",
        "reports.db, reports show --from 2016-03-30 --to 2016-04-05, Company-X",
    })
    void everyRowOfAnOlderProgramIsThereAfterwards(String file, String command, String shown) throws Exception {
        Path data = copy("second");
        Path database = data.resolve(file);
        Map<String, List<String>> before = rows(database);
        assertThat(before.values().stream().mapToInt(List::size).sum()).isPositive();
        Ran ran = run(command, data);
        assertThat(ran.out() + ran.err()).contains(shown).doesNotContain("internal error", "cannot be used");
        Map<String, List<String>> after = rows(database);
        // A newer form may have more columns, at the end.
        before.forEach((table, rows) -> assertThat(rows)
                .as(table)
                .allSatisfy(row -> assertThat(after.get(table))
                        .anySatisfy(now -> assertThat(now).startsWith(row))));
    }

    /// Its tables have other names since.
    @Test
    void everyLookOfTheSecondFormOfTheHistoryIsThereAfterwards() throws Exception {
        Path data = copy("second");
        Path database = data.resolve("history.db");
        List<String> before = column(
                database,
                "SELECT look.domain || ' ' || document FROM look JOIN state ON look.state = state.id ORDER BY 1");
        assertThat(before).isNotEmpty();
        assertThat(run("history healthy.example", data).out()).contains("2026-11-22T19:15:");
        assertThat(column(
                        database,
                        "SELECT l.domain || ' ' || document FROM history_look l JOIN history_state s"
                                + " ON l.domain = s.domain AND l.n = s.n ORDER BY 1"))
                .isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource({
        "checks.db, serve --pages 0",
        "history.db, history healthy.example",
        "host.db, host delegations",
        "publish.db, apply healthy.example --dns none",
        "reports.db, reports summary company-y.example",
    })
    void whatANewerProgramHasKeptIsLeftAlone(String file, String command) throws Exception {
        Path data = copy("second");
        Path database = data.resolve(file);
        try (Connection connection = open(database);
                Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA journal_mode = WAL");
            statement.execute("PRAGMA user_version = 99");
        }
        byte[] octets = Files.readAllBytes(database);
        installed.give(data);
        Ran ran = run(command, data);
        assertThat(ran.code()).as(ran.toString()).isEqualTo(73);
        assertThat(ran.out()).isEmpty();
        assertThat(ran.err())
                .startsWith("sealpost: ")
                .contains("a newer Sealpost")
                .hasLineCount(1);
        assertThat(Files.readAllBytes(database)).isEqualTo(octets);
    }

    private static Ran run(String command, Path data) throws Exception {
        var words = new ArrayList<>(List.of(command.split(" ", -1)));
        words.addAll(List.of("--data", data.toString()));
        return installed.run(words.toArray(String[]::new));
    }

    /// A data folder of an older program, to be written to.
    private static Path copy(String name) throws Exception {
        Path copy = Files.createTempDirectory(folder, name);
        try (Stream<Path> files = Files.list(KEPT.resolve(name))) {
            for (Path file : files.toList()) {
                Files.copy(file, copy.resolve(file.getFileName()));
            }
        }
        installed.give(copy);
        return copy;
    }

    private static Connection open(Path database) throws SQLException {
        return DriverManager.getConnection("jdbc:sqlite:" + database);
    }

    private static int version(Path database) throws SQLException {
        try (Connection connection = open(database);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("PRAGMA user_version")) {
            return row.getInt(1);
        }
    }

    private static List<String> column(Path database, String sql) throws SQLException {
        var values = new ArrayList<String>();
        try (Connection connection = open(database);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                values.add(rows.getString(1));
            }
        }
        return values;
    }

    /// Every row of every table, as text.
    private static Map<String, List<String>> rows(Path database) throws SQLException {
        Map<String, List<String>> tables = new HashMap<>();
        try (Connection connection = open(database);
                Statement statement = connection.createStatement()) {
            try (ResultSet names = statement.executeQuery("SELECT name FROM sqlite_schema WHERE type = 'table'")) {
                while (names.next()) {
                    tables.put(names.getString(1), new ArrayList<>());
                }
            }
            for (Map.Entry<String, List<String>> table : tables.entrySet()) {
                try (ResultSet rows = statement.executeQuery("SELECT * FROM " + table.getKey())) {
                    int columns = rows.getMetaData().getColumnCount();
                    while (rows.next()) {
                        var row = new StringBuilder();
                        for (int column = 1; column <= columns; column++) {
                            row.append(rows.getMetaData().getColumnName(column))
                                    .append('=')
                                    .append(rows.getString(column))
                                    .append(' ');
                        }
                        table.getValue().add(row.toString());
                    }
                }
            }
        }
        return tables;
    }
}
