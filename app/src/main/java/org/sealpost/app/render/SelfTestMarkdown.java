package org.sealpost.app.render;

import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import org.sealpost.app.check.WorldReport;
import org.sealpost.app.check.WorldReport.Mismatch;

/// The self-test for a ticket: how many worlds are as expected, and where the others differ.
public final class SelfTestMarkdown implements SelfTestReport {
    private final PrintStream out;

    public SelfTestMarkdown(PrintStream out) {
        this.out = out;
    }

    /// Everything is written at the end, which says first what counts.
    @Override
    public void add(WorldReport report) {}

    @Override
    public void end(List<WorldReport> all, Duration took) {
        List<WorldReport> odd =
                all.stream().filter(report -> !report.asExpected()).toList();
        out.print("# " + (odd.isEmpty() ? Tone.PASS : Tone.FAIL).mark() + " Self-test: "
                + Words.count(all.size(), "world", "worlds") + ", "
                + (odd.isEmpty() ? "all as expected" : odd.size() + " not as expected") + "\n\n");
        if (!odd.isEmpty()) {
            out.print("| world | what | expected | got |\n| --- | --- | --- | --- |\n");
            odd.forEach(report -> report.mismatches().forEach(mismatch -> row(report, mismatch)));
            out.print("\n");
        }
        out.print("Took " + Words.duration(took) + ".\n");
        out.flush();
    }

    private void row(WorldReport report, Mismatch mismatch) {
        out.print("| " + Markdown.code(report.world().name()) + " | " + Words.word(mismatch.what()) + " | "
                + Markdown.code(String.join(", ", mismatch.expected())) + " | "
                + Markdown.code(String.join(", ", mismatch.got())) + " |\n");
    }
}
