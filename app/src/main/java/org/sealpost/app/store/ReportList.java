package org.sealpost.app.store;

import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.sealpost.app.store.StoredReports.Head;
import org.sealpost.protocol.tlsrpt.PolicyType;
import org.sealpost.reports.row.Tally;

/// Makes lists of reports from their rows; their texts are not read.
final class ReportList {
    private final Sql sql;
    private final Set<String> domains;

    /// @param domains of which may be told
    ReportList(Sql sql, Set<String> domains) {
        this.sql = sql;
        this.domains = domains;
    }

    private record Line(String domain, String type, Tally tally, Tally total) {}

    List<ListedReport> of(List<Head> heads) throws SQLException {
        Map<String, List<String>> told = told(heads);
        var lines = new HashMap<String, List<Line>>();
        for (Head head : heads) {
            if (!lines.containsKey(head.content())) {
                lines.put(head.content(), lines(head, told.getOrDefault(head.content(), List.of())));
            }
        }
        var texts = new Texts.Read(
                sql,
                heads.stream()
                        .flatMap(head -> Stream.concat(
                                Stream.of(head.reporter()),
                                lines.getOrDefault(head.content(), List.of()).stream()
                                        .limit(ListedReport.MOST)
                                        .map(Line::type)))
                        .distinct()
                        .toList());
        return heads.stream()
                .map(head -> report(head, lines.getOrDefault(head.content(), List.of()), texts))
                .toList();
    }

    /// Of which domains that are asked for each tells.
    private Map<String, List<String>> told(List<Head> heads) throws SQLException {
        var told = new HashMap<String, List<String>>();
        sql.among(
                        "SELECT id, domains FROM content WHERE id IN (?)",
                        heads.stream().map(Head::content).distinct().toList(),
                        row -> Map.entry(
                                row.getString(1),
                                Arrays.stream(row.getString(2).split(" ", -1))
                                        .filter(domains::contains)
                                        .toList()))
                .forEach(each -> told.put(each.getKey(), each.getValue()));
        return told;
    }

    private List<Line> lines(Head head, List<String> told) throws SQLException {
        if (told.isEmpty()) {
            return List.of();
        }
        var values = new ArrayList<Object>(List.of(head.listed(), head.content()));
        values.addAll(told);
        return sql.list(
                "SELECT domain, type, successful, failed, total_successful, total_failed FROM reported"
                        + " WHERE day = ? AND content = ? AND domain IN ("
                        + String.join(", ", Collections.nCopies(told.size(), "?")) + ") ORDER BY n",
                row -> new Line(
                        row.getString(1),
                        row.getString(2),
                        new Tally(row.getLong(3), row.getLong(4)),
                        new Tally(row.getLong(5), row.getLong(6))),
                values.toArray());
    }

    private static ListedReport report(Head head, List<Line> lines, Texts.Read texts) {
        return new ListedReport(
                head.id(),
                texts.reporter(head.reporter()),
                LocalDate.ofEpochDay(head.listed()),
                head.counts(),
                Times.at(head.first()),
                lines.stream().map(Line::total).reduce(Tally.NONE, Tally::plus),
                lines.stream()
                        .limit(ListedReport.MOST)
                        .map(line -> new ListedReport.Policy(
                                Names.domain(line.domain), PolicyType.of(texts.text(line.type)), line.tally))
                        .toList());
    }
}
