package org.sealpost.app.render.publish;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.sealpost.app.render.Paint;
import org.sealpost.app.render.Sheet;
import org.sealpost.app.render.Shown;
import org.sealpost.app.render.Tone;
import org.sealpost.app.render.Words;
import org.sealpost.protocol.name.DomainName;
import org.sealpost.publish.plan.Action;
import org.sealpost.publish.plan.Caveat;
import org.sealpost.publish.plan.Check;
import org.sealpost.publish.plan.Plan;
import org.sealpost.publish.plan.Planning;
import org.sealpost.publish.plan.Refusal;
import org.sealpost.publish.plan.Risk;
import org.sealpost.publish.plan.Step;
import org.sealpost.publish.plan.Transition;

/// A plan for people.
public final class PlanText {
    private static final int COLUMN = 6;
    private static final int DETAIL = 14;

    private PlanText() {}

    public static String render(DomainName domain, Planning planning, Paint paint) {
        var sheet = new Sheet(paint);
        switch (planning) {
            case Planning.Nothing _ ->
                sheet.entry(
                        0,
                        Tone.PASS,
                        Tone.PASS.mark(),
                        2,
                        Tone.PLAIN,
                        Words.domain(domain) + ": nothing to do; what stands is what is approved");
            case Planning.Refused(List<Refusal> refusals) -> {
                sheet.entry(
                        0,
                        Tone.FAIL,
                        Tone.FAIL.mark(),
                        2,
                        Tone.STRONG,
                        Words.domain(domain) + ": no safe plan can be made");
                refusals.forEach(refusal -> sheet.entry(
                        2,
                        Tone.FAIL,
                        Tone.FAIL.mark(),
                        4,
                        Tone.PLAIN,
                        refusal.reason().words()
                                + (refusal.detail().isEmpty() ? "" : ": " + Shown.text(refusal.detail())) + " ("
                                + refusal.reason().rule() + ")"));
            }
            case Planning.Planned(Plan plan) -> plan(plan, sheet);
        }
        return sheet.toString();
    }

    static void plan(Plan plan, Sheet sheet) {
        sheet.paragraph(
                0,
                Tone.STRONG,
                "Plan " + plan.id() + " for " + Words.domain(plan.domain()) + ": "
                        + plan.transitions().stream().map(Transition::words).collect(Collectors.joining(", ")));
        sheet.entry(2, Tone.QUIET, "risk", DETAIL, tone(plan.risk()), risk(plan.risk()));
        sheet.entry(2, Tone.QUIET, "done", DETAIL, Tone.PLAIN, "on " + plan.finishes() + " at the earliest");
        sheet.entry(
                2,
                Tone.QUIET,
                "rollback",
                DETAIL,
                Tone.PLAIN,
                plan.rollbackEnds().isAfter(plan.finishes())
                        ? "given up at its end, senders would enforce until " + plan.rollbackEnds() + " at worst"
                        : "at once: at its end no sender enforces anything");
        for (Step step : plan.steps()) {
            step(step, sheet);
        }
        plan.caveats()
                .forEach(caveat -> sheet.blank().entry(2, Tone.WARN, Tone.WARN.mark(), 4, Tone.PLAIN, caveat(caveat)));
        sheet.blank()
                .paragraph(
                        0,
                        Tone.QUIET,
                        "Nothing was changed. To begin, with the same --edge and --dns, or with these in sealpost.yaml:");
        sheet.copyable("sealpost apply " + plan.id()
                + switch (plan.risk()) {
                    case GREEN -> "";
                    case AMBER -> " --yes";
                    case RED -> " --confirm " + plan.domain().ascii();
                });
    }

    private static void step(Step step, Sheet sheet) {
        sheet.blank()
                .entry(
                        2,
                        step.action() instanceof Action.Wait ? Tone.QUIET : tone(step.risk()),
                        step.number() + ".",
                        COLUMN,
                        Tone.STRONG,
                        StepWords.action(step.action()));
        for (Check check : step.before()) {
            sheet.entry(COLUMN, Tone.QUIET, "before", DETAIL, Tone.PLAIN, StepWords.check(check));
        }
        for (Check check : step.after()) {
            sheet.entry(COLUMN, Tone.QUIET, "seen", DETAIL, Tone.PLAIN, StepWords.check(check));
        }
        sheet.entry(COLUMN, Tone.QUIET, "until", DETAIL, Tone.PLAIN, step.forecast() + " · " + step.rule());
    }

    static Tone tone(Risk risk) {
        return switch (risk) {
            case GREEN -> Tone.PASS;
            case AMBER -> Tone.WARN;
            case RED -> Tone.FAIL;
        };
    }

    public static String risk(Risk risk) {
        String word = risk.name().toLowerCase(Locale.ROOT);
        return switch (risk) {
            case GREEN -> word + ": it can stop no mail";
            case AMBER -> word + ": it can be undone quickly";
            case RED -> word + ": it can stop mail, or cannot be undone before caches end";
        };
    }

    public static String caveat(Caveat caveat) {
        return switch (caveat) {
            case Caveat.EarlierUnknown(Instant since, Instant until) ->
                "What was served before " + since + " is not known; somebody may hold it until " + until
                        + ". The waits count only what is known.";
            case Caveat.OldPolicies(Instant until) ->
                "Senders that do not look again may apply an older policy until " + until + ".";
            case Caveat.OldHost(Instant until) -> "The old policy host must go on serving until " + until + ".";
        };
    }
}
