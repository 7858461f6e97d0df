package org.sealpost.app.render;

import java.util.List;
import org.sealpost.check.Finding;

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
}
