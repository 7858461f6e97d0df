package org.sealpost.app.render;

import java.util.List;
import java.util.Optional;
import org.sealpost.check.Finding;
import org.sealpost.check.Fix;

/// What would repair a finding: a sentence, and below it what can be copied.
final class FixText {
    private FixText() {}

    /// The fix of the finding where it is exact, else what its page tells to do first.
    static void write(Sheet sheet, int column, Finding finding, Pages pages) {
        Optional<String> advice = pages.adviceOn(finding);
        finding.fix()
                .filter(fix -> !(fix instanceof Fix.Act) || advice.isEmpty())
                .ifPresentOrElse(
                        fix -> exact(sheet, column, fix),
                        () -> advice.ifPresent(words -> sentence(sheet, column, words)));
    }

    private static void exact(Sheet sheet, int column, Fix fix) {
        switch (fix) {
            case Fix.PublishTxt(var at, var value, var instead) -> {
                sentence(
                        sheet,
                        column,
                        switch (instead.size()) {
                            case 0 -> "Publish this record:";
                            case 1 -> "Publish this record in place of the one that is there:";
                            default -> "Publish this record in place of the " + instead.size() + " that are there:";
                        });
                sheet.blank().copyable(ZoneFile.txt(at, value)).blank();
                if (!instead.isEmpty()) {
                    sheet.paragraph(column, Tone.PLAIN, "Take away:");
                    instead.forEach(old -> sheet.quoted(column, Shown.excerpt(old, 300)));
                }
            }
            case Fix.ServePolicy(var url, var text) -> {
                sentence(
                        sheet, column, "Serve this file at " + Shown.text(url) + ", then change the id of the record:");
                copy(sheet, text.lines().toList());
            }
            case Fix.ConfirmMx(var hosts, var lines) -> {
                sentence(
                        sheet,
                        column,
                        (hosts.size() == 1 ? "Is " : "Are ") + Words.names(hosts, 8)
                                + " yours? If so, add to the policy file, then change the id of the record:");
                copy(sheet, lines);
                sheet.paragraph(
                        column,
                        Tone.PLAIN,
                        "If not, take the MX " + (hosts.size() == 1 ? "record" : "records") + " away.");
            }
            case Fix.Act act -> sentence(sheet, column, Shown.text(act.what()));
        }
    }

    private static void sentence(Sheet sheet, int column, String words) {
        sheet.entry(2, Tone.STRONG, "fix", column, Tone.PLAIN, words);
    }

    private static void copy(Sheet sheet, List<String> lines) {
        sheet.blank();
        lines.forEach(line -> sheet.copyable(Shown.text(line)));
        sheet.blank();
    }
}
