package org.sealpost.app.command;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.sealpost.app.check.AsTheyCome;
import org.sealpost.app.check.Checked;
import org.sealpost.app.check.Checker;
import org.sealpost.app.check.InOrder;
import org.sealpost.app.exit.ExitCode;
import org.sealpost.app.exit.Refusal;
import org.sealpost.app.render.Badge;
import org.sealpost.app.render.ChangesText;
import org.sealpost.app.render.CsvReport;
import org.sealpost.app.render.ExpectationText;
import org.sealpost.app.render.FactsDocuments;
import org.sealpost.app.render.HtmlReport;
import org.sealpost.app.render.JunitReport;
import org.sealpost.app.render.MarkdownReport;
import org.sealpost.app.render.NdjsonReport;
import org.sealpost.app.render.Paint;
import org.sealpost.app.render.ProgressLine;
import org.sealpost.app.render.PrometheusReport;
import org.sealpost.app.render.Report;
import org.sealpost.app.render.SarifReport;
import org.sealpost.app.render.TextReport;
import org.sealpost.app.render.VerdictJson;
import org.sealpost.app.render.VerdictText;
import org.sealpost.app.render.VerdictText.Detail;
import org.sealpost.check.Outcome;
import org.sealpost.check.expect.Expectation;
import org.sealpost.check.expect.Expectation.Held;
import org.sealpost.check.time.Past;
import org.sealpost.protocol.name.DomainName;

/// One run over the domains of a command line: checks them, several at once, and writes what comes out as the
/// options
/// say.
///
/// @param colour whether text for a terminal is coloured
/// @param verbose whether text shows everything that was seen
/// @param ownNetwork whether what is looked at is not the Internet
/// @param expectation what is meant to be seen of the one domain there is then
record CheckRun(
        Surroundings surroundings,
        ReportOptions reporting,
        ListOptions listing,
        KeptHistory history,
        boolean ownNetwork,
        boolean colour,
        boolean verbose,
        Expectation expectation) {

    int run(List<DomainName> domains, Checker checker, ProgressLine progress) {
        boolean single = domains.size() == 1;
        if (!single && reporting.badge().isPresent()) {
            throw new Refusal(ExitCode.USAGE, "--badge is for one domain");
        }
        Optional<ComparedWith> compared = history.compare().map(name -> ComparedWith.read(name, surroundings));
        if (compared.isPresent() && reporting.format() != ReportFormat.TEXT) {
            throw new Refusal(ExitCode.USAGE, "--compare is for the format text");
        }
        EarlierResults earlier =
                listing.resume() ? EarlierResults.read(file(reporting.output().orElseThrow())) : EarlierResults.none();
        List<DomainName> rest = domains.stream()
                .filter(domain -> !earlier.outcomes().containsKey(domain))
                .toList();
        List<Outcome> outcomes = new ArrayList<>(domains.stream()
                .flatMap(domain -> Optional.ofNullable(earlier.outcomes().get(domain)).stream())
                .toList());
        progress.doneBefore(outcomes.size());
        Optional<OutputFile> output = reporting.output().map(path -> open(path, earlier));
        Optional<OutputFile> saved = reporting.saveFacts().map(path -> OutputFile.whole(file(path)));
        try {
            PrintStream out = output.map(OutputFile::stream).orElse(surroundings.out());
            Report report = report(out, single, output.isEmpty());
            check(rest, checker, checked -> {
                progress.clear();
                report.add(checked.verdict(), checked.facts());
                saved.ifPresent(file -> FactsDocuments.write(checked.facts(), file.stream()));
                outcomes.add(followed(checked, compared, single, output.isEmpty(), out));
                outcomes.addAll(held(checked, output.isEmpty(), out));
                reporting.badge().ifPresent(path -> badge(path, checked));
                progress.finished();
            });
            progress.clear();
            report.end();
            output.ifPresent(OutputFile::commit);
            saved.ifPresent(OutputFile::commit);
        } finally {
            output.ifPresent(OutputFile::close);
            saved.ifPresent(OutputFile::close);
        }
        if (!single && (reporting.format() != ReportFormat.TEXT || output.isPresent())) {
            surroundings.err().print(text(Detail.BRIEF, false).summary(outcomes));
        }
        return reporting.failOn().exitCode(outcomes).number();
    }

    /// What is told when the verdict is out: what has changed since earlier checks, and how the findings compare.
    /// The
    /// outcome counts both.
    private Outcome followed(
            Checked checked, Optional<ComparedWith> compared, boolean single, boolean terminal, PrintStream out) {
        Past past = history.past(checked, surroundings, ownNetwork);
        Checked after = past.sightings().isEmpty() ? checked : checked.after(past);
        if (reporting.format() == ReportFormat.TEXT) {
            var changes = new ChangesText(new FindingPages(), new Paint(colour && terminal));
            out.print(single ? changes.render(after.changes(), verbose) : changes.brief(after.changes()));
            compared.ifPresent(with -> out.print(changes.comparison(with.compare(checked, past))));
            out.flush();
        }
        return after.outcome();
    }

    /// Tells what was expected of the domain; a failure when the world sees something else.
    private List<Outcome> held(Checked checked, boolean terminal, PrintStream out) {
        List<Held> held = expectation.against(checked.facts());
        if (reporting.format() == ReportFormat.TEXT) {
            out.print(new ExpectationText(new Paint(colour && terminal)).render(held));
            out.flush();
        }
        return Expectation.met(held) ? List.of() : List.of(Outcome.FAIL);
    }

    /// Where each line stands by itself, no domain waits for another.
    private void check(List<DomainName> domains, Checker checker, Consumer<Checked> sink) {
        if (reporting.format() == ReportFormat.NDJSON && listing.list().isPresent()) {
            AsTheyCome.run(domains, listing.parallel(), checker::check, sink);
        } else {
            InOrder.run(domains, listing.parallel(), checker::check, sink);
        }
    }

    private OutputFile open(Path path, EarlierResults earlier) {
        return reporting.format() == ReportFormat.NDJSON
                ? OutputFile.growing(file(path), earlier.octets())
                : OutputFile.whole(file(path));
    }

    private void badge(Path path, Checked checked) {
        try (var file = OutputFile.whole(file(path))) {
            file.stream().print(Badge.svg(checked.verdict()));
            file.commit();
        }
    }

    private Path file(Path path) {
        return surroundings.directory().resolve(path);
    }

    private Report report(PrintStream out, boolean single, boolean terminal) {
        var pages = new FindingPages();
        String version = BuildVersion.version();
        return switch (reporting.format()) {
            case TEXT -> {
                Detail detail = verbose ? Detail.VERBOSE : single ? Detail.CALM : Detail.BRIEF;
                yield new TextReport(text(detail, colour && terminal), single, out);
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

    private static VerdictText text(Detail detail, boolean coloured) {
        return new VerdictText(new FindingPages(), new Paint(coloured), detail);
    }
}
