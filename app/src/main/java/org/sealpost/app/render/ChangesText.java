package org.sealpost.app.render;

import java.util.List;
import org.sealpost.app.check.Compared;
import org.sealpost.check.Finding;
import org.sealpost.check.Severity;
import org.sealpost.check.time.Comparison;
import org.sealpost.check.time.Sighting;

/// What has changed since earlier checks, below a verdict.
public final class ChangesText {
    private final Pages pages;
    private final Paint paint;

    public ChangesText(Pages pages, Paint paint) {
        this.pages = pages;
        this.paint = paint;
    }

    /// Empty when nothing has changed.
    ///
    /// @param verbose whether the evidence is shown whole
    public String render(List<Finding> changes, boolean verbose) {
        if (changes.isEmpty()) {
            return "";
        }
        var sheet = new Sheet(paint).paragraph(0, Tone.STRONG, "Since earlier checks");
        var findings = new FindingText(pages, verbose);
        changes.forEach(change -> findings.write(sheet.blank(), change));
        return "\n" + sheet;
    }

    /// One line for each change that is more than worth knowing.
    public String brief(List<Finding> changes) {
        var sheet = new Sheet(paint);
        changes.stream()
                .filter(change -> change.code().severity() != Severity.NOTICE)
                .forEach(change -> line(sheet, Tone.of(change.code().severity()), pages.titleOf(change)));
        return sheet.toString();
    }

    /// What is new, gone and unchanged; empty where nothing is compared.
    String comparison(Compared compared) {
        var sheet = new Sheet(paint).blank();
        String heading = ComparisonWords.heading(compared);
        return switch (compared) {
            case Compared.NotCompared() -> "";
            case Compared.NothingEarlier() -> "\n" + sheet.paragraph(0, Tone.QUIET, heading + ".");
            case Compared.With(Comparison found) -> {
                sheet.paragraph(0, Tone.STRONG, heading);
                said(sheet, "new", Tone.FAIL, found.appeared());
                said(sheet, "gone", Tone.PASS, found.gone());
                said(sheet, "unchanged", Tone.QUIET, found.unchanged());
                yield "\n" + sheet;
            }
        };
    }

    private static void said(Sheet sheet, String lead, Tone tone, List<Sighting.Said> findings) {
        findings.forEach(finding ->
                sheet.entry(2, tone, lead, 12, Tone.PLAIN, finding.code() + " " + Shown.text(finding.subject())));
    }

    private static void line(Sheet sheet, Tone tone, String words) {
        sheet.entry(2, tone, tone.mark(), 4, Tone.PLAIN, words);
    }
}
