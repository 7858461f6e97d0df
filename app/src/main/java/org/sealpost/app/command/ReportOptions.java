package org.sealpost.app.command;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Optional;
import org.sealpost.app.render.ChangesText;
import org.sealpost.app.render.CsvReport;
import org.sealpost.app.render.FindingPages;
import org.sealpost.app.render.HtmlReport;
import org.sealpost.app.render.JunitReport;
import org.sealpost.app.render.MarkdownReport;
import org.sealpost.app.render.NdjsonReport;
import org.sealpost.app.render.Paint;
import org.sealpost.app.render.PrometheusReport;
import org.sealpost.app.render.Report;
import org.sealpost.app.render.SarifReport;
import org.sealpost.app.render.TextReport;
import org.sealpost.app.render.VerdictJson;
import org.sealpost.app.render.VerdictText;
import org.sealpost.app.render.VerdictText.Detail;
import org.sealpost.check.expect.Expectation;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// The options that say how the result of a check is written, and where.
final class ReportOptions {
    @Option(names = "--format", paramLabel = "FORMAT", description = "${COMPLETION-CANDIDATES} (default: text).")
    private ReportFormat format = ReportFormat.TEXT;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "Write to this file, whole or not at all; ndjson grows line by line.")
    private Optional<Path> output = Optional.empty();

    @Option(
            names = "--save-facts",
            paramLabel = "FILE",
            description = "Also write everything that was seen, for 'sealpost judge' and for a bug report.")
    private Optional<Path> saveFacts = Optional.empty();

    @Option(names = "--badge", paramLabel = "FILE", description = "Also write a small SVG picture of the outcome.")
    private Optional<Path> badge = Optional.empty();

    @Option(
            names = "--fail-on",
            paramLabel = "OUTCOME",
            description = "From which outcome on the exit code is not 0: ${COMPLETION-CANDIDATES} (default: warn).")
    private FailOn failOn = FailOn.WARN;

    @Option(
            names = {"-v", "--verbose"},
            description = "Show everything that was seen: DNS trails, HTTP answers, chains, transcripts.")
    private boolean verbose;

    @Mixin
    private ColourOption colour = new ColourOption();

    /// Whether text for a terminal is coloured.
    boolean colour(Surroundings surroundings) {
        return colour.colour(surroundings);
    }

    /// The report that is asked for.
    ///
    /// @param single whether there is one domain only
    /// @param coloured whether text is coloured
    /// @param expectation what is told beside each verdict in documents for programs
    Report report(PrintStream out, boolean single, boolean coloured, Expectation expectation) {
        var pages = new FindingPages();
        String version = BuildVersion.version();
        return switch (format) {
            case TEXT -> {
                Detail detail = verbose ? Detail.VERBOSE : single ? Detail.CALM : Detail.BRIEF;
                var paint = new Paint(coloured);
                yield new TextReport(
                        new VerdictText(pages, paint, detail), new ChangesText(pages, paint), single, verbose, out);
            }
            case JSON -> new VerdictJson(pages, out, expectation);
            case NDJSON -> new NdjsonReport(pages, out, expectation);
            case CSV -> new CsvReport(pages, out);
            case SARIF -> new SarifReport(pages, version, out);
            case JUNIT -> new JunitReport(pages, out);
            case MARKDOWN -> new MarkdownReport(pages, single, out);
            case HTML -> new HtmlReport(pages, version, single, out);
            case PROMETHEUS -> new PrometheusReport(out);
        };
    }

    ReportFormat format() {
        return format;
    }

    Optional<Path> output() {
        return output;
    }

    Optional<Path> saveFacts() {
        return saveFacts;
    }

    Optional<Path> badge() {
        return badge;
    }

    FailOn failOn() {
        return failOn;
    }
}
