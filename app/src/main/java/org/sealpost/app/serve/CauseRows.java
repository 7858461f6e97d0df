package org.sealpost.app.serve;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.sealpost.app.page.Linked;
import org.sealpost.app.page.ReportsPage.CauseRow;
import org.sealpost.app.render.Shown;
import org.sealpost.app.render.reports.CauseText;
import org.sealpost.app.render.reports.DaysChart;
import org.sealpost.app.render.reports.SessionWords;
import org.sealpost.protocol.tlsrpt.ResultType;
import org.sealpost.reports.failure.Effect;
import org.sealpost.reports.failure.FailureMeaning;
import org.sealpost.reports.store.Cause;
import org.sealpost.reports.store.FailureKind;
import org.sealpost.reports.summary.CauseLine;

/// Causes of failures as rows of a page.
final class CauseRows {
    private static final int TEXT = 160;

    private CauseRows() {}

    /// @param told the same cause, by each of its reporters
    /// @param list the address of the list of the reports that the fields of a query ask for
    static CauseRow row(List<CauseLine> told, Function<Map<String, String>, String> list) {
        Cause cause = told.getFirst().cause();
        FailureMeaning meaning = told.getFirst().meaning();
        boolean counts = counts(told);
        String mark = Mark.of(cause.kind());
        return new CauseRow(
                counts ? tone(meaning.effect()) : "unknown",
                type(cause.kind()),
                ReportsWords.type(cause.policy()),
                new Linked(
                        SessionWords.number(sessions(told)),
                        list.apply(
                                counts
                                        ? Map.of(ReportFilter.CAUSE, mark, ReportFilter.WORTH, ReportFilter.COUNTS)
                                        : Map.of(ReportFilter.CAUSE, mark))),
                where(cause.kind()),
                told.stream()
                        .map(line -> new Linked(
                                who(line),
                                list.apply(Map.of(
                                        ReportFilter.CAUSE,
                                        mark,
                                        "reporter",
                                        line.cause().reporter().name()))))
                        .toList(),
                when(told),
                cause.reason().map(reason -> Shown.excerpt(reason, TEXT)).orElse(""),
                meaning.explanation().replace("`", ""),
                CauseText.side(meaning.side()),
                meaning.fix().replace("`", ""),
                counts);
    }

    /// What counts comes first, then what failed most.
    static int order(List<CauseLine> one, List<CauseLine> other) {
        int counting = Boolean.compare(counts(other), counts(one));
        return counting == 0 ? Long.compare(sessions(other), sessions(one)) : counting;
    }

    private static boolean counts(List<CauseLine> told) {
        return told.stream().anyMatch(line -> line.standing().counts());
    }

    /// Of those that count; where none does, of all.
    private static long sessions(List<CauseLine> told) {
        boolean counts = counts(told);
        return told.stream()
                .filter(line -> !counts || line.standing().counts())
                .mapToLong(line -> line.cause().sessions())
                .sum();
    }

    private static String who(CauseLine line) {
        String name = line.cause().reporter().name();
        return (name.isEmpty() ? "(no name)" : Shown.excerpt(name, TEXT)) + ": "
                + SessionWords.number(line.cause().sessions())
                + (line.standing().counts() ? "" : ", " + SessionWords.standing(line.standing()) + ", does not count");
    }

    /// Such as `certificate-expired at mx1.example.org 198.51.100.7`.
    static String what(FailureKind kind) {
        String where = where(kind);
        return type(kind)
                + (where.isEmpty() ? "" : " at " + where)
                + kind.reason()
                        .map(reason -> ", reason " + Shown.quoted(reason, TEXT))
                        .orElse("");
    }

    private static String type(FailureKind kind) {
        return kind.type()
                .map(ResultType::word)
                .map(word -> Shown.excerpt(word, TEXT))
                .orElse("a failure without a type");
    }

    private static String where(FailureKind cause) {
        String mx = cause.mx().map(name -> Shown.excerpt(name, TEXT)).orElse("");
        String ip = cause.receivingIp().map(text -> Shown.excerpt(text, TEXT)).orElse("");
        return (mx + " " + ip).strip();
    }

    private static String when(List<CauseLine> told) {
        LocalDate first = told.stream()
                .map(line -> line.cause().first())
                .min(LocalDate::compareTo)
                .orElseThrow();
        LocalDate last = told.stream()
                .map(line -> line.cause().last())
                .max(LocalDate::compareTo)
                .orElseThrow();
        return first.equals(last) ? DaysChart.day(first) : DaysChart.day(first) + " to " + DaysChart.day(last);
    }

    static String tone(Effect effect) {
        return switch (effect) {
            case BLOCK, OURS -> "fail";
            case UNKNOWN -> "unknown";
            case TOLERATE, FETCH, WARN -> "warn";
        };
    }
}
