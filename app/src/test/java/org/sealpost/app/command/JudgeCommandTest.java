package org.sealpost.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JudgeCommandTest {
    @TempDir
    private Path folder;

    private Session session() {
        return new Session(folder);
    }

    /// The facts of one world as check wrote them, and what it said.
    private Session checked(String world, String... options) throws Exception {
        var session = session();
        String[] arguments = new String[options.length + 3];
        arguments[0] = "check";
        arguments[1] = "--lab";
        arguments[2] = world;
        System.arraycopy(options, 0, arguments, 3, options.length);
        assertThat(session.run(arguments)).isLessThan(64);
        Files.writeString(folder.resolve("facts.json"), session.out());
        return session;
    }

    @ParameterizedTest
    @CsvSource({"healthy, 0", "testing, 1", "mx-unlisted, 2", "mx-421, 3"})
    void theSameFactsHaveTheSameVerdict(String world, int code) throws Exception {
        String before = checked(world, "--format=json").out();
        var session = session();
        assertThat(session.run("judge", "facts.json", "--format=json")).isEqualTo(code);
        assertThat(session.out()).isEqualTo(before);
    }

    /// Prometheus and Markdown, too, tell nothing but what follows from the facts.
    @ParameterizedTest
    @ValueSource(strings = {"text", "ndjson", "csv", "sarif", "junit", "markdown", "html", "prometheus"})
    void everyFormatOfCheckIsOneOfJudge(String format) throws Exception {
        String before = checked("mx-unlisted", "--no-history", "--save-facts=facts", "--format", format)
                .out();
        var session = session();
        assertThat(session.run("judge", "facts", "--format", format)).isEqualTo(2);
        assertThat(session.out()).isEqualTo(before);
    }

    @Test
    void theHtmlReportHasTheTlsaRecordsOfEachHost() throws Exception {
        String html = checked("dane-old-key", "--no-history", "--format=html").out();
        assertThat(html)
                .containsSubsequence("How mail gets here", ">DANE</h2>", "TLSA records", ">3 1 1 ", "Name servers");
    }

    @Test
    void severalDomainsAreJudgedIntoAFileWithTheExitCodeThatIsAskedFor() throws Exception {
        checked("healthy", "--no-history", "--save-facts=one");
        checked("mx-unlisted", "--format=ndjson", "--output=two", "--no-history");
        var session = session();
        assertThat(session.run("judge", "one", "two", "--format=csv", "--output=out.csv", "--fail-on=never"))
                .isZero();
        assertThat(session.out()).isEmpty();
        assertThat(folder.resolve("out.csv")).content().contains("\nhealthy.example,", "\nmx-unlisted.example,");
        assertThat(session.err()).contains("2 domains: ");
        var badge = session();
        assertThat(badge.run("judge", "one", "--badge=badge.svg")).isZero();
        assertThat(folder.resolve("badge.svg")).content().contains("healthy.example: MTA-STS pass");
        assertThat(session().run("judge", "one", "two", "--badge=badge.svg")).isEqualTo(64);
    }

    @Test
    void standardInputIsReadToo() throws Exception {
        String document = checked("mx-unlisted", "--format=json").out();
        var session = session().input(document + document);
        assertThat(session.run("judge", "-")).isEqualTo(2);
        assertThat(session.out()).contains("mx-unlisted.example: fail", "2 domains: ");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            {                                  | it is no JSON
            {}                                 | the document: has no member facts
            {'domains': []}                    | the document: holds no facts
            {'facts': {'domain': 'a b'}}       | facts.domain: is no domain name in A-labels
            {'domains': [{'facts': []}]}       | domains[0].facts: is no object
            """)
    void whatHoldsNoFactsIsSaid(String text, String problem) throws Exception {
        Files.writeString(folder.resolve("facts.json"), text.replace('\'', '"'));
        var session = session();
        assertThat(session.run("judge", "facts.json")).isEqualTo(66);
        assertThat(session.err())
                .startsWith("sealpost: the file 'facts.json' holds no facts as check writes them: " + problem)
                .hasLineCount(1);
    }

    @Test
    void aFileThatIsMissingCannotBeRead() {
        var session = session();
        assertThat(session.run("judge", "no-such-file")).isEqualTo(66);
        assertThat(session.err()).isEqualTo("sealpost: the file 'no-such-file' cannot be read\n");
    }
}
