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
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.sealpost.app.Schemas;
import org.sealpost.app.lint.LintKind;
import org.sealpost.app.lint.LintResult;
import org.sealpost.app.lint.Linter;
import org.sealpost.lab.Lab;
import org.sealpost.lab.LabOptions;
import org.sealpost.protocol.Octets;
import org.sealpost.publish.recipe.Target;

class GenerateCommandTest {
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

    @TempDir
    private static Path labFolder;

    private static Lab lab;
    private static List<String> inLab;

    @TempDir
    Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @BeforeAll
    static void start() throws IOException {
        lab = Lab.start(LabOptions.at(InstantSource.system()));
        inLab = List.of(lab.write(labFolder).split(" ", -1));
    }

    @AfterAll
    static void stop() {
        lab.close();
    }

    @Test
    void aFirstPolicyTestsForADay() {
        assertThat(alone("--mx", "mx1.example.org,mx2.example.org", "--host-address", "192.0.2.10"))
                .isZero();
        assertThat(out.toString(StandardCharsets.UTF_8))
                .containsSubsequence(
                        "MTA-STS for example.org: mode testing\n",
                        "Policy, served at https://mta-sts.example.org/.well-known/mta-sts.txt:\n",
                        "    version: STSv1\n",
                        "    mode: testing\n",
                        "    mx: mx1.example.org\n",
                        "    mx: mx2.example.org\n",
                        "    max_age: 86400\n",
                        "_smtp._tls.example.org. 3600 IN TXT \"v=TLSRPTv1; rua=mailto:tls-reports@example.org;\"\n",
                        "mta-sts.example.org. 3600 IN A 192.0.2.10\n",
                        "_mta-sts.example.org. 300 IN TXT \"v=STSv1; id=20261122T120000Z",
                        "1.  Publish the record of reports\n");
        assertThat(err.toString(StandardCharsets.UTF_8)).isEmpty();
    }

    @Test
    void nobodyTakesHostsOfDnsUnasked() {
        assertThat(run("", false, "healthy.example")).isEqualTo(64);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .contains("--mx HOST", "--observed-mx", "mx1.mailprovider.example, mx2.mailprovider.example");
    }

    @Test
    void whatIsEnforcedStaysEnforcedAndKeepsItsAge() {
        assertThat(run("", false, "healthy.example", "--observed-mx", "--emit", "nsupdate"))
                .isZero();
        assertThat(out.toString(StandardCharsets.UTF_8))
                .containsSubsequence(
                        "; Nothing to change.\nquit\n",
                        "prereq yxrrset _mta-sts.healthy.example. TXT \"v=STSv1; id=",
                        "update delete _mta-sts.healthy.example. TXT\n",
                        "send\nquit\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--mx *|is no pattern|RFC 8461 §4.1",
                "--mx live|would make the policy follow the MX records of the moment|RFC 8461 §10.4",
                "--mx *.com|allows hosts that everybody can have|RFC 8461 §10.4",
                "--mx mx1.example.org --mode enforce|Begin with --mode testing|RFC 8461 §5",
                "--mx mx1.example.org --max-age 1w|keeps every mistake for as long|RFC 8461 §3.2",
                "--mx mx1.example.org --max-age 99999999|more than a policy can say|RFC 8461 §3.2",
            })
    void whatIsUnwiseIsRefusedWithTheReason(String options, String words, String rfc) {
        assertThat(alone(options.split(" ", -1))).isEqualTo(2);
        assertThat(out.toString(StandardCharsets.UTF_8).replaceAll("\\s+", " "))
                .startsWith("Nothing was made for example.org:")
                .contains(words, rfc);
    }

    @Test
    void aPolicyInAVersionThatNobodyKnowsIsRefused() throws IOException {
        Files.writeString(
                folder.resolve("policy.txt"), "version: stsv1\nmode: testing\nmx: mx1.example.org\nmax_age: 86400\n");
        assertThat(alone("--policy", "policy.txt")).isEqualTo(2);
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("it is STSv1, to the letter");
    }

    @Test
    void aWaiverIsHeeded() {
        assertThat(alone("--mx", "mx1.example.org", "--mode", "enforce", "--enforce-first"))
                .isEqualTo(1);
        assertThat(alone("--mx", "mx1.example.org", "--max-age", "1w", "--long-testing", "asked for by the board"))
                .isZero();
        assertThat(alone("--mx", "mx1.example.org", "--max-age", "1w", "--long-testing", "two\nlines"))
                .isEqualTo(64);
    }

    @ParameterizedTest
    @CsvSource({
        "--rua mailto:a;b",
        "--mode enfroce",
        "--emit yaml",
        "--recipe nginxx",
        "--max-age 2y",
        "--zone example.com"
    })
    void whatCannotBeReadIsUsage(String options) {
        assertThat(alone(Stream.concat(Stream.of("--mx", "mx1.example.org"), Stream.of(options.split(" ", -1)))
                        .toArray(String[]::new)))
                .isEqualTo(64);
    }

    @Test
    void filesAreWrittenAndNeverReplacedUnasked() throws IOException {
        String[] options = {"--mx", "mx1.example.org", "--recipe", "nginx,github-pages", "--output", "out"};
        assertThat(alone(options)).isZero();
        Path made = folder.resolve("out");
        assertThat(made.resolve("policy/.well-known/mta-sts.txt")).content().startsWith("version: STSv1\r\n");
        assertThat(made.resolve("dns/zone/records.zone")).content().contains("_mta-sts.example.org. 300 IN TXT");
        assertThat(made.resolve("github-pages/.nojekyll")).isEmptyFile();
        assertThat(Files.isExecutable(made.resolve("verify.sh"))).isTrue();

        Files.writeString(made.resolve("CHECKLIST.md"), "mine");
        assertThat(alone(options)).isEqualTo(73);
        assertThat(made.resolve("CHECKLIST.md")).content().isEqualTo("mine");
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("is there already, and ", "nothing was written");

        Stream<String> again = Stream.concat(Stream.of(options), Stream.of("--overwrite"));
        assertThat(alone(again.toArray(String[]::new))).isZero();
        assertThat(made.resolve("CHECKLIST.md")).content().startsWith("# Publishing");
    }

    @Test
    void whatIsMadePassesOurOwnLint() throws IOException {
        alone("--mx", "mx1.example.org", "--output", "out", "--emit", "table");
        Path made = folder.resolve("out");
        assertClean(LintKind.POLICY, Files.readAllBytes(made.resolve("policy/.well-known/mta-sts.txt")));
        for (String line : Files.readAllLines(made.resolve("dns/table/records.txt"))) {
            int text = line.indexOf("v=");
            if (text > 0) {
                assertClean(
                        line.startsWith("_mta-sts") ? LintKind.RECORD : LintKind.TLSRPT,
                        line.substring(text).getBytes(StandardCharsets.UTF_8));
            }
        }
    }

    private static void assertClean(LintKind kind, byte[] text) {
        LintResult result = Linter.lint(kind, Octets.of(text));
        assertThat(result.usable()).isTrue();
        assertThat(result.deviations()).isEmpty();
    }

    @Test
    void jsonKeepsToItsSchema() {
        assertThat(alone("--mx", "mx1.example.org", "--format", "json", "--recipe", "caddy"))
                .isZero();
        assertThat(Schemas.of("generate-1").validate(text(), InputFormat.JSON)).isEmpty();
        assertThat(alone("--mx", "*", "--format", "json")).isEqualTo(2);
        String refused = text();
        assertThat(Schemas.of("generate-1").validate(refused, InputFormat.JSON)).isEmpty();
        assertThat(refused).contains("\"reason\":\"every-host\"", "\"rfc\":\"RFC 8461 §4.1\"");
    }

    @Test
    void onATerminalItAsks() {
        assertThat(run("y\n\n\n", true, "testing.example")).isZero();
        assertThat(err.toString(StandardCharsets.UTF_8))
                .contains("The policy would allow:\n  mx: mx1.mailprovider.example\n", "Are these yours, all of them?")
                .contains("Mode (testing, enforce or none)? [testing]", "Where do TLS reports go");
        assertThat(text()).contains("MTA-STS for testing.example: mode testing");
    }

    @Test
    void whoConfirmsNothingGetsNothing() {
        assertThat(run("\n", true, "testing.example")).isEqualTo(64);
        assertThat(run("", true, "testing.example")).isEqualTo(64);
        assertThat(text()).isEmpty();
    }

    @Test
    void otherHostsCanBeNamedInstead() {
        assertThat(run("mx1.example.net mx2.example.net\n\n\n", true, "example.org", "--no-lookup"))
                .isZero();
        assertThat(text()).contains("mx: mx1.example.net", "mx: mx2.example.net");
    }

    @ParameterizedTest
    @EnumSource(Target.class)
    void everyRecipeCanBePrinted(Target target) {
        assertThat(alone("--mx", "mx1.example.org", "--recipe", target.word())).isZero();
        assertThat(text()).contains("example.org");
    }

    private String text() {
        String text = out.toString(StandardCharsets.UTF_8);
        out.reset();
        return text;
    }

    /// Without a look at anything.
    private int alone(String... options) {
        List<String> all = new ArrayList<>(List.of("generate", "example.org", "--no-lookup"));
        all.addAll(List.of(options));
        return program("", false, InstantSource.fixed(NOW)).run(all.toArray(String[]::new));
    }

    private int run(String input, boolean terminal, String... options) {
        List<String> all = new ArrayList<>(List.of("generate"));
        all.addAll(List.of(options));
        all.addAll(inLab);
        // What is signed in the lab is signed now.
        return program(input, terminal, InstantSource.system()).run(all.toArray(String[]::new));
    }

    private Program program(String input, boolean terminal, InstantSource clock) {
        out.reset();
        err.reset();
        return new Program(new Surroundings(
                new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                Map.of("XDG_CONFIG_HOME", folder.toString(), "NO_COLOR", "1", "TERM", "dumb"),
                folder,
                clock,
                terminal));
    }
}
