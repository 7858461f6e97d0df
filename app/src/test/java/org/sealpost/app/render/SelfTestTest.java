package org.sealpost.app.render;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import org.junit.jupiter.api.Test;
import org.sealpost.app.Schemas;
import org.sealpost.app.check.Checked;
import org.sealpost.app.check.WorldReport;
import org.sealpost.lab.world.Looker;
import org.sealpost.lab.world.Outcome;
import org.sealpost.lab.world.World;
import org.sealpost.protocol.name.DomainName;
import tools.jackson.databind.ObjectMapper;

class SelfTestTest {
    private static final WorldReport GOOD =
            WorldReport.of(world("null-mx", Outcome.NOT_APPLICABLE, "sample.null-mx"), checked(Sample.nullMx()));
    private static final WorldReport ODD =
            WorldReport.of(world("unlisted", Outcome.WARN, "sample.missing"), checked(Sample.unlisted()));

    @Test
    void aWorldAsExpectedIsOneLine() {
        assertThat(text(GOOD)).startsWith("✓ not applicable  null-mx.example\n\n");
    }

    @Test
    void aWorldThatDiffersSaysWhereItDoes() {
        assertThat(text(ODD)).startsWith("""
                ✗ fail            unlisted.example
                                  what is special about unlisted
                        record    expected warn, got pass
                        verdict   expected warn, got fail
                        findings  missing: sample.missing
                        findings  not expected: sample.ends-soon, sample.not-listed,
                                  sample.turned-away
                """);
    }

    @Test
    void theSummaryCounts() {
        assertThat(text(GOOD, ODD)).endsWith("\n✗ 2 worlds checked in 1.5 s: 1 not as expected.\n");
        assertThat(text(GOOD)).endsWith("\n✓ 1 world checked in 1.5 s: all as expected.\n");
    }

    @Test
    void jsonKeepsToThePublishedSchema() {
        String json = written(SelfTestJson::new, GOOD, ODD);
        assertThat(Schemas.of("self-test-1").validate(json, InputFormat.JSON)).isEmpty();
        assertThat(json).contains("\"as_expected\":false}");
    }

    @Test
    void eachLineOfNdjsonIsAWorldOfTheDocument() {
        var worlds = new ObjectMapper()
                .readTree(written(SelfTestJson::new, GOOD, ODD))
                .path("worlds");
        assertThat(written(SelfTestNdjson::new, GOOD, ODD).lines())
                .map(line -> new ObjectMapper().readTree(line))
                .containsExactly(worlds.path(0), worlds.path(1));
    }

    @Test
    void junitHasACaseForEachWorldAndKeepsToTheSchemaOfSurefire() throws Exception {
        String xml = written(SelfTestJunit::new, GOOD, ODD);
        assertThat(xml)
                .contains(
                        "tests=\"2\" errors=\"0\" skipped=\"0\" failures=\"1\"",
                        "<testcase name=\"null-mx\" classname=\"sealpost.lab\"",
                        "<failure message=\"not as expected\"",
                        "verdict: expected warn, got fail");
        String suite = xml.substring(xml.indexOf("<testsuite "), xml.indexOf("</testsuites>"));
        SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
                .newSchema(Path.of("src/test/resources/org/sealpost/app/render/schema/surefire-test-report.xsd")
                        .toFile())
                .newValidator()
                .validate(new StreamSource(new StringReader(suite)));
    }

    @Test
    void csvHasARowForEachWorld() {
        assertThat(written(SelfTestCsv::new, GOOD, ODD)).isEqualTo("""
                world,domain,title,as_expected,expected_record,got_record,expected_verdict,got_verdict,missing,not_expected
                null-mx,null-mx.example,what is special about null-mx,true,not-applicable,not-applicable,\
                not-applicable,not-applicable,,
                unlisted,unlisted.example,what is special about unlisted,false,warn,pass,warn,fail,sample.missing,\
                sample.ends-soon sample.not-listed sample.turned-away
                """.replace("\n", "\r\n"));
    }

    @Test
    void markdownListsTheWorldsThatDiffer() {
        assertThat(written(SelfTestMarkdown::new, GOOD, ODD))
                .startsWith("# ✗ Self-test: 2 worlds, 1 not as expected\n")
                .contains("| `unlisted` | verdict | `warn` | `fail` |")
                .doesNotContain("null-mx")
                .endsWith("Took 1.5 s.\n");
    }

    private static Checked checked(Sample sample) {
        return new Checked(sample.verdict(), sample.facts(), List.of());
    }

    private static String text(WorldReport... reports) {
        return written(out -> new SelfTestText(new Paint(false), out), reports);
    }

    private static String written(Function<PrintStream, SelfTestReport> format, WorldReport... reports) {
        var octets = new ByteArrayOutputStream();
        var out = new PrintStream(octets, true, StandardCharsets.UTF_8);
        SelfTestReport written = format.apply(out);
        for (WorldReport report : reports) {
            written.add(report);
        }
        written.end(List.of(reports), Duration.ofMillis(1500));
        return octets.toString(StandardCharsets.UTF_8);
    }

    private static World world(String name, Outcome outcome, String finding) {
        return new World(
                name,
                DomainName.of(name + ".example"),
                "what is special about " + name,
                outcome,
                outcome,
                List.of(finding),
                List.of(),
                List.of(),
                Looker.USUAL);
    }
}
