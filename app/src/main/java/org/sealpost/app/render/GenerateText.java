package org.sealpost.app.render;

import java.util.List;
import org.sealpost.protocol.name.DomainName;
import org.sealpost.publish.ReadyFile;
import org.sealpost.publish.RecordSet;
import org.sealpost.publish.dns.Change;
import org.sealpost.publish.emit.ZoneText;
import org.sealpost.publish.generate.Advice;
import org.sealpost.publish.generate.Draft;
import org.sealpost.publish.generate.Generated;
import org.sealpost.publish.generate.Objection;
import org.sealpost.publish.recipe.Runbook;
import org.sealpost.publish.recipe.Step;

/// A draft for people: the policy, the records in the order of publishing, what to mind, and what to do.
public final class GenerateText {
    private static final int COLUMN = 4;

    private final Paint paint;

    public GenerateText(Paint paint) {
        this.paint = paint;
    }

    /// The draft, and how to come by its files.
    public String shown(Generated.Made made) {
        var sheet = new Sheet(paint);
        sheet.paragraph(
                0, Tone.QUIET, "All files, with the script that verifies: --output DIR, and --recipe for the server.");
        return made(made) + "\n" + sheet;
    }

    public String made(Generated.Made made) {
        Draft draft = made.draft();
        var sheet = new Sheet(paint);
        sheet.paragraph(
                        0,
                        Tone.STRONG,
                        "MTA-STS for " + Words.domain(draft.domain()) + ": mode "
                                + draft.policy().mode().word())
                .blank();
        sheet.paragraph(0, Tone.PLAIN, "Policy, served at " + draft.policyUrl() + ":")
                .blank();
        draft.policy().render().lines().forEach(line -> sheet.copyable(Shown.text(line)));
        sheet.blank();
        List<Change> before = draft.publication().before();
        if (!before.isEmpty()) {
            sheet.paragraph(0, Tone.PLAIN, "Records, at once:").blank();
            records(sheet, before);
        }
        sheet.paragraph(0, Tone.PLAIN, "Record, once the policy is served everywhere (RFC 8461 §8.1):")
                .blank();
        records(sheet, draft.publication().after());
        advice(sheet, made.advice());
        sheet.blank().paragraph(0, Tone.STRONG, "What to do");
        int number = 1;
        for (Step step : Runbook.steps(draft)) {
            sheet.entry(
                    0,
                    Tone.PLAIN,
                    number++ + ".",
                    COLUMN,
                    Tone.PLAIN,
                    step.title() + (step.command().isEmpty() ? "" : ": " + step.command()));
        }
        return sheet.toString();
    }

    /// Why nothing was made.
    public String refused(DomainName domain, Generated.Refused refused) {
        var sheet = new Sheet(paint);
        sheet.paragraph(0, Tone.STRONG, "Nothing was made for " + Words.domain(domain) + ":")
                .blank();
        for (Objection objection : refused.objections()) {
            sheet.entry(
                    0,
                    Tone.FAIL,
                    Tone.FAIL.mark(),
                    2,
                    Tone.PLAIN,
                    GenerateWords.objection(objection) + " ("
                            + objection.reason().rfc() + ")");
        }
        return sheet.toString();
    }

    /// What to mind, when it is all that is to be said.
    public String minded(List<Advice> advice) {
        var sheet = new Sheet(paint);
        advice(sheet, advice);
        return sheet.toString();
    }

    /// Where the files are.
    public String written(String folder, List<ReadyFile> files) {
        var sheet = new Sheet(paint);
        sheet.paragraph(
                0,
                Tone.STRONG,
                Words.count(files.size(), "file", "files") + " in " + Shown.text(folder) + "; begin with CHECKLIST.md");
        for (ReadyFile file : files) {
            sheet.paragraph(COLUMN, Tone.QUIET, file.path());
        }
        return "\n" + sheet;
    }

    private static void records(Sheet sheet, List<Change> changes) {
        for (Change change : changes) {
            for (RecordSet set : change.wanted().stream().toList()) {
                ZoneText.lines(set).forEach(sheet::copyable);
            }
        }
        sheet.blank();
    }

    private static void advice(Sheet sheet, List<Advice> all) {
        for (Advice advice : all) {
            Tone tone = advice.kind().warning() ? Tone.WARN : Tone.NOTICE;
            sheet.entry(0, tone, tone.mark(), 2, Tone.PLAIN, GenerateWords.advice(advice));
        }
    }
}
