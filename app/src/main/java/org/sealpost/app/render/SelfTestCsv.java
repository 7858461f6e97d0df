package org.sealpost.app.render;

import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.sealpost.app.check.WorldReport;

/// The self-test for spreadsheets: a row for each world.
public final class SelfTestCsv implements SelfTestReport {
    private final PrintStream out;

    /// Writes the heading.
    public SelfTestCsv(PrintStream out) {
        this.out = out;
        row(List.of(
                "world",
                "domain",
                "title",
                "as_expected",
                "expected_record",
                "got_record",
                "expected_verdict",
                "got_verdict",
                "missing",
                "not_expected"));
    }

    @Override
    public void add(WorldReport report) {
        List<String> got = WorldReport.codes(report.verdict(), report.changes());
        var missing = new ArrayList<>(report.world().findings());
        missing.removeAll(got);
        var odd = new ArrayList<>(got);
        odd.removeAll(report.world().findings());
        row(List.of(
                report.world().name(),
                report.world().domain().ascii(),
                Shown.text(report.world().title()),
                String.valueOf(report.asExpected()),
                Words.word(report.world().record()),
                Words.word(WorldReport.record(report.verdict())),
                Words.word(report.world().verdict()),
                Words.word(report.verdict().outcome()),
                String.join(" ", missing),
                String.join(" ", odd)));
    }

    @Override
    public void end(List<WorldReport> all, Duration took) {
        out.flush();
    }

    private void row(List<String> cells) {
        out.print(Csv.line(cells));
        out.flush();
    }
}
