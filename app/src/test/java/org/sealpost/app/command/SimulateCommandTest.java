package org.sealpost.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sealpost.app.Schemas;
import org.sealpost.app.store.HistoryStore;
import org.sealpost.app.store.Places;
import org.sealpost.app.store.TestDatabase;
import org.sealpost.check.Outcome;
import org.sealpost.check.time.Sight;
import org.sealpost.check.time.Sighting;
import org.sealpost.lab.Lab;
import org.sealpost.lab.LabOptions;
import org.sealpost.lab.reply.ReceivedMessage;
import org.sealpost.protocol.Octets;
import org.sealpost.protocol.name.DomainName;

class SimulateCommandTest {
    private static final List<String> SEND = List.of("--from", "me@sender.example", "--yes");

    @TempDir
    private static Path folder;

    private static Lab lab;
    private static List<String> inLab;

    @RegisterExtension
    private final Places places = new Places();

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @BeforeAll
    static void start() throws IOException {
        lab = Lab.start(LabOptions.at(InstantSource.system()));
        inLab = List.of(lab.write(folder).split(" ", -1));
        Files.writeString(
                folder.resolve("policy.txt"),
                "version: STSv1\nmode: enforce\nmx: mx1.mailprovider.example\nmax_age: 86400\n");
        Files.writeString(
                folder.resolve("old.txt"),
                "version: STSv1\nmode: enforce\nmx: old.mailprovider.example\nmax_age: 7776000\n");
    }

    @AfterAll
    static void stop() {
        lab.close();
    }

    @ParameterizedTest
    @CsvSource({
        "healthy, 0",
        "testing, 1",
        "record-absent, 1",
        "mx-certificate-expired, 2",
        "starttls-refused, 2",
        "mx-421, 3",
        "null-mx, 0",
        "no-such-domain, 0"
    })
    void theExitCodeTellsTheWorstOfAllKinds(String world, int code) {
        assertThat(run(world + ".example")).isEqualTo(code);
        assertThat(text(err)).isEmpty();
    }

    @Test
    void theKindsComeFirstAndThenTheStepsOfEach() {
        run("mx-unlisted.example");
        assertThat(text(out))
                .containsSubsequence(
                        "A message for mx-unlisted.example, sent ",
                        "✓ opportunistic    arrives over TLS with whoever answers\n",
                        "✓ mta-sts          arrives over authenticated TLS (MTA-STS)\n",
                        "mta-sts: MTA-STS, and the domain is new to it\n",
                        "policy   mode enforce\n",
                        "× 20 mx2.mailprovider.example: if those before are down, would pass it over:",
                        "reports  sts of mx-unlisted.example, mx1.mailprovider.example: success");
    }

    @Test
    void oneKindAlone() {
        assertThat(run("record-absent.example", "--sender", "opportunistic")).isZero();
        assertThat(text(out)).contains("opportunistic").doesNotContain("mta-sts");
    }

    @Test
    void aPolicyCanBeTriedBeforeItIsPublished() {
        assertThat(run("record-absent.example", "--policy", "policy.txt")).isZero();
        assertThat(run("record-absent.example", "--policy", "old.txt")).isEqualTo(2);
        assertThat(text(out)).contains("the policy does not list it");
    }

    @Test
    void otherMxHostsCanBeTriedBeforeTheyArePublished() {
        assertThat(run("healthy.example", "--mx", "mx2.mailprovider.example")).isZero();
        assertThat(text(out)).contains("10 mx2.mailprovider.example [").doesNotContain("mx1.");
        assertThat(run("healthy.example", "--mx", "mx1.starttls-refused.example,mx1.mailprovider.example"))
                .isEqualTo(1);
        assertThat(text(out)).contains("10 mx1.starttls-refused.example: passes it over: the policy does not list it");
    }

    @Test
    void aSenderCanHoldAnOlderPolicy() {
        assertThat(run("record-absent.example", "--sender", "mta-sts-cached", "--cached-policy", "old.txt"))
                .isEqualTo(2);
        assertThat(text(out)).contains("mode enforce, from its cache; there is no record");
        assertThat(run("healthy.example", "--cached-policy", "old.txt")).isZero();
        assertThat(run("healthy.example", "--cached-policy", "old.txt", "--cached-id", "20261101T000000"))
                .isEqualTo(2);
    }

    @Test
    void theOlderPolicyIsTheNewestOfTheHistoryThatMayStillBeHeld() {
        keep("data", "record-absent.example", Duration.ofDays(100), "old3", "old.mailprovider.example");
        assertThat(run("record-absent.example", "--data", "data")).isEqualTo(1);
        assertThat(text(out)).doesNotContain("mta-sts-cached");
        keep("data", "record-absent.example", Duration.ofDays(3), "old1", "mx1.mailprovider.example");
        keep("data", "record-absent.example", Duration.ofDays(2), "old2", "old.mailprovider.example");
        assertThat(run("record-absent.example", "--data", "data")).isEqualTo(2);
        assertThat(text(out))
                .contains("✗ mta-sts-cached", "mode enforce, from its cache; there is no record")
                .containsPattern("The older policy \\(mode enforce, id old2\\) is from the\\s+history");
        assertThat(run("record-absent.example", "--data", "data", "--sender=mta-sts-cached", "--format=json"))
                .isEqualTo(2);
        assertThat(Schemas.of("simulate-1").validate(text(out), InputFormat.JSON))
                .isEmpty();
        assertThat(text(out)).contains("\"cached_seen_at\":\"");
    }

    @Test
    void withoutHistoryNoOlderPolicyIsKnown() {
        keep("other", "record-absent.example", Duration.ofDays(2), "old2", "old.mailprovider.example");
        assertThat(run("record-absent.example")).isEqualTo(1);
        assertThat(run("record-absent.example", "--data", "other", "--no-history"))
                .isEqualTo(1);
        assertThat(text(out)).doesNotContain("mta-sts-cached");
        assertThat(run("healthy.example", "--data", "other", "--sender=mta-sts-cached"))
                .isEqualTo(64);
        assertThat(run("record-absent.example", "--data", "other", "--cached-policy", "policy.txt"))
                .isEqualTo(1);
        assertThat(text(out)).contains("mta-sts-cached").doesNotContain("from the history");
    }

    @Test
    void whatAServiceKeptInItsDatabaseCountsToo() throws SQLException {
        String url = places.next(TestDatabase.POSTGRESQL, folder);
        try (var store = HistoryStore.server(url, Optional.empty())) {
            keep(store, "record-absent.example", Duration.ofDays(2), "old2", "old.mailprovider.example");
        }
        assertThat(run("record-absent.example", "--data", "none", "--database", url))
                .isEqualTo(2);
        assertThat(text(out)).contains("✗ mta-sts-cached", "id old2");
    }

    @Test
    void aHistoryThatCannotBeReadHoldsNothing() throws IOException {
        Files.createDirectories(folder.resolve("broken"));
        Files.writeString(folder.resolve("broken/history.db"), "no database ".repeat(99));
        assertThat(run("healthy.example", "--data", "broken")).isZero();
        assertThat(text(err)).startsWith("sealpost: the history '").hasLineCount(1);
    }

    private static void keep(String data, String domain, Duration ago, String id, String mx) {
        try (var store = HistoryStore.open(folder.resolve(data).resolve("history.db"))) {
            keep(store, domain, ago, id, mx);
        }
    }

    private static void keep(HistoryStore store, String domain, Duration ago, String id, String mx) {
        store.keep(new Sighting(
                DomainName.of(domain),
                Instant.now().minus(ago),
                Outcome.PASS,
                new Sight.Of<>(id),
                new Sight.Of<>(Octets.utf8("version: STSv1\nmode: enforce\nmx: " + mx + "\nmax_age: 604800\n")),
                new Sight.Unknown<>(),
                Map.of(),
                List.of()));
    }

    @Test
    void jsonKeepsToItsSchema() {
        for (String[] more : new String[][] {
            {}, {"--policy", "old.txt"}, {"--mx", "mx2.mailprovider.example"}, {"--cached-policy", "old.txt"}
        }) {
            List<String> arguments = new ArrayList<>(List.of("backup-without-starttls.example", "--format", "json"));
            arguments.addAll(List.of(more));
            run(arguments.toArray(String[]::new));
            assertThat(Schemas.of("simulate-1").validate(text(out), InputFormat.JSON))
                    .as(text(out))
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            healthy.example --sender postfix                            | is not one of
            healthy.example --sender mta-sts-cached                     | --cached-policy FILE
            healthy.example --cached-id 1                               | --cached-policy FILE
            healthy.example --cached-policy old.txt --cached-id a-b     | is not 1 to 32 letters or digits
            healthy.example --yes                                       | belong to --send
            --policy old.txt --send a@healthy.example                   | goes where it goes
            healthy.example --send a@testing.example --yes              | is not at healthy.example
            --send nobody --yes                                         | is no address
            --send a@healthy.example --from <a@b.example> --yes         | is no address
            --send a@healthy.example --from a@sender.example            | needs a terminal, or --yes
            --sender mta-sts                                            | a domain is missing
            """)
    void whatDoesNotFitIsRefused(String arguments, String words) {
        int before = lab.messages().size();
        assertThat(run(arguments.split(" ", -1))).isEqualTo(64);
        assertThat(text(err)).contains(words).hasLineCount(1);
        assertThat(lab.messages()).hasSize(before);
    }

    @Test
    void aFileThatIsNoPolicyIsNoneToHold() {
        assertThat(run("healthy.example", "--cached-policy", "anchor")).isEqualTo(66);
        assertThat(run("healthy.example", "--policy", "no-such-file")).isEqualTo(66);
    }

    @Test
    void oneRealMessageIsDeliveredByTheRulesOfTheSender() {
        assertThat(send("you@mx-unlisted.example")).isZero();
        ReceivedMessage message = lab.messages().getLast();
        assertThat(message.host()).isEqualTo("mx1.mailprovider.example");
        assertThat(message.secured()).isTrue();
        assertThat(message.from()).isEqualTo("me@sender.example");
        assertThat(message.to()).containsExactly("you@mx-unlisted.example");
        assertThat(message.lines())
                .contains("From: me@sender.example", "To: you@mx-unlisted.example", "Auto-Submitted: auto-generated")
                .anyMatch(line -> line.startsWith("Date: "))
                .anyMatch(line -> line.matches("Message-ID: <[^<>@ ]+@sender.example>"))
                .anyMatch(line -> line.startsWith("Subject: Test message by Sealpost"))
                .anyMatch(line -> line.startsWith("This is a test message."));
        assertThat(text(out)).contains("C MAIL FROM:<me@sender.example>", "S 354 ", "=> delivered: 250");
    }

    @ParameterizedTest
    @CsvSource({
        "you@mx-certificate-expired.example, mta-sts, 2, not used",
        "you@starttls-refused.example, mta-sts, 2, not used",
        "you@mx-wildcard-too-deep.example, mta-sts, 2, the policy does not list it",
        "nobody@healthy.example, mta-sts, 2, refused at RCPT",
        "later@healthy.example, mta-sts, 3, put off at RCPT",
        "you@null-mx.example, mta-sts, 2, the domain takes no mail",
        "you@mx-refused.example, opportunistic, 2, no delivery"
    })
    void aMessageThatIsNotDeliveredSaysWhy(String to, String kind, int code, String words) {
        int before = lab.messages().size();
        assertThat(send(to, "--sender", kind)).isEqualTo(code);
        assertThat(text(out)).contains(words);
        assertThat(lab.messages()).hasSize(before);
    }

    @Test
    void anOpportunisticSenderDeliversWithoutTlsWhereItMust() {
        assertThat(send("you@starttls-refused.example", "--sender", "opportunistic"))
                .isZero();
        assertThat(lab.messages().getLast().secured()).isFalse();
        assertThat(send("you@mx-tls-abort.example", "--sender", "opportunistic"))
                .isZero();
        assertThat(text(out)).contains("(once more, without TLS)");
        assertThat(lab.messages().getLast().secured()).isFalse();
    }

    @Test
    void whoeverSitsAtTheTerminalIsAsked() {
        List<String> arguments = List.of("--send", "you@healthy.example", "--from", "me@sender.example");
        int before = lab.messages().size();
        assertThat(run(true, "n\n", arguments)).isEqualTo(64);
        assertThat(text(err)).contains("One real message goes from me@sender.example to you@healthy.example");
        assertThat(run(true, "", arguments)).isEqualTo(64);
        assertThat(lab.messages()).hasSize(before);
        assertThat(run(true, "y\n", arguments)).isZero();
        assertThat(lab.messages()).hasSize(before + 1);
    }

    private int send(String to, String... more) {
        var arguments = new ArrayList<>(List.of("--send", to));
        arguments.addAll(SEND);
        arguments.addAll(List.of(more));
        return run(false, "", arguments);
    }

    private int run(String... arguments) {
        return run(false, "", List.of(arguments));
    }

    private int run(boolean terminal, String input, List<String> arguments) {
        out.reset();
        err.reset();
        var surroundings = new Surroundings(
                new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
                new PrintStream(out, false, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                Map.of(),
                folder,
                InstantSource.system(),
                terminal);
        List<String> all = new ArrayList<>(List.of("simulate"));
        all.addAll(inLab);
        all.addAll(arguments);
        int code = new Program(surroundings).run(all.toArray(String[]::new));
        surroundings.out().flush();
        return code;
    }

    private static String text(ByteArrayOutputStream written) {
        return written.toString(StandardCharsets.UTF_8);
    }
}
