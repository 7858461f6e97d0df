package org.sealpost.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sealpost.app.Main;
import org.sealpost.lab.Lab;
import org.sealpost.lab.LabOptions;
import org.sealpost.lab.reply.Reply;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ObjectNode;

/// `check` over lists, into files, and in the formats that a whole run makes.
class CheckListTest {
    @TempDir
    Path directory;

    private Session session;

    @BeforeEach
    void start() {
        session = new Session(directory);
    }

    @Test
    void aListIsOneDomainALineWithComments() throws IOException {
        Files.writeString(directory.resolve("list"), "\ufeff# ours\nhealthy.example\r\n\nTESTING.example. # soon\n");
        assertThat(check("--lab", "--list", "list", "--format", "csv")).isEqualTo(1);
        assertThat(session.out()).containsSubsequence("\r\nhealthy.example,", "\r\ntesting.example,");
        assertThat(session.err()).isEqualTo("2 domains: ! 1 warn, ✓ 1 pass\n");
    }

    @Test
    void aColumnOfACsvFileIsTakenByItsHeadingOrItsNumber() throws IOException {
        Files.writeString(directory.resolve("list.csv"), "customer,Domain\n\"Meyer, Inc.\",healthy.example\n");
        assertThat(check("--lab", "--list", "list.csv", "--column", "domain", "--format", "csv"))
                .isZero();
        assertThat(session.out()).contains("\r\nhealthy.example,");
        assertThat(check("--lab", "--list", "list.csv", "--column", "2", "--skip-bad", "--format", "csv"))
                .isZero();
        assertThat(session.err()).contains("line 1: 'Domain' has one label");
    }

    @Test
    void aListComesFromStandardInput() {
        session.input("healthy.example\n");
        assertThat(check("--lab", "--list", "-", "--format", "ndjson")).isZero();
        assertThat(session.out()).startsWith("{\"domain\":\"healthy.example\"").hasLineCount(1);
    }

    @Test
    void everyBadLineIsNamedBeforeTheRunBegins() throws IOException {
        Files.writeString(directory.resolve("list"), "healthy.example\nlocalhost\n\n192.0.2.1\n");
        assertThat(check("--lab", "--list", "list")).isEqualTo(64);
        assertThat(session.out()).isEmpty();
        assertThat(session.err())
                .startsWith("sealpost: 2 lines of the list 'list' hold no domain; mend the list, or go on without them"
                        + " by --skip-bad:\n  line 2: 'localhost' has one label")
                .contains("\n  line 4: '192.0.2.1' is an IP address");
    }

    @Test
    void ofManyBadLinesTenAreNamed() throws IOException {
        Files.writeString(directory.resolve("list"), "localhost\n".repeat(15));
        assertThat(check("--lab", "--list", "list")).isEqualTo(64);
        assertThat(session.err())
                .contains("line 10: ")
                .doesNotContain("line 11: ")
                .contains("and 5 more");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --list no-such-list                    | 66 | the list 'no-such-list' cannot be read
            --list empty                           | 64 | the list names no domain
            --list empty --column name             | 64 | has no column 'name'
            --list empty --column 0                | 64 | counted from 1
            --column name a.example                | 64 | --column has no place without --list
            --skip-bad a.example                   | 64 | --skip-bad has no place without --list
            --parallel 0 a.example                 | 64 | a number from 1 to 256
            --resume a.example                     | 64 | --resume needs --format ndjson and --output FILE
            --badge b.svg a.example b.example      | 64 | --badge is for one domain
            --output no/such/folder/file a.example --resolver 192.0.2.53 | 73 | cannot be written
            --lab --format html                    | 64 | the self-test is written as text, json, ndjson, csv, junit or
            --lab --badge b.svg                    | 64 | the self-test has no --badge and no --save-facts
            --resume --format ndjson --output foreign a.example --resolver 192.0.2.53 | 66 | line 1 of the file
            """)
    void whatCannotBeIsSaid(String options, int code, String words) throws IOException {
        Files.writeString(directory.resolve("empty"), "# nothing\n");
        Files.writeString(directory.resolve("foreign"), "[\"a letter\"]\n");
        assertThat(check(options.split(" ", -1))).isEqualTo(code);
        assertThat(session.err()).contains(words).doesNotContain("internal");
    }

    @ParameterizedTest
    @CsvSource({"fail, 2", "unknown, 2", "warn, 2", "never, 0"})
    void ofAFailureTheExitCodeIsAsAskedFor(String failOn, int code) {
        assertThat(check("--lab", "mx-unlisted", "testing", "--fail-on", failOn))
                .isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource({"fail, 0", "unknown, 0", "warn, 1", "never, 0"})
    void ofAWarningTheExitCodeIsAsAskedFor(String failOn, int code) {
        assertThat(check("--lab", "testing", "--fail-on", failOn)).isEqualTo(code);
    }

    @Test
    void aFileIsThereWholeOrNotAtAll() throws IOException {
        Path file = directory.resolve("report.html");
        Files.writeString(file, "old");
        assertThat(check("--lab", "healthy", "--format", "html", "-o", "report.html", "--badge", "b.svg"))
                .isZero();
        assertThat(session.out()).isEmpty();
        assertThat(file).content().startsWith("<!doctype html>").endsWith("</html>\n");
        assertThat(directory.resolve("b.svg")).content().contains(">pass</text>");
        assertThat(directory.toFile().list()).containsExactlyInAnyOrder("report.html", "b.svg");
    }

    @Test
    void aRunThatWasKilledGoesOnAndComesToTheSame() throws Exception {
        try (Lab lab = Lab.start(LabOptions.at(InstantSource.system()))) {
            List<String> domains = lab.worlds().stream()
                    .map(world -> world.domain().ascii())
                    .filter(domain -> domain.startsWith("record-"))
                    .filter(domain -> !domain.contains("time") && !domain.contains("lost"))
                    .limit(20)
                    .toList();
            Files.write(directory.resolve("list"), domains);
            List<String> command = new ArrayList<>(List.of("check", "--list", "list", "--format", "ndjson"));
            command.addAll(List.of(lab.write(directory.resolve("lab")).split(" ", -1)));
            Path broken = directory.resolve("broken");
            lab.delay(Duration.ofMillis(20));
            killAfterThree(command, broken);
            lab.delay(Duration.ZERO);
            String left = Files.readString(broken);
            Files.writeString(broken, left + "{\"domain\":\"cut.exa");

            lab.clearReplies();
            int resumed = run(command, "--output", "broken", "--resume");
            int unbroken = run(command, "--output", "unbroken");
            assertThat(resumed).isEqualTo(unbroken);
            assertThat(Files.readString(broken)).startsWith(left.substring(0, left.lastIndexOf('\n') + 1));
            assertThat(results(broken)).hasSize(20).isEqualTo(results(directory.resolve("unbroken")));
        }
    }

    @Test
    void eachAddressOfAnMxHostIsTalkedToOnceForAllDomainsOfARun() throws IOException {
        try (Lab lab = Lab.start(LabOptions.at(InstantSource.system()))) {
            List<String> command = new ArrayList<>(List.of("check", "healthy.example", "testing.example"));
            command.addAll(List.of(lab.write(directory.resolve("lab")).split(" ", -1)));
            assertThat(run(command)).isEqualTo(1);
            assertThat(lab.replies().stream()
                            .filter(reply -> reply.kind() == Reply.Kind.SMTP)
                            .map(Reply::name)
                            .filter(name -> name.endsWith(" banner")))
                    .containsExactlyInAnyOrder(
                            "mx1.mailprovider.example banner",
                            "mx1.mailprovider.example banner",
                            "mx2.mailprovider.example banner");
        }
    }

    /// Ends a process of its own with SIGKILL as soon as three results are in its file.
    private void killAfterThree(List<String> command, Path file) throws IOException, InterruptedException {
        String path = Stream.of("jdk.module.path", "java.class.path")
                .map(System::getProperty)
                .filter(each -> each != null && !each.isEmpty())
                .reduce((one, other) -> one + File.pathSeparator + other)
                .orElseThrow();
        List<String> words = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp", path, Main.class.getName()));
        words.addAll(command);
        words.addAll(List.of("--output", file.toString(), "--parallel", "2"));
        Process process = new ProcessBuilder(words)
                .directory(directory.toFile())
                .redirectError(directory.resolve("err").toFile())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            while (lines(file) < 3) {
                assertThat(process.waitFor(10, TimeUnit.MILLISECONDS))
                        .as(Files.readString(directory.resolve("err")))
                        .isFalse();
            }
        } finally {
            process.destroyForcibly().waitFor();
        }
        assertThat(lines(file)).isLessThan(20);
    }

    private static long lines(Path file) throws IOException {
        return Files.exists(file)
                ? Files.readString(file).chars().filter(c -> c == '\n').count()
                : 0;
    }

    /// Each result without what differs from one look to the next.
    private static List<String> results(Path file) throws IOException {
        var mapper = new ObjectMapper();
        return Files.readAllLines(file, StandardCharsets.UTF_8).stream()
                .map(line -> {
                    JsonNode result = mapper.readTree(line);
                    ((ObjectNode) result).remove(List.of("observed_at", "took_ms", "facts"));
                    // The id of a record to publish is made of the time.
                    return result.toString().replaceAll("id=[0-9]{8}T[0-9]{6}Z", "id=NOW");
                })
                .sorted()
                .toList();
    }

    private int run(List<String> command, String... more) {
        List<String> words = new ArrayList<>(command);
        words.addAll(List.of(more));
        return new Program(surroundings()).run(words.toArray(String[]::new));
    }

    private Surroundings surroundings() {
        Surroundings usual = session.surroundings();
        return new Surroundings(
                usual.in(), usual.out(), usual.err(), usual.variables(), directory, InstantSource.system(), false);
    }

    private int check(String... options) {
        return run(List.of("check"), options);
    }
}
