package org.sealpost.app.render.publish;

import org.sealpost.app.exit.ExitCode;
import org.sealpost.app.render.Paint;
import org.sealpost.app.render.Sheet;
import org.sealpost.app.render.Shown;
import org.sealpost.app.render.Tone;
import org.sealpost.app.render.Words;
import org.sealpost.check.Severity;
import org.sealpost.protocol.name.DomainName;
import org.sealpost.publish.drift.Drift;
import org.sealpost.publish.drift.DriftReport;
import org.sealpost.publish.drift.Repair;

/// What has drifted, for people.
public final class StandingText {
    private static final int COLUMN = 12;

    private StandingText() {}

    /// Nothing was applied yet.
    public static String nothing(DomainName domain, Paint paint) {
        var sheet = new Sheet(paint);
        line(sheet, Tone.UNKNOWN, Words.domain(domain) + ": nothing was applied yet, so nothing can have drifted");
        sheet.entry(
                2,
                Tone.QUIET,
                "do",
                COLUMN,
                Tone.PLAIN,
                "apply a plan, or let 'sealpost rollout' take over what stands");
        return sheet.toString();
    }

    /// A plan is under way.
    public static String underWay(DomainName domain, Paint paint) {
        var sheet = new Sheet(paint);
        line(sheet, Tone.QUIET, Words.domain(domain) + ": a plan is under way, and what differs is its work");
        sheet.entry(
                2,
                Tone.QUIET,
                "do",
                COLUMN,
                Tone.PLAIN,
                "go on with it by 'sealpost apply " + Words.domain(domain) + "'");
        return sheet.toString();
    }

    public static String render(DomainName domain, DriftReport report, Paint paint) {
        var sheet = new Sheet(paint);
        if (report.drifts().isEmpty() && report.unknown().isEmpty()) {
            line(sheet, Tone.PASS, Words.domain(domain) + ": all stands as it was applied");
        } else {
            sheet.paragraph(0, Tone.STRONG, Words.domain(domain));
        }
        report.drifts().forEach(drift -> drift(sheet, drift));
        for (String why : report.unknown()) {
            sheet.entry(2, Tone.UNKNOWN, Tone.UNKNOWN.mark(), 4, Tone.PLAIN, "not known: " + Shown.text(why));
        }
        if (report.pending()) {
            sheet.entry(
                    2,
                    Tone.QUIET,
                    Tone.QUIET.mark(),
                    4,
                    Tone.PLAIN,
                    "something is approved that was not applied yet; 'sealpost plan' makes a plan of it");
        }
        report.plan().ifPresent(plan -> {
            sheet.blank();
            PlanText.plan(plan, sheet);
        });
        return sheet.toString();
    }

    private static void drift(Sheet sheet, Drift drift) {
        Tone tone = tone(drift.severity());
        sheet.entry(
                2,
                tone,
                tone.mark(),
                4,
                Tone.STRONG,
                drift.kind().words() + ": " + Shown.text(drift.subject()) + " ("
                        + drift.kind().rule() + ")");
        sheet.entry(4, Tone.QUIET, "seen", COLUMN, Tone.PLAIN, Shown.text(drift.detail()));
        sheet.entry(4, Tone.QUIET, "repair", COLUMN, Tone.PLAIN, Shown.text(repair(drift.repair())));
    }

    static String repair(Repair repair) {
        return switch (repair) {
            case Repair.Carry(var plan) -> "plan " + plan.id() + " brings back what was approved";
            case Repair.Ask(String question) -> question;
            case Repair.Act(String what) -> what;
        };
    }

    private static Tone tone(Severity severity) {
        return switch (severity) {
            case ERROR -> Tone.FAIL;
            case UNKNOWN -> Tone.UNKNOWN;
            case WARNING -> Tone.WARN;
            case NOTICE -> Tone.QUIET;
        };
    }

    private static void line(Sheet sheet, Tone tone, String words) {
        sheet.entry(0, tone, tone.mark(), 2, Tone.STRONG, words);
    }

    /// How a command that found this ends.
    public static ExitCode code(DriftReport report) {
        if (report.drifts().stream().anyMatch(drift -> drift.severity() == Severity.ERROR)) {
            return ExitCode.FAIL;
        }
        if (!report.unknown().isEmpty()) {
            return ExitCode.UNKNOWN;
        }
        return report.drifts().stream().anyMatch(drift -> drift.severity() == Severity.WARNING)
                ? ExitCode.WARN
                : ExitCode.PASS;
    }
}
