package org.sealpost.app.render;

import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.sealpost.app.check.WorldReport;
import org.sealpost.app.check.WorldReport.Mismatch;

/// The self-test for people: a line for each world, and what differs from its expectation.
public final class SelfTestText implements SelfTestReport {
    private static final int WORD = 2;
    private static final int DOMAIN = 18;

    private final Paint paint;

    private final PrintStream out;

    public SelfTestText(Paint paint, PrintStream out) {
        this.paint = paint;
        this.out = out;
    }

    @Override
    public void add(WorldReport report) {
        out.print(render(report));
        out.flush();
    }

    @Override
    public void end(List<WorldReport> all, Duration took) {
        out.print(summary(all, took));
        out.flush();
    }

    private String render(WorldReport report) {
        var sheet = new Sheet(paint);
        Tone tone = report.asExpected() ? Tone.PASS : Tone.FAIL;
        String word = Words.outcome(report.verdict().outcome());
        String domain = report.world().domain().ascii();
        String line = Columns.padded(word, DOMAIN - WORD - 1) + " " + domain;
        sheet.entry(0, tone, tone.mark(), WORD, Tone.PLAIN, Columns.cut(line, Sheet.WIDTH - WORD));
        if (!report.asExpected()) {
            sheet.paragraph(DOMAIN, Tone.QUIET, Shown.text(report.world().title()));
            report.mismatches().forEach(mismatch -> mismatch(sheet, mismatch));
        }
        return sheet.toString();
    }

    private String summary(List<WorldReport> reports, Duration took) {
        int odd = (int) reports.stream().filter(report -> !report.asExpected()).count();
        Tone tone = odd == 0 ? Tone.PASS : Tone.FAIL;
        String words = Words.count(reports.size(), "world", "worlds") + " checked in " + Words.duration(took) + ": "
                + (odd == 0 ? "all as expected." : odd + " not as expected.");
        return "\n" + paint.apply(tone, tone.mark() + " " + words) + "\n";
    }

    private static void mismatch(Sheet sheet, Mismatch mismatch) {
        String what = Words.word(mismatch.what());
        switch (mismatch.what()) {
            case RECORD, VERDICT ->
                sheet.entry(
                        DOMAIN - 10,
                        Tone.FAIL,
                        what,
                        DOMAIN,
                        Tone.PLAIN,
                        "expected " + list(mismatch.expected()) + ", got " + list(mismatch.got()));
            case FINDINGS -> {
                var missing = new ArrayList<>(mismatch.expected());
                missing.removeAll(mismatch.got());
                var odd = new ArrayList<>(mismatch.got());
                odd.removeAll(mismatch.expected());
                if (!missing.isEmpty()) {
                    sheet.entry(DOMAIN - 10, Tone.FAIL, what, DOMAIN, Tone.PLAIN, "missing: " + list(missing));
                }
                if (!odd.isEmpty()) {
                    sheet.entry(DOMAIN - 10, Tone.FAIL, what, DOMAIN, Tone.PLAIN, "not expected: " + list(odd));
                }
            }
        }
    }

    private static String list(List<String> words) {
        return String.join(", ", words);
    }
}
