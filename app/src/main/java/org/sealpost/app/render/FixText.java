package org.sealpost.app.render;

import org.sealpost.check.Finding;

/// What would repair a finding: a sentence, and below it what can be copied.
final class FixText {
    private FixText() {}

    static void write(Sheet sheet, int column, Finding finding, Pages pages) {
        Repair.of(finding, pages).ifPresent(repair -> write(sheet, column, repair));
    }

    private static void write(Sheet sheet, int column, Repair repair) {
        sheet.entry(2, Tone.STRONG, "fix", column, Tone.PLAIN, repair.words());
        if (!repair.copy().isEmpty()) {
            sheet.blank();
            repair.copy().forEach(sheet::copyable);
            sheet.blank();
        }
        if (!repair.after().isEmpty()) {
            sheet.paragraph(column, Tone.PLAIN, repair.after());
        }
        if (!repair.remove().isEmpty()) {
            sheet.paragraph(column, Tone.PLAIN, "Take away:");
            repair.remove().forEach(old -> sheet.quoted(column, Shown.excerpt(old, 300)));
        }
    }
}
