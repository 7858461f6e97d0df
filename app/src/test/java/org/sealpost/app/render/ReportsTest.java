package org.sealpost.app.render;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.Transformer;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.sealpost.app.check.Since;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/// Every format over every sample, those of an attacker among them.
class ReportsTest {
    private static final Path SCHEMAS = Path.of("src/test/resources/org/sealpost/app/render/schema");
    private static final Pages PAGES = SampleCode.pages();

    static Stream<Sample> samples() {
        return Sample.all().stream();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void ndjsonIsOneObjectOfTheDocumentOnALine(Sample sample) {
        String written = write(List.of(sample, sample), out -> new NdjsonReport(PAGES, out));
        assertThat(written).endsWith("\n").hasLineCount(2);
        String document = write(List.of(sample), out -> new VerdictJson(PAGES, out));
        JsonNode whole = new ObjectMapper().readTree(document).path("domains").path(0);
        assertThat(written.lines())
                .allSatisfy(
                        line -> assertThat(new ObjectMapper().readTree(line)).isEqualTo(whole));
    }

    private static Schema sarifSchema() throws IOException {
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
                .getSchema(Files.readString(SCHEMAS.resolve("sarif-schema-2.1.0.json")));
    }

    @Test
    void sarifKeepsToItsSchema() throws IOException {
        Schema schema = sarifSchema();
        String sarif = write(Sample.all(), out -> new SarifReport(PAGES, "1.2.3", out));
        assertThat(schema.validate(sarif, InputFormat.JSON)).isEmpty();
        assertThat(schema.validate(sarif.replace("\"level\":\"error\"", "\"level\":\"bad\""), InputFormat.JSON))
                .isNotEmpty();
    }

    @Test
    void sarifSaysWhatIsNewUnchangedAndAbsentInItsOwnWords() throws IOException {
        Schema schema = sarifSchema();
        String sarif = writeSince(Sample.all(), out -> new SarifReport(PAGES, "1.2.3", out));
        assertThat(schema.validate(sarif, InputFormat.JSON)).isEmpty();
        String one = write(
                List.of(Sample.unlisted()),
                out -> new SarifReport(PAGES, "1.2.3", out),
                sample -> SampleSince.of(sample, "mx2.example.org"));
        assertThat(new ObjectMapper().readTree(one).at("/runs/0/results").valueStream())
                .extracting(result -> result.path("baselineState").asString())
                .containsExactly("unchanged", "new", "new", "new", "new", "new", "absent", "absent");
        assertThat(write(Sample.all(), out -> new SarifReport(PAGES, "1.2.3", out)))
                .doesNotContain("baselineState");
    }

    @Test
    void sarifLeadsFromEachResultToItsRule() {
        JsonNode run = new ObjectMapper()
                .readTree(write(Sample.all(), out -> new SarifReport(PAGES, "1.2.3", out)))
                .path("runs")
                .path(0);
        assertThat(run.path("results")).isNotEmpty().allSatisfy(result -> {
            int place = result.path("ruleIndex").asInt();
            assertThat(run.at("/tool/driver/rules/" + place + "/id").asString())
                    .isEqualTo(result.path("ruleId").asString());
        });
        JsonNode unknown = run.path("results")
                .valueStream()
                .filter(result -> result.path("ruleId").asString().equals(SampleCode.TURNED_AWAY.id()))
                .findFirst()
                .orElseThrow();
        assertThat(unknown.path("kind").asString()).isEqualTo("open");
        assertThat(unknown.at("/locations/0/logicalLocations/0/fullyQualifiedName")
                        .asString())
                .isEqualTo("lindenhof.test/backup.mail-relay.test");
    }

    @Test
    void junitKeepsToTheSchemaOfSurefire() throws Exception {
        var schema = SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
                .newSchema(SCHEMAS.resolve("surefire-test-report.xsd").toFile());
        for (String written : List.of(
                write(Sample.all(), out -> new JunitReport(PAGES, out)),
                writeSince(Sample.all(), out -> new JunitReport(PAGES, out)))) {
            List<Element> suites = elements(xml(written), "testsuite");
            assertThat(suites).hasSize(Sample.all().size());
            for (Element suite : suites) {
                schema.newValidator().validate(new StreamSource(new StringReader(serialized(suite))));
                assertThat(suite.getElementsByTagName("testcase").getLength())
                        .isEqualTo(Integer.parseInt(suite.getAttribute("tests")));
            }
        }
    }

    @Test
    void junitFailsForAChangeThatLosesMailAndPrintsTheOthers() throws Exception {
        Document document = xml(write(
                List.of(Sample.protectedDomain()),
                out -> new JunitReport(PAGES, out),
                sample -> SampleSince.of(sample, "mx2.example.org")));
        assertThat(elements(document, "testsuite").getFirst().getAttribute("failures"))
                .isEqualTo("1");
        Element changes = elements(document, "testcase").stream()
                .filter(each -> each.getAttribute("name").equals("changes"))
                .findFirst()
                .orElseThrow();
        assertThat(changes.getElementsByTagName("failure").getLength()).isOne();
        assertThat(changes.getElementsByTagName("system-out").item(0).getTextContent())
                .contains("warning: ", "notice: ")
                .doesNotContain("error: ");
    }

    @ParameterizedTest
    @CsvSource({"protected, 0, 0, 0", "unlisted, 1, 1, 0", "unanswered, 0, 6, 0", "null-mx, 0, 0, 6", "testing, 0, 0, 0"
    })
    void junitCountsByOutcome(String name, int failures, int errors, int skipped) throws Exception {
        Sample sample = Sample.all().stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow();
        Document document = xml(write(List.of(sample), out -> new JunitReport(PAGES, out)));
        Element suite = elements(document, "testsuite").getFirst();
        assertThat(suite.getAttribute("failures")).isEqualTo(String.valueOf(failures));
        assertThat(elements(document, "failure")).hasSize(failures);
        assertThat(elements(document, "error")).hasSize(errors);
        assertThat(elements(document, "skipped")).hasSize(skipped);
        assertThat(elements(document, "testcase"))
                .hasSize(sample.verdict().aspects().size());
    }

    @Test
    void csvHasARowForEachDomainWithTheCellsOfTheHeading() {
        String csv = write(Sample.all(), out -> new CsvReport(PAGES, out));
        assertThat(csv.split("\r\n", -1)).hasSize(Sample.all().size() + 2);
        assertThat(csv)
                .startsWith("domain,domain_unicode,outcome,mta_sts_record,")
                .contains("\r\nexample.org,", ",observed_at,took_ms,changes,compared_with,new,gone\r\n");
    }

    @Test
    void csvHasTheChangesAndTheComparisonInItsLastCells() {
        String csv = write(
                List.of(Sample.unlisted()),
                out -> new CsvReport(PAGES, out),
                sample -> SampleSince.of(sample, "mx2.example.org"));
        assertThat(csv)
                .contains(",changes.policy.id-before-body changes.policy.body-without-id "
                        + "changes.policy.id-without-body,2026-11-20T20:45:12Z,"
                        + "sample.turned-away backup.mail-relay.test; sample.ends-soon mx2.lindenhof.test,")
                .endsWith(",changes.policy.body-without-id mx2.example.org; no.longer.known mx2.example.org\r\n");
    }

    @Test
    void prometheusCountsChangesAndStates() {
        String text = write(
                List.of(Sample.unlisted()), PrometheusReport::new, sample -> SampleSince.of(sample, "mx2.example.org"));
        assertThat(text)
                .contains(
                        "sealpost_changes{domain=\"lindenhof.test\",severity=\"error\"} 1\n",
                        "sealpost_comparison_findings{domain=\"lindenhof.test\",state=\"new\"} 2\n",
                        "sealpost_comparison_findings{domain=\"lindenhof.test\",state=\"gone\"} 2\n");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            plain           | plain
            =1+1            | '=1+1
            +49             | '+49
            -1              | '-1
            @SUM(A1)        | '@SUM(A1)
            `=a,"b"`        | `"'=a,""b""\"`
            a,b             | "a,b"
            say "no"        | "say ""no""\"
            """)
    void aCellIsNeverAFormula(String text, String cell) {
        assertThat(Csv.cell(text)).isEqualTo(cell);
    }

    @Test
    void aCellThatBeginsWithATabulatorOrALineEndIsNoFormulaEither() {
        assertThat(Csv.cell("\t=1")).isEqualTo("'\t=1");
        assertThat(Csv.cell("\r=1")).isEqualTo("\"'\r=1\"");
    }

    @Test
    void prometheusSaysEachMetricOnceWithAllItsSamples() {
        String text = write(Sample.all(), out -> new PrometheusReport(out));
        List<String> metrics = text.lines()
                .filter(line -> line.startsWith("# TYPE "))
                .map(line -> line.split(" ", -1)[2])
                .toList();
        assertThat(metrics).doesNotHaveDuplicates().contains("sealpost_certificate_not_after_timestamp_seconds");
        var sample = Pattern.compile("[a-z_]+\\{[a-z]+=\"[^\"\n]*\"(,[a-z]+=\"[^\"\n]*\")*} -?[0-9.]+(E[0-9]+)?");
        assertThat(text.lines().filter(line -> !line.startsWith("#")))
                .allMatch(line -> sample.matcher(line).matches());
        assertThat(text).endsWith("\n").contains("sealpost_outcome{domain=\"lindenhof.test\",outcome=\"fail\"} 1\n");
    }

    @Test
    void aLabelOfPrometheusHoldsAnything() {
        assertThat(PrometheusReport.label("a", "\\ \" \n")).isEqualTo("a=\"\\\\ \\\" \\n\"");
    }

    @Test
    void aPipeStaysInItsCell() {
        assertThat(Markdown.code("a|b")).isEqualTo("`a\\|b`");
    }

    @Test
    void codeInMarkdownEndsWhereItShould() {
        assertThat(Markdown.code("a ` b `` c")).isEqualTo("```a ` b `` c```");
        assertThat(Markdown.code("`x`")).isEqualTo("`` `x` ``");
        assertThat(Markdown.block(List.of("```", "x"))).isEqualTo("````text\n```\nx\n````\n");
    }

    @Test
    void markdownHoldsNoMarkupOfOthers() {
        assertThat(Markdown.text("<img src=x> [a](b) *c* @d")).isEqualTo("&lt;img src=x&gt; \\[a\\]\\(b\\) \\*c\\* @d");
    }

    @Test
    void nothingFromOutsideHarmsWhoReadsIt() {
        List<Function<PrintStream, Report>> formats = List.of(
                out -> new CsvReport(PAGES, out),
                out -> new SarifReport(PAGES, "1", out),
                out -> new JunitReport(PAGES, out),
                out -> new MarkdownReport(PAGES, true, out),
                out -> new HtmlReport(PAGES, "1", true, out),
                out -> new HtmlReport(PAGES, "1", false, out),
                PrometheusReport::new);
        for (Function<PrintStream, Report> format : formats) {
            assertThat(writeSince(Sample.all(), format).codePoints().filter(point -> point != '\n' && point != '\r'))
                    .allMatch(Shown::isSafe);
        }
    }

    /// With hostile words of earlier looks, too.
    private static String writeSince(List<Sample> samples, Function<PrintStream, Report> format) {
        return write(samples, format, sample -> SampleSince.of(sample, Sample.HOSTILE));
    }

    private static String write(List<Sample> samples, Function<PrintStream, Report> format) {
        return write(samples, format, _ -> Since.NOTHING);
    }

    private static String write(
            List<Sample> samples, Function<PrintStream, Report> format, Function<Sample, Since> since) {
        var written = new ByteArrayOutputStream();
        var out = new PrintStream(written, false, StandardCharsets.UTF_8);
        Report report = format.apply(out);
        samples.forEach(sample -> report.add(sample.verdict(), sample.facts(), () -> since.apply(sample)));
        report.end();
        out.flush();
        return written.toString(StandardCharsets.UTF_8);
    }

    private static Document xml(String text) throws Exception {
        return DocumentBuilderFactory.newDefaultInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(text)));
    }

    private static List<Element> elements(Document document, String name) {
        var found = document.getElementsByTagName(name);
        return Stream.iterate(0, i -> i < found.getLength(), i -> i + 1)
                .map(i -> (Element) found.item(i))
                .toList();
    }

    private static String serialized(Element element) throws Exception {
        var text = new StringWriter();
        Transformer transformer = TransformerFactory.newDefaultInstance().newTransformer();
        transformer.setOutputProperty(OutputKeys.OMIT_XML_DECLARATION, "yes");
        transformer.transform(new DOMSource(element), new StreamResult(text));
        return text.toString();
    }
}
