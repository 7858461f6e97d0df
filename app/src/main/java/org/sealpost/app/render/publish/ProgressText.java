package org.sealpost.app.render.publish;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.sealpost.app.exit.ExitCode;
import org.sealpost.app.render.Paint;
import org.sealpost.app.render.Sheet;
import org.sealpost.app.render.Shown;
import org.sealpost.app.render.Tone;
import org.sealpost.app.render.Words;
import org.sealpost.publish.RecordSet;
import org.sealpost.publish.apply.Progress;
import org.sealpost.publish.dns.Change;
import org.sealpost.publish.plan.Step;

/// How far a plan has come, for people.
public final class ProgressText {
    private static final int COLUMN = 10;

    private ProgressText() {}

    public static String render(Progress progress, Paint paint) {
        var sheet = new Sheet(paint);
        switch (progress) {
            case Progress.Idle _ -> line(sheet, Tone.PASS, "no plan is under way");
            case Progress.Done _ -> line(sheet, Tone.PASS, "all steps were made and seen");
            case Progress.Waiting(Step step, Instant until) -> {
                line(sheet, Tone.QUIET, "step " + step.number() + ": " + StepWords.action(step.action()));
                detail(sheet, "until", until.toString());
            }
            case Progress.Owner(Step step, List<String> missing) -> {
                line(sheet, Tone.WARN, "step " + step.number() + ": " + StepWords.action(step.action()));
                missing.forEach(each -> detail(sheet, "not seen", Shown.text(each)));
            }
            case Progress.Held(Step step, List<String> why, Optional<Instant> earliest) -> {
                line(sheet, Tone.UNKNOWN, "step " + step.number() + " is held: " + StepWords.action(step.action()));
                why.forEach(each -> detail(sheet, "because", Shown.text(each)));
                earliest.ifPresent(date -> detail(sheet, "until", date + " at the earliest"));
            }
            case Progress.Conflict(Step step, String found) -> {
                line(
                        sheet,
                        Tone.FAIL,
                        "step " + step.number() + ": something else stands there, and nothing was overwritten");
                detail(sheet, "found", Shown.text(found));
                detail(sheet, "do", "see who set it; then give this plan up (--abandon) and make another");
            }
            case Progress.Foreign(Step step, Change change, List<String> values) ->
                foreign(sheet, step, change, values);
            case Progress.Refused(Progress.Reason reason, String detail) -> refused(sheet, reason, detail);
        }
        return sheet.toString();
    }

    private static void foreign(Sheet sheet, Step step, Change change, List<String> values) {
        line(sheet, Tone.FAIL, "step " + step.number() + ": values of others stand there, and nothing was overwritten");
        values.forEach(value -> detail(
                sheet,
                "there",
                Words.domain(change.name()) + " "
                        + change.expected().map(RecordSet::type).map(Enum::name).orElse("") + " "
                        + Shown.quoted(value)));
        change.wanted()
                .ifPresent(set -> set.values()
                        .forEach(value -> detail(
                                sheet,
                                "wanted",
                                Words.domain(change.name()) + " " + set.type() + " " + Shown.quoted(value))));
        detail(
                sheet,
                "do",
                "see who set it; let it go by --replace-foreign "
                        + change.name().ascii() + ", or give this plan up (--abandon)");
    }

    /// A plan was given up.
    ///
    /// @param settled when another can be made; empty: now
    public static String abandoned(Optional<Instant> settled, Paint paint) {
        var sheet = new Sheet(paint);
        line(sheet, Tone.PASS, "the plan was given up where it stood");
        settled.ifPresent(at -> detail(
                sheet, "until", at + " what it had begun may still appear; another plan can be made after that"));
        return sheet.toString();
    }

    private static void refused(Sheet sheet, Progress.Reason reason, String detail) {
        switch (reason) {
            case STALE -> {
                line(sheet, Tone.FAIL, "not begun: since the plan was made something has changed");
                detail(sheet, "changed", Shown.text(detail));
                detail(sheet, "do", "make another plan");
            }
            case IN_FLIGHT -> {
                line(sheet, Tone.FAIL, "not begun: another plan of this domain is under way");
                detail(sheet, "do", "go on with it by 'sealpost apply " + Shown.text(detail) + "', or give it up");
            }
            case NOT_CONFIRMED -> {
                line(sheet, Tone.FAIL, "not begun: its risk has to be agreed to");
                detail(sheet, "do", "amber: --yes; red: --confirm with the name of the domain, or --second-person");
            }
        }
    }

    private static void line(Sheet sheet, Tone tone, String words) {
        sheet.entry(0, tone, tone.mark(), 2, Tone.STRONG, words);
    }

    private static void detail(Sheet sheet, String lead, String words) {
        sheet.entry(2, Tone.QUIET, lead, COLUMN + 2, Tone.PLAIN, words);
    }

    /// How a command that came so far ends.
    public static ExitCode code(Progress progress) {
        return switch (progress) {
            case Progress.Idle _, Progress.Done _ -> ExitCode.PASS;
            case Progress.Waiting _, Progress.Owner _ -> ExitCode.WARN;
            case Progress.Held _ -> ExitCode.UNKNOWN;
            case Progress.Conflict _, Progress.Foreign _, Progress.Refused _ -> ExitCode.FAIL;
        };
    }
}
