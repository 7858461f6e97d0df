package org.sealpost.app.render.reports;

import java.util.List;
import java.util.Map;
import org.sealpost.app.render.Csv;
import org.sealpost.app.render.Shown;
import org.sealpost.app.render.Words;
import org.sealpost.protocol.tlsrpt.ResultType;
import org.sealpost.reports.row.Tally;
import org.sealpost.reports.store.Cause;
import org.sealpost.reports.summary.CauseLine;
import org.sealpost.reports.summary.Overview;
import org.sealpost.reports.summary.Summary;

/// A summary as a table: a row for each domain, each reporter, all others together, each week and each cause, told
/// apart by the first cell.
public final class SummaryCsv {
    private static final List<String> HEADING = List.of(
            "kind",
            "name",
            "standing",
            "from",
            "to",
            "reports",
            "successful",
            "failed",
            "result_type",
            "mx",
            "receiving_ip",
            "reason",
            "effect",
            "side",
            "fix");

    private SummaryCsv() {}

    public static String render(Overview overview) {
        Summary summary = overview.summary();
        var text = new StringBuilder(Csv.line(HEADING));
        String from = summary.from().toString();
        String to = summary.to().toString();
        text.append(row(
                "total",
                summary.domain().map(domain -> domain.ascii()).orElse(""),
                "",
                from,
                to,
                Long.toString(summary.reports()),
                summary.total()));
        overview.domains()
                .forEach(line -> text.append(row(
                        "domain",
                        line.domain().ascii(),
                        "",
                        from,
                        line.last().toString(),
                        Long.toString(line.reports()),
                        line.total())));
        summary.reporters()
                .forEach(line -> text.append(row(
                        "reporter",
                        Shown.text(line.name()),
                        Words.word(line.standing()),
                        from,
                        line.last().toString(),
                        Long.toString(line.reports()),
                        line.total())));
        summary.others().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(entry ->
                        text.append(row("others", "", Words.word(entry.getKey()), from, to, "", entry.getValue())));
        summary.weeks()
                .forEach(week -> text.append(
                        row("week", "", "", week.first().toString(), week.last().toString(), "", week.total())));
        overview.causes().forEach(line -> text.append(cause(line)));
        return text.toString();
    }

    private static String row(
            String kind, String name, String standing, String from, String to, String reports, Tally tally) {
        return Csv.line(List.of(
                kind,
                name,
                standing,
                from,
                to,
                reports,
                Long.toString(tally.successful()),
                Long.toString(tally.failed()),
                "",
                "",
                "",
                "",
                "",
                "",
                ""));
    }

    private static String cause(CauseLine line) {
        Cause cause = line.cause();
        return Csv.line(List.of(
                "cause",
                Shown.text(cause.reporter().name()),
                Words.word(line.standing()),
                cause.first().toString(),
                cause.last().toString(),
                Long.toString(cause.reports()),
                "",
                Long.toString(cause.sessions()),
                cause.type().map(ResultType::word).map(Shown::text).orElse(""),
                cause.mx().map(Shown::text).orElse(""),
                cause.receivingIp().map(Shown::text).orElse(""),
                cause.reason().map(Shown::text).orElse(""),
                Words.word(line.meaning().effect()),
                Words.word(line.meaning().side()),
                line.meaning().fix()));
    }
}
