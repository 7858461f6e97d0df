package org.sealpost.app.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sealpost.app.command.KeptReports.failure;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.sealpost.app.Schemas;
import org.sealpost.app.render.Words;
import org.sealpost.app.store.HistoryStore;
import org.sealpost.app.store.ReportStores;
import org.sealpost.check.Outcome;
import org.sealpost.check.time.Sight;
import org.sealpost.check.time.Sighting;
import org.sealpost.protocol.Octets;
import org.sealpost.protocol.name.DomainName;
import org.sealpost.protocol.name.IpAddress;
import org.sealpost.reports.Authenticity;
import org.sealpost.reports.Way;
import org.sealpost.reports.decision.Standing;
import org.sealpost.reports.failure.Effect;
import org.sealpost.reports.failure.Side;
import org.sealpost.reports.readiness.DayState;
import org.sealpost.reports.readiness.ProbeDay;
import org.sealpost.reports.readiness.Restart;
import org.sealpost.reports.readiness.RuleCode;
import org.sealpost.reports.store.Kept;
import org.sealpost.reports.summary.Summary;

/// Every document of the commands about reports keeps to its schema.
class ReportsFormsTest {
    private static final Path COLLECTION = Path.of(
                    "..", "reports", "src", "test", "resources", "org", "sealpost", "reports", "collection")
            .toAbsolutePath()
            .normalize();
    private static final LocalDate TODAY = LocalDate.parse("2026-11-21");
    private static final DomainName DOMAIN = DomainName.of("example.org");

    @TempDir
    private Path folder;

    /// An installation that has taken nothing yet.
    @BeforeEach
    void installation() {
        ReportStores.file(folder.resolve("data").resolve("reports.db")).close();
    }

    private String out(int code, String... arguments) {
        var session = new Session(folder);
        int ended = session.run(Stream.concat(
                        Stream.of("reports"), Stream.concat(Arrays.stream(arguments), Stream.of("--data", "data")))
                .toArray(String[]::new));
        assertThat(ended).as(session.err()).isEqualTo(code);
        return session.out();
    }

    private String imported(int code) {
        return out(code, "import", COLLECTION.toString(), "--no-keys", "--format", "json");
    }

    private static void keepsTo(String schema, String document) {
        assertThat(Schemas.of(schema).validate(document, InputFormat.JSON)).isEmpty();
    }

    /// As a check would keep it.
    private void seen(LocalDate day, String mode, String host) {
        Path file = folder.resolve("data").resolve("history.db");
        try (var store = HistoryStore.open(file)) {
            String policy = "version: STSv1\nmode: " + mode + "\nmx: " + host + "\nmax_age: 604800\n";
            store.keep(new Sighting(
                    DOMAIN,
                    Instant.parse(day + "T06:00:00Z"),
                    Outcome.WARN,
                    new Sight.Of<>("a1"),
                    new Sight.Of<>(Octets.utf8(policy)),
                    new Sight.Of<>(Set.of(DomainName.of("mx.example.org"))),
                    Map.of(DomainName.of("mx.example.org"), Set.of("00")),
                    List.of(),
                    Optional.of(Map.of(
                            DomainName.of("mx.example.org"),
                            Set.of(IpAddress.of(new byte[] {(byte) 198, 51, 100, 7}))))));
        }
    }

    @Test
    void anImportKeepsToItsSchema() throws IOException {
        Path bad = Files.createDirectory(folder.resolve("bad"));
        Files.write(bad.resolve("large.json"), new byte[11 << 20]);
        Files.writeString(bad.resolve("nothing.eml"), "From: a@example.org\r\n\r\nnothing\r\n");
        String document = out(1, "import", "bad", "--no-keys", "--format", "json");
        assertThat(document).contains("\"refused\":{\"intake.mail-too-large\":1}", "\"nothing\":1");
        keepsTo("reports-import-1", document);
        String again = imported(1);
        assertThat(again).doesNotContain("\"new\":0");
        keepsTo("reports-import-1", again);
    }

    @Test
    void everyReportKeepsToItsSchema() {
        imported(1);
        new KeptReports(folder.resolve("data"))
                .keep("google.com", TODAY.minusDays(3), 40, failure("certificate-expired"));
        Schema schema = Schemas.of("tls-report-1");
        List<String> lines = out(0, "export", "--days", "4000").lines().toList();
        assertThat(lines)
                .hasSizeGreaterThan(25)
                .anySatisfy(line -> assertThat(line).contains("\"verified\""));
        assertThat(lines)
                .allSatisfy(line ->
                        assertThat(schema.validate(line, InputFormat.JSON)).isEmpty());
        assertThat(out(0, "show", "--days", "4000", "--format", "json").lines().toList())
                .containsExactlyElementsOf(lines);
        String id = lines.getFirst().replaceFirst(".*?\"id\":\"([0-9a-f]+)\".*", "$1");
        assertThat(out(0, "show", id, "--format", "json")).isEqualTo(lines.getFirst() + "\n");
    }

    @Test
    void everySummaryKeepsToItsSchema() throws IOException {
        keepsTo("reports-summary-1", out(3, "summary", "--format", "json"));
        Files.writeString(folder.resolve("zip.json.gz"), "PK\3\4 no gzip");
        out(1, "import", COLLECTION.toString(), "zip.json.gz", "--no-keys");
        var kept = new KeptReports(folder.resolve("data"));
        for (int day = 20; day > 8; day--) {
            kept.keep("google.com", TODAY.minusDays(day), 40, day == 9 ? failure("validation-failure") : "");
        }
        seen(TODAY.minusDays(30), "testing", "mx.example.org");
        String all = out(1, "summary", "--days", "4000", "--to", "2026-11-21", "--format", "json");
        assertThat(all).contains("\"causes\":[{", "\"domains\":[{", "\"silent\":[{", "\"refused\":[{", "\"weeks\":[{");
        keepsTo("reports-summary-1", all);
        String one = out(1, "summary", "example.org", "--format", "json");
        assertThat(one).contains("\"policies\":[{", "\"state\":\"current\"");
        keepsTo("reports-summary-1", one);
    }

    @Test
    void readinessKeepsToItsSchemaWhateverTheAnswer() {
        String unknown = out(3, "readiness", "example.org", "--format", "json");
        assertThat(unknown).contains("\"UNKNOWN\"", "\"earliest\"");
        keepsTo("readiness-1", unknown);

        imported(1);
        var kept = new KeptReports(folder.resolve("data"));
        for (int day = 20; day > 2; day--) {
            seen(TODAY.minusDays(day), "testing", "mx.example.org");
            kept.keep("google.com", TODAY.minusDays(day), 40, day == 4 ? failure("certificate-expired") : "");
            kept.keep("somebody.example", TODAY.minusDays(day), 40, day == 4 ? failure("validation-failure") : "");
        }
        String not = out(2, "readiness", "example.org", "--format", "json");
        assertThat(not).contains("\"NOT READY\"", "\"to_probe\":[{", "\"counting\":[{", "\"kind\":\"reported\"");
        keepsTo("readiness-1", not);

        seen(TODAY, "testing", "*.example.org");
        String hold = out(1, "readiness", "example.org", "--format", "json");
        assertThat(hold).contains("\"HOLD\"", "\"kind\":\"changed\"", "\"restart\":{");
        keepsTo("readiness-1", hold);
    }

    @Test
    void aDomainThatIsReadyKeepsToTheSchemaToo() {
        var kept = new KeptReports(folder.resolve("data"));
        for (int day = 40; day >= 0; day--) {
            seen(TODAY.minusDays(day), "testing", "mx.example.org");
            if (day > 0) {
                kept.keep("google.com", TODAY.minusDays(day), 400, "");
                kept.keep("microsoft.com", TODAY.minusDays(day), 200, "");
            }
        }
        String ready = out(0, "readiness", "example.org", "--format", "json");
        assertThat(ready).contains("\"READY\"", "\"state\":\"clean\"").doesNotContain("\"earliest\"");
        keepsTo("readiness-1", ready);
    }

    /// Where a schema lists the words, and which they are.
    static List<Arguments> listed() {
        return List.of(
                Arguments.of("tls-report-1", "standing", words(Standing.values())),
                Arguments.of("tls-report-1", "ways", words(Way.values())),
                Arguments.of("tls-report-1", "reason", words(Authenticity.Reason.values())),
                Arguments.of("reports-summary-1", "standing", words(Standing.values())),
                Arguments.of("reports-summary-1", "way", words(Way.values())),
                Arguments.of("reports-summary-1", "trend", words(Summary.Trend.values())),
                Arguments.of("reports-summary-1", "state", words(Summary.State.values())),
                Arguments.of("reports-summary-1", "effect", words(Effect.values())),
                Arguments.of("reports-summary-1", "side", words(Side.values())),
                Arguments.of("readiness-1", "cause", words(Restart.Cause.values())),
                Arguments.of("readiness-1", "effect", words(Effect.values())),
                Arguments.of("readiness-1", "side", words(Side.values())),
                Arguments.of("readiness-1", "state", words(DayState.values())),
                Arguments.of("readiness-1", "colour", words(ProbeDay.Colour.values())),
                Arguments.of("readiness-1", "weight", words(RuleCode.Weight.values())),
                Arguments.of("readiness-1", "standing", words(Standing.values())),
                Arguments.of(
                        "readiness-1",
                        "rule",
                        Arrays.stream(RuleCode.values()).map(RuleCode::id).toList()));
    }

    private static List<String> words(Enum<?>[] constants) {
        return Arrays.stream(constants).map(Words::word).toList();
    }

    @ParameterizedTest
    @MethodSource("listed")
    void aSchemaListsEveryWord(String schema, String member, List<String> words) throws IOException {
        String text = Files.readString(Schemas.FOLDER.resolve(schema + ".schema.json"));
        String listed = words.stream()
                .map(word -> "\"" + word + "\"")
                .reduce((one, other) -> one + ", " + other)
                .orElseThrow();
        assertThat(Pattern.compile("\"" + member + "\": \\{[^}]*?\"enum\": \\[([^]]*)]")
                        .matcher(text)
                        .results()
                        .map(found -> found.group(1).strip().replaceAll("\\s+", " ")))
                .isNotEmpty()
                .allSatisfy(found -> assertThat(found).isEqualTo(listed));
    }

    @Test
    void theSchemaOfImportsHasEveryWayToKeep() throws IOException {
        String text = Files.readString(Schemas.FOLDER.resolve("reports-import-1.schema.json"));
        for (Kept what : Kept.values()) {
            assertThat(text).contains("\"" + Words.word(what) + "\": {");
        }
    }
}
