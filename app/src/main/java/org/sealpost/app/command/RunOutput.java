package org.sealpost.app.command;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.sealpost.app.check.Since;
import org.sealpost.app.exit.ExitCode;
import org.sealpost.app.exit.Refusal;
import org.sealpost.app.render.Badge;
import org.sealpost.app.render.ExpectationText;
import org.sealpost.app.render.FactsDocuments;
import org.sealpost.app.render.FindingPages;
import org.sealpost.app.render.Paint;
import org.sealpost.app.render.Report;
import org.sealpost.app.render.VerdictText;
import org.sealpost.app.render.VerdictText.Detail;
import org.sealpost.check.Outcome;
import org.sealpost.check.Verdict;
import org.sealpost.check.expect.Expectation;
import org.sealpost.check.expect.Expectation.Held;
import org.sealpost.observe.facts.DomainFacts;

/// What a run over domains writes and where, as the options say, and its exit code.
final class RunOutput implements AutoCloseable {
    private final Surroundings surroundings;
    private final ReportOptions reporting;
    private final boolean single;
    private final List<Outcome> outcomes;
    private final Optional<OutputFile> output;
    private final Optional<OutputFile> saved;
    private final Report report;
    private final Expectation expectation;
    private final ExpectationText expected;

    /// Opens every file that is named, and begins the report.
    ///
    /// @param single whether there is one domain only
    /// @param colour whether text for a terminal is coloured
    /// @param earlier what a run that was broken off has written
    /// @param expectation what is meant to be seen of the one domain there is then
    RunOutput(
            Surroundings surroundings,
            ReportOptions reporting,
            boolean single,
            boolean colour,
            EarlierResults earlier,
            Expectation expectation) {
        if (!single && reporting.badge().isPresent()) {
            throw new Refusal(ExitCode.USAGE, "--badge is for one domain");
        }
        this.surroundings = surroundings;
        this.reporting = reporting;
        this.single = single;
        this.outcomes = new ArrayList<>(earlier.outcomes().values());
        this.output = reporting.output().map(path -> open(path, earlier));
        try {
            this.saved = reporting.saveFacts().map(path -> OutputFile.whole(file(path)));
        } catch (Refusal unwritable) {
            output.ifPresent(OutputFile::close);
            throw unwritable;
        }
        this.expectation = expectation;
        this.expected = new ExpectationText(new Paint(colour && output.isEmpty()));
        this.report = reporting.report(stream(), single, colour && output.isEmpty(), expectation);
    }

    /// Where the report goes.
    PrintStream stream() {
        return output.map(OutputFile::stream).orElse(surroundings.out());
    }

    /// One more domain.
    ///
    /// @param since gives the same each time
    void add(Verdict verdict, DomainFacts facts, Supplier<Since> since) {
        report.add(verdict, facts, since);
        saved.ifPresent(file -> FactsDocuments.write(facts, file.stream()));
        outcomes.add(since.get().outcome(verdict));
        hold(facts);
        reporting.badge().ifPresent(path -> badge(path, verdict));
    }

    /// Tells what was expected; a failure when the world sees something else.
    private void hold(DomainFacts facts) {
        List<Held> held = expectation.against(facts);
        if (reporting.format() == ReportFormat.TEXT) {
            stream().print(expected.render(held));
            stream().flush();
        }
        if (!Expectation.met(held)) {
            outcomes.add(Outcome.FAIL);
        }
    }

    /// Everything is written.
    ///
    /// @return the exit code
    int end() {
        report.end();
        output.ifPresent(OutputFile::commit);
        saved.ifPresent(OutputFile::commit);
        if (!single && (reporting.format() != ReportFormat.TEXT || output.isPresent())) {
            var text = new VerdictText(new FindingPages(), new Paint(false), Detail.BRIEF);
            surroundings.err().print(text.summary(outcomes));
        }
        return reporting.failOn().exitCode(outcomes).number();
    }

    @Override
    public void close() {
        output.ifPresent(OutputFile::close);
        saved.ifPresent(OutputFile::close);
    }

    private OutputFile open(Path path, EarlierResults earlier) {
        return reporting.format() == ReportFormat.NDJSON
                ? OutputFile.growing(file(path), earlier.octets())
                : OutputFile.whole(file(path));
    }

    private void badge(Path path, Verdict verdict) {
        try (var file = OutputFile.whole(file(path))) {
            file.stream().print(Badge.svg(verdict));
            file.commit();
        }
    }

    private Path file(Path path) {
        return surroundings.directory().resolve(path);
    }
}
