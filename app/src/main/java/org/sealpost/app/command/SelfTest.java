package org.sealpost.app.command;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sealpost.app.check.InOrder;
import org.sealpost.app.check.LabCheckers;
import org.sealpost.app.check.WorldReport;
import org.sealpost.app.exit.ExitCode;
import org.sealpost.app.exit.Refusal;
import org.sealpost.app.render.Paint;
import org.sealpost.app.render.ProgressLine;
import org.sealpost.app.render.SelfTestCsv;
import org.sealpost.app.render.SelfTestJson;
import org.sealpost.app.render.SelfTestJunit;
import org.sealpost.app.render.SelfTestMarkdown;
import org.sealpost.app.render.SelfTestNdjson;
import org.sealpost.app.render.SelfTestReport;
import org.sealpost.app.render.SelfTestText;
import org.sealpost.lab.world.World;

/// The self-test: every world of the small internet against what it expects of a check.
///
/// @param colour whether text for a terminal is coloured
record SelfTest(Surroundings surroundings, ReportOptions reporting, boolean colour) {
    private static final int AT_ONCE = 16;

    /// @throws Refusal when the options ask for something that the self-test does not have
    int run(List<World> worlds, LabCheckers checkers, ProgressLine progress) {
        if (reporting.badge().isPresent() || reporting.saveFacts().isPresent()) {
            throw new Refusal(ExitCode.USAGE, "the self-test has no --badge and no --save-facts");
        }
        Optional<OutputFile> output = reporting
                .output()
                .map(path -> OutputFile.whole(surroundings.directory().resolve(path)));
        try {
            Instant start = surroundings.clock().instant();
            SelfTestReport out = report(output.map(OutputFile::stream).orElse(surroundings.out()), output.isEmpty());
            List<WorldReport> all = new ArrayList<>();
            InOrder.run(worlds, AT_ONCE, world -> WorldReport.of(world, checkers.check(world.domain())), report -> {
                progress.clear();
                all.add(report);
                out.add(report);
                progress.finished();
            });
            progress.clear();
            out.end(all, Duration.between(start, surroundings.clock().instant()));
            output.ifPresent(OutputFile::commit);
            return (all.stream().allMatch(WorldReport::asExpected) ? ExitCode.PASS : ExitCode.FAIL).number();
        } finally {
            output.ifPresent(OutputFile::close);
        }
    }

    private SelfTestReport report(PrintStream out, boolean terminal) {
        return switch (reporting.format()) {
            case TEXT -> new SelfTestText(new Paint(colour && terminal), out);
            case JSON -> new SelfTestJson(out);
            case NDJSON -> new SelfTestNdjson(out);
            case CSV -> new SelfTestCsv(out);
            case JUNIT -> new SelfTestJunit(out);
            case MARKDOWN -> new SelfTestMarkdown(out);
            case SARIF, HTML, PROMETHEUS ->
                throw new Refusal(
                        ExitCode.USAGE,
                        "the self-test is written as text, json, ndjson, csv, junit or markdown, not as "
                                + reporting.format());
        };
    }
}
