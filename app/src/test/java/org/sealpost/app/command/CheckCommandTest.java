package org.sealpost.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sealpost.app.Schemas;
import org.sealpost.check.Outcome;
import org.sealpost.observe.Observer;

class CheckCommandTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            192.0.2.1                      | '192.0.2.1' is an IP address; a policy belongs to a domain
            [2001:db8::1]                  | '[2001:db8::1]' is an IP address; a policy belongs to a domain
            example..org                   | 'example..org' has an empty label (two dots in a row, or one at the start)
            https://www.example.org/x?y    | 'https://www.example.org/x?y' is a URL; did you mean www.example.org?
            example.org/index.html         | 'example.org/index.html' is a URL; did you mean example.org?
            Somebody@Example.org           | 'Somebody@Example.org' is a mail address; did you mean example.org?
            exa mple.org                   | 'exa mple.org' has characters that a domain name cannot have
            localhost                      | 'localhost' has one label; give the whole domain, such as example.org
            """)
    void badInputGetsOneSentence(String input, String sentence) {
        assertThat(run(input)).isEqualTo(64);
        assertThat(text(err)).isEqualTo("sealpost: " + sentence + "\n");
        assertThat(text(out)).isEmpty();
    }

    @Test
    void threeHundredCharactersAreShownShort() {
        assertThat(run("x".repeat(300))).isEqualTo(64);
        assertThat(text(err))
                .isEqualTo("sealpost: '" + "x".repeat(60)
                        + "… (240 more)' is longer than a domain name can be (253 octets, 63 in a label)\n");
    }

    @Test
    void whatWasTypedIsShownEscaped() {
        assertThat(run("\u001b[31m\u202e.org")).isEqualTo(64);
        assertThat(text(err).strip().codePoints()).allMatch(point -> point >= ' ' && point < 0x7f);
    }

    @Test
    void oneBadDomainAmongGoodOnesStopsTheRunBeforeItBegins() {
        assertThat(run("example.org", "192.0.2.1")).isEqualTo(64);
        assertThat(text(out)).isEmpty();
    }

    @Test
    void aDomainWithoutRoomForItsRecordsIsAUsageError() {
        assertThat(run(("x".repeat(60) + ".").repeat(4) + "org")).isEqualTo(64);
        assertThat(text(err)).contains("longer than " + Observer.LONGEST_DOMAIN + " octets");
    }

    @Test
    void noDomainIsAUsageError() {
        assertThat(run()).isEqualTo(64);
        assertThat(text(err)).contains("a domain is missing");
    }

    @ParameterizedTest
    @CsvSource({
        "--without=web, is not one of record",
        "--format=xml, xml",
        "--color=sometimes, sometimes",
        "--resolver=dns.example, is not a resolver",
        "--helo=192.0.2.1, is an IP address"
    })
    void aBadOptionIsAUsageError(String option, String words) {
        assertThat(run("example.org", option)).isEqualTo(64);
        assertThat(text(err)).contains(words).doesNotContain("internal").hasLineCount(1);
    }

    @ParameterizedTest
    @CsvSource({"--resolver=192.0.2.53", "--trust-ad", "--smtp-port=2525", "--source-address=192.0.2.1"})
    void whereToLookIsNotSaidBesideTheLab(String option) {
        assertThat(run("--lab", "healthy", option)).isEqualTo(64);
        assertThat(text(err))
                .isEqualTo("sealpost: " + option.replaceAll("=.*", "")
                        + " has no place beside --lab, which brings a network of its own\n");
    }

    @ParameterizedTest
    @CsvSource({"-4, IPv6, 0", "--ipv6, IPv4, 3"})
    void aFamilyThatIsNotToBeUsedIsNamed(String option, String family, int code) {
        assertThat(run("--lab", "healthy", option)).isEqualTo(code);
        assertThat(text(out)).contains(family + " is not used from here");
    }

    @ParameterizedTest
    @CsvSource({"--trust-anchor", "--connect-map", "--ca-file"})
    void aFileThatIsMissingCannotBeRead(String option) {
        assertThat(run("example.org", option, "no-such-file")).isEqualTo(66);
        assertThat(text(err)).isEqualTo("sealpost: the file 'no-such-file' cannot be read\n");
    }

    @ParameterizedTest
    @CsvSource({"--trust-anchor", "--connect-map", "--ca-file"})
    void aFileOfAnotherKindIsAConfigurationError(String option) {
        assertThat(run("example.org", option, "pom.xml")).isEqualTo(78);
        assertThat(text(err))
                .startsWith("sealpost: the file 'pom.xml' cannot be used: ")
                .hasLineCount(1);
    }

    @ParameterizedTest
    @CsvSource({"healthy, 0", "null-mx, 0", "testing, 1", "mx-unlisted, 2", "mx-421, 3", "no-such-domain, 0"})
    void theExitCodeIsThatOfTheVerdict(String domain, int code) {
        assertThat(run("--lab", domain)).isEqualTo(code);
        assertThat(text(err)).isEmpty();
    }

    @Test
    void ofSeveralDomainsTheWorstCounts() {
        assertThat(CheckCommand.worst(List.of())).hasToString("PASS");
        assertThat(CheckCommand.worst(List.of(Outcome.PASS, Outcome.NOT_APPLICABLE)))
                .hasToString("PASS");
        assertThat(CheckCommand.worst(List.of(Outcome.PASS, Outcome.WARN))).hasToString("WARN");
        assertThat(CheckCommand.worst(List.of(Outcome.UNKNOWN, Outcome.WARN))).hasToString("UNKNOWN");
        assertThat(CheckCommand.worst(List.of(Outcome.UNKNOWN, Outcome.FAIL, Outcome.WARN)))
                .hasToString("FAIL");
    }

    @Test
    void severalDomainsComeInTheOrderGivenWithASummary() {
        assertThat(run(read("testing\n# a comment\n\nhealthy.example\n"), "--lab", "null-mx.example", "-"))
                .isEqualTo(64);
        assertThat(run(read("testing.example # this one\n\nhealthy.example\n"), "--lab", "null-mx", "-"))
                .isEqualTo(1);
        assertThat(text(out))
                .containsSubsequence(
                        "null-mx.example: not applicable",
                        "testing.example: warn",
                        "healthy.example: pass",
                        "3 domains: ! 1 warn, ✓ 1 pass, – 1 not applicable");
    }

    @Test
    void jsonIsOneDocumentThatKeepsToItsSchema() throws IOException {
        assertThat(run("--lab", "--format=json", "healthy", "mx-unlisted", "record-servfail"))
                .isEqualTo(2);
        var schema = Schemas.of("check-1");
        assertThat(schema.validate(text(out), InputFormat.JSON)).isEmpty();
        assertThat(text(out)).containsSubsequence("healthy.example", "mx-unlisted.example", "record-servfail.example");
    }

    @Test
    void aPartLeftOutIsNotLookedAt() {
        assertThat(run("--lab", "--without", "smtp", "mx-unlisted")).isEqualTo(2);
        assertThat(text(out)).contains("Left out on request: smtp.");
    }

    private int run(String... arguments) {
        return run(InputStream.nullInputStream(), arguments);
    }

    private int run(InputStream in, String... arguments) {
        out.reset();
        err.reset();
        var surroundings = new Surroundings(
                in,
                new PrintStream(out, false, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                Map.of(),
                Path.of(""),
                InstantSource.system(),
                false);
        String[] all = new String[arguments.length + 1];
        all[0] = "check";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        int code = new Program(surroundings).run(all);
        surroundings.out().flush();
        return code;
    }

    private static InputStream read(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String text(ByteArrayOutputStream written) {
        return written.toString(StandardCharsets.UTF_8);
    }
}
