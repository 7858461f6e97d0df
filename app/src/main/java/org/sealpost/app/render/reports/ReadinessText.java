package org.sealpost.app.render.reports;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.sealpost.app.render.Columns;
import org.sealpost.app.render.Paint;
import org.sealpost.app.render.Sheet;
import org.sealpost.app.render.Shown;
import org.sealpost.app.render.Tone;
import org.sealpost.app.render.Words;
import org.sealpost.reports.readiness.Assessment;
import org.sealpost.reports.readiness.Coverage;
import org.sealpost.reports.readiness.Day;
import org.sealpost.reports.readiness.DayState;
import org.sealpost.reports.readiness.Objection;
import org.sealpost.reports.readiness.Readiness;
import org.sealpost.reports.readiness.ReporterLine;
import org.sealpost.reports.readiness.Run;

/// Whether a domain may enforce, for people.
public final class ReadinessText {
    private static final int COLUMN = 15;
    private static final int EVIDENCE = 4;
    private static final int REPORTERS = 8;
    private static final int WEEKS = 8;
    private static final int WEEK = 7;

    private final Assessment assessment;
    private final boolean verbose;
    private final Sheet sheet;

    private ReadinessText(Assessment assessment, boolean verbose, Paint paint) {
        this.assessment = assessment;
        this.verbose = verbose;
        this.sheet = new Sheet(paint);
    }

    public static String render(Assessment assessment, boolean verbose, Paint paint) {
        var text = new ReadinessText(assessment, verbose, paint);
        text.answer();
        text.evidence();
        text.forecast();
        text.reporters();
        text.days();
        text.notes();
        return text.sheet.toString();
    }

    private void answer() {
        Readiness readiness = assessment.readiness();
        Tone tone = tone(readiness);
        sheet.entry(
                0,
                tone,
                tone.mark() + " " + readiness.word(),
                13,
                Tone.STRONG,
                Words.domain(assessment.domain()) + sentence(readiness));
        List<Objection> named = switch (readiness) {
            case Readiness.Ready _ -> List.of();
            case Readiness.NotReady(var reasons) -> reasons;
            case Readiness.Unknown(var missing, var _) -> missing;
            case Readiness.Hold(var incidents) -> incidents;
        };
        named.forEach(objection -> objection(tone, objection));
    }

    private static String sentence(Readiness readiness) {
        return switch (readiness) {
            case Readiness.Ready _ -> " may enforce: what can be known says that its mail arrives";
            case Readiness.NotReady _ -> " must not enforce yet";
            case Readiness.Unknown(var _, LocalDate earliest) ->
                ": it cannot be known yet whether it may enforce, at the earliest on " + earliest;
            case Readiness.Hold _ -> ": something comes first";
        };
    }

    private static Tone tone(Readiness readiness) {
        return switch (readiness) {
            case Readiness.Ready _ -> Tone.PASS;
            case Readiness.NotReady _ -> Tone.FAIL;
            case Readiness.Unknown _ -> Tone.UNKNOWN;
            case Readiness.Hold _ -> Tone.WARN;
        };
    }

    private void objection(Tone tone, Objection objection) {
        sheet.blank()
                .entry(2, tone, tone.mark(), 4, Tone.STRONG, objection.explanation())
                .entry(4, Tone.QUIET, "fix", 10, Tone.PLAIN, Shown.text(objection.fix()))
                .entry(4, Tone.QUIET, "side", 10, Tone.PLAIN, CauseText.side(objection.side()));
        objection.earliest().ifPresent(day -> sheet.entry(4, Tone.QUIET, "until", 10, Tone.PLAIN, day.toString()));
        int most = verbose ? Objection.MOST : EVIDENCE;
        objection.evidence().stream()
                .limit(most)
                .forEach(exhibit -> sheet.entry(4, Tone.QUIET, "seen", 10, Tone.PLAIN, ExhibitWords.words(exhibit)));
        int more = objection.evidence().size() - most;
        if (more > 0) {
            sheet.paragraph(10, Tone.QUIET, "and " + more + " more; -v shows them");
        }
        sheet.paragraph(10, Tone.QUIET, objection.rule().id());
    }

    private void evidence() {
        Run run = assessment.run();
        sheet.blank().paragraph(0, Tone.STRONG, "What it rests on");
        line(
                "clean run",
                Words.count(run.length(), "day", "days") + ", " + run.clean() + " of them clean"
                        + run.first().map(first -> ", since " + first).orElse(""));
        line(
                "sessions",
                SessionWords.number(run.evidence()) + " count"
                        + (run.told() > run.evidence() ? " of " + SessionWords.number(run.told()) : "") + ", "
                        + SessionWords.number(run.blocked()) + " would have been refused");
        line(
                "loss",
                run.evidence() == 0
                        ? "nothing can be said without evidence"
                        : "at the most " + bound(run.upperBound()) + " with 95 % confidence");
        line(
                "coverage",
                switch (assessment.coverage()) {
                    case Coverage.Unknown _ -> "unknown: there is no log of the mail servers to compare with";
                    case Coverage.Compared compared -> percent(compared.share()) + " of the sessions in the logs";
                });
        assessment
                .restart()
                .ifPresent(restart -> line(
                        "since " + restart.from(),
                        switch (restart.cause()) {
                            case POLICY_HOSTS -> "other hosts in the policy: earlier reports are about other servers";
                            case MX_RECORDS -> "other MX records: earlier reports are about other servers";
                            case MX_ADDRESS -> "another MX address: earlier reports are about other servers";
                        }));
    }

    private void forecast() {
        var forecast = assessment.forecast();
        sheet.blank().paragraph(0, Tone.STRONG, "If it enforced today");
        if (forecast.counting().isEmpty() && forecast.hosts().isEmpty()) {
            sheet.paragraph(
                    2,
                    forecast.sessions() == 0 ? Tone.UNKNOWN : Tone.PASS,
                    forecast.sessions() == 0
                            ? "Nothing is known: no reporter that counts told of a session in the last "
                                    + forecast.days() + " days."
                            : "Nothing that reporters that count have told of in the last " + forecast.days()
                                    + " days would be refused.");
        }
        forecast.counting()
                .forEach(refusal ->
                        sheet.entry(2, Tone.FAIL, Tone.FAIL.mark(), 4, Tone.PLAIN, ExhibitWords.refusal(refusal)));
        forecast.hosts()
                .forEach(host -> sheet.entry(
                        2,
                        Tone.FAIL,
                        Tone.FAIL.mark(),
                        4,
                        Tone.PLAIN,
                        "mail to " + host.mx()
                                + host.address()
                                        .map(address -> " (" + Shown.text(address) + ")")
                                        .orElse("") + " would be refused, by our own look: " + host.code()));
        forecast.others().stream()
                .limit(REPORTERS)
                .forEach(refusal -> sheet.entry(
                        2, Tone.WARN, Tone.WARN.mark(), 4, Tone.PLAIN, "not proven: " + ExhibitWords.refusal(refusal)));
        assessment
                .toProbe()
                .forEach(probe -> sheet.entry(
                        2,
                        Tone.NOTICE,
                        Tone.NOTICE.mark(),
                        4,
                        Tone.PLAIN,
                        "look at "
                                + probe.mx().map(mx -> Shown.excerpt(mx, 100)).orElse("every MX host") + ": "
                                + ExhibitWords.names(probe.by())
                                + (probe.by().size() == 1 ? " complains of " : " complain of ")
                                + probe.resultType()
                                        .map(type -> Shown.excerpt(type, 60))
                                        .orElse("failures")));
    }

    private void reporters() {
        if (assessment.reporters().isEmpty()) {
            return;
        }
        sheet.blank().paragraph(0, Tone.STRONG, "Reporters");
        int most = verbose ? Integer.MAX_VALUE : REPORTERS;
        assessment.reporters().stream().limit(most).forEach(this::reporter);
        int more = assessment.reporters().size() - most;
        if (more > 0) {
            sheet.paragraph(2, Tone.QUIET, "and " + more + " more; -v shows them");
        }
    }

    private void reporter(ReporterLine line) {
        String silent = line.expected() && line.silentDays() > 0
                ? ", silent for " + Words.count(line.silentDays(), "day", "days")
                : "";
        Optional<Long> cap = line.cap();
        sheet.entry(
                2,
                line.standing().counts() ? Tone.PLAIN : Tone.QUIET,
                Columns.cut(Shown.text(line.reporter().name()), 24),
                28,
                Tone.PLAIN,
                SessionWords.number(line.sessions()) + " sessions on " + Words.count(line.days(), "day", "days") + ", "
                        + SessionWords.number(line.counted()) + " count"
                        + (line.blocked() > 0 ? ", " + SessionWords.number(line.blocked()) + " refused" : "")
                        + silent
                        + (line.standing().counts() ? "" : "; shown, never counted")
                        + (verbose && cap.isPresent() ? "; a day counts " + cap.get() + " at the most" : ""));
    }

    /// A letter for each day: people see a pattern sooner than a list.
    private void days() {
        List<Day> days = assessment.days();
        if (days.isEmpty()) {
            return;
        }
        sheet.blank()
                .paragraph(0, Tone.STRONG, "Days")
                .paragraph(2, Tone.QUIET, "C clean  w tolerated failures  D refused  . no data  B broken  o open");
        List<Day> last = days.subList(Math.max(0, days.size() - WEEKS * WEEK), days.size());
        for (int i = 0; i < last.size(); i += WEEK) {
            List<Day> week = last.subList(i, Math.min(last.size(), i + WEEK));
            var letters = new StringBuilder();
            week.forEach(day -> letters.append(letter(day.state())).append(' '));
            sheet.entry(
                    2,
                    Tone.PLAIN,
                    week.getFirst().day().toString(),
                    COLUMN,
                    Tone.PLAIN,
                    letters.toString().strip());
        }
        if (verbose) {
            days.stream()
                    .filter(day -> day.state() == DayState.DIRTY)
                    .forEach(day -> sheet.entry(
                            2,
                            Tone.FAIL,
                            Tone.FAIL.mark(),
                            4,
                            Tone.PLAIN,
                            day.day() + ": " + day.blockedLow() + " to " + day.blockedHigh()
                                    + " would have been refused"));
        }
    }

    private void notes() {
        List<Objection> notes = assessment.notes();
        if (!notes.isEmpty()) {
            sheet.blank().paragraph(0, Tone.STRONG, "Worth knowing");
            notes.forEach(note -> sheet.entry(
                    2,
                    Tone.NOTICE,
                    Tone.NOTICE.mark(),
                    4,
                    Tone.PLAIN,
                    note.explanation() + (note.fix().equals("None.") ? "" : " " + note.fix())));
        }
    }

    private void line(String lead, String words) {
        sheet.entry(2, Tone.QUIET, lead, COLUMN + 2, Tone.PLAIN, words);
    }

    private static char letter(DayState state) {
        return switch (state) {
            case CLEAN -> 'C';
            case WARN -> 'w';
            case DIRTY -> 'D';
            case NO_DATA -> '.';
            case BROKEN -> 'B';
            case OPEN -> 'o';
        };
    }

    /// Never less than it is.
    private static String bound(double share) {
        return String.format(Locale.ROOT, "%.3f %%", Math.ceil(100_000 * share) / 1_000);
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, share < 0.01 ? "%.2f %%" : "%.1f %%", 100 * share);
    }
}
