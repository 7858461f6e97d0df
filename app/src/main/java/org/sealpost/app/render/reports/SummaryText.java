package org.sealpost.app.render.reports;

import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.sealpost.app.render.Columns;
import org.sealpost.app.render.Paint;
import org.sealpost.app.render.Sheet;
import org.sealpost.app.render.Shown;
import org.sealpost.app.render.Tone;
import org.sealpost.app.render.Words;
import org.sealpost.protocol.tlsrpt.PolicyType;
import org.sealpost.reports.decision.Standing;
import org.sealpost.reports.row.Tally;
import org.sealpost.reports.store.Refusals;
import org.sealpost.reports.summary.CauseLine;
import org.sealpost.reports.summary.Overview;
import org.sealpost.reports.summary.Summary;

/// A summary for people.
public final class SummaryText {
    private static final int COLUMN = 15;
    private static final int REPORTERS = 20;
    private static final int CAUSES = 15;
    private static final int WEEKS = 13;
    private static final int DOMAINS = 30;
    private static final int NAME = 24;

    private final Overview overview;
    private final Summary summary;
    private final Sheet sheet;

    private SummaryText(Overview overview, Paint paint) {
        this.overview = overview;
        this.summary = overview.summary();
        this.sheet = new Sheet(paint);
    }

    public static String render(Overview overview, Paint paint) {
        var text = new SummaryText(overview, paint);
        text.heading();
        if (overview.summary().reports() > 0) {
            text.sessions();
            text.causes();
            text.reporters();
            text.silence();
            text.policies();
            text.domains();
            text.weeks();
        }
        text.refusals();
        return text.sheet.toString();
    }

    private void heading() {
        long days = ChronoUnit.DAYS.between(summary.from(), summary.to()) + 1;
        String about = summary.domain().map(Words::domain).orElse("all domains");
        sheet.paragraph(
                0,
                Tone.STRONG,
                "TLS reports about " + about + ", " + summary.from() + " to " + summary.to() + " ("
                        + Words.count((int) days, "day", "days") + ")");
        if (summary.reports() == 0) {
            sheet.blank()
                    .paragraph(
                            0,
                            Tone.PLAIN,
                            "There are none that count. Silence is not clean: see whether"
                                    + " 'sealpost check' finds the TLS-RPT record, and whether its address reaches Sealpost.");
        }
    }

    private void sessions() {
        sheet.blank();
        Tone tone = summary.total().failed() == 0 ? Tone.PASS : Tone.WARN;
        line(
                "Sessions",
                tone,
                SessionWords.number(summary.total().successful()) + " went as the policy asks, "
                        + SessionWords.number(summary.total().failed()) + " did not ("
                        + SessionWords.share(summary.total()) + ")" + trend());
        if (summary.byStanding().size() > 1) {
            summary.byStanding().entrySet().stream()
                    .sorted(Map.Entry.comparingByKey())
                    .forEach(entry -> line(
                            "",
                            Tone.PLAIN,
                            tally(entry.getValue()) + " by reporters that are "
                                    + SessionWords.standing(entry.getKey())));
        } else {
            summary.byStanding()
                    .keySet()
                    .forEach(standing ->
                            line("", Tone.PLAIN, "all told by reporters that are " + SessionWords.standing(standing)));
        }
        summary.byType().entrySet().stream()
                .sorted(Comparator.comparing(
                        (Map.Entry<PolicyType, Tally> entry) -> entry.getKey().word()))
                .forEach(entry ->
                        line(type(entry.getKey()), Tone.PLAIN, tally(entry.getValue()) + meaning(entry.getKey())));
        line("Reported", Tone.PLAIN, reported());
        line("Coverage", Tone.QUIET, "unknown: there is no log of the mail servers to compare with");
    }

    private String reported() {
        String what = overview.domains().isEmpty()
                ? Words.count((int) summary.reports(), "report", "reports")
                : Words.count(overview.domains().size(), "domain", "domains");
        return what + " by " + Words.count(summary.reporters().size(), "reporter", "reporters")
                + (summary.others().isEmpty() ? "" : " and others") + ", about "
                + Words.count(summary.days(), "day", "days");
    }

    private static String type(PolicyType type) {
        return switch (type) {
            case PolicyType.Known known ->
                switch (known) {
                    case STS -> "MTA-STS";
                    case TLSA -> "DANE";
                    case NO_POLICY_FOUND -> "No policy";
                };
            case PolicyType.Unknown unknown -> Columns.cut(Shown.text(unknown.word()), COLUMN - 2);
        };
    }

    private String trend() {
        return switch (summary.trend()) {
            case RISING -> "; more than in the weeks before";
            case FALLING -> "; less than in the weeks before";
            case STEADY, UNCLEAR -> "";
        };
    }

    private static String meaning(PolicyType type) {
        return type == PolicyType.Known.NO_POLICY_FOUND
                ? "; TLS without any policy, which proves nothing about enforcing one"
                : "";
    }

    private void causes() {
        if (!overview.causes().isEmpty()) {
            sheet.blank().paragraph(0, Tone.STRONG, "Failures by cause");
            List<List<CauseLine>> causes = CauseText.grouped(overview.causes());
            causes.stream().limit(CAUSES).forEach(told -> CauseText.add(sheet, told));
            more(causes.size() - CAUSES);
        }
    }

    private void domains() {
        if (!overview.domains().isEmpty()) {
            sheet.blank().paragraph(0, Tone.STRONG, "Domains");
            overview.domains().stream()
                    .limit(DOMAINS)
                    .forEach(line -> sheet.entry(
                            2,
                            line.total().failed() > 0 ? Tone.WARN : Tone.PLAIN,
                            Columns.cut(line.domain().ascii(), NAME),
                            NAME + 4,
                            Tone.PLAIN,
                            tally(line.total()) + ", " + Words.count((int) line.reports(), "report", "reports")
                                    + " up to " + line.last()));
            more(overview.domains().size() - DOMAINS);
        }
    }

    private void refusals() {
        if (!overview.refusals().isEmpty()) {
            sheet.blank().paragraph(0, Tone.STRONG, "Refused or cut");
            overview.refusals().stream()
                    .collect(Collectors.groupingBy(
                            Refusals::code, TreeMap::new, Collectors.summingLong(Refusals::count)))
                    .forEach((code, count) ->
                            sheet.entry(2, Tone.PLAIN, code, NAME + 12, Tone.PLAIN, SessionWords.number(count)));
        }
    }

    private void more(int number) {
        if (number > 0) {
            sheet.paragraph(2, Tone.QUIET, "and " + number + " more; --format json has them all");
        }
    }

    private void reporters() {
        sheet.blank().paragraph(0, Tone.STRONG, "Reporters");
        summary.reporters().stream()
                .limit(REPORTERS)
                .forEach(line -> sheet.entry(
                        2,
                        line.standing() == Standing.CLAIMED ? Tone.QUIET : Tone.PLAIN,
                        Columns.cut(Shown.text(line.name().isEmpty() ? "(no name)" : line.name()), NAME),
                        NAME + 4,
                        Tone.PLAIN,
                        tally(line.total()) + ", " + Words.count(line.days(), "day", "days") + " up to " + line.last()
                                + ", " + SessionWords.standing(line.standing())));
        more(summary.reporters().size() - REPORTERS);
        summary.others().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(entry -> sheet.paragraph(
                        2,
                        Tone.QUIET,
                        "all others that are " + SessionWords.standing(entry.getKey()) + ", together: "
                                + tally(entry.getValue())));
    }

    private void silence() {
        if (!summary.silent().isEmpty()) {
            sheet.blank().paragraph(0, Tone.STRONG, "Silent");
            for (Summary.Silence silence : summary.silent()) {
                sheet.entry(
                        2,
                        Tone.WARN,
                        Tone.WARN.mark() + " " + Columns.cut(Shown.text(silence.name()), NAME),
                        NAME + 4,
                        Tone.PLAIN,
                        "reported on most days up to " + silence.last() + ", and not for "
                                + Words.count((int) silence.days(), "day", "days") + " since");
            }
        }
    }

    private void policies() {
        if (!summary.echoes().isEmpty()) {
            sheet.blank().paragraph(0, Tone.STRONG, "MTA-STS policies that senders applied");
            for (Summary.EchoLine line : summary.echoes()) {
                sheet.entry(2, Tone.PLAIN, state(line.state()), COLUMN, Tone.PLAIN, echo(line));
            }
        }
    }

    private static String state(Summary.State state) {
        return switch (state) {
            case CURRENT -> "published";
            case EARLIER -> "older";
            case FOREIGN -> "not ours";
            case UNKNOWN -> "not said";
        };
    }

    private static String echo(Summary.EchoLine line) {
        String policy = line.mode().isEmpty()
                ? "a policy that the reports do not quote"
                : Shown.excerpt(line.mode().get() + " " + String.join(" ", line.mx()), 200);
        return policy + ": " + tally(line.total()) + " of " + Words.count(line.reporters(), "reporter", "reporters");
    }

    /// The weeks from the first with a report on.
    private void weeks() {
        List<Summary.Week> told = summary.weeks().stream()
                .dropWhile(week -> week.total().sessions() == 0)
                .toList();
        List<Summary.Week> weeks = told.subList(Math.max(0, told.size() - WEEKS), told.size());
        if (weeks.size() > 1) {
            sheet.blank().paragraph(0, Tone.STRONG, "Weeks");
            weeks.forEach(week -> sheet.entry(
                    2,
                    Tone.PLAIN,
                    week.first() + " to " + week.last(),
                    NAME + 4,
                    Tone.PLAIN,
                    week.total().sessions() == 0
                            ? "nothing"
                            : tally(week.total()) + " (" + SessionWords.share(week.total()) + ")"));
        }
    }

    private static String tally(Tally tally) {
        return SessionWords.number(tally.successful()) + " good, " + SessionWords.number(tally.failed()) + " failed";
    }

    private void line(String lead, Tone tone, String words) {
        sheet.entry(0, Tone.PLAIN, lead, COLUMN, tone, words);
    }
}
