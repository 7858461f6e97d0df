package org.sealpost.app.store;

import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.sealpost.app.store.Content.Detail;
import org.sealpost.protocol.name.DomainName;
import org.sealpost.protocol.tlsrpt.PolicyType;
import org.sealpost.protocol.tlsrpt.ResultType;
import org.sealpost.reports.row.Failure;
import org.sealpost.reports.row.Row;

/// What counts, as analysis reads it.
final class RowQueries {
    /// Reports that count, by the rows that tell of failures; there are few.
    private static final String FAILING =
            " FROM reported JOIN report ON report.content = reported.content AND report.counts = 1";

    private final Sql sql;

    RowQueries(Sql sql) {
        this.sql = sql;
    }

    /// @param place which row of which content; empty for several, added up
    private record Coded(
            Place place,
            long day,
            long days,
            String reporter,
            String type,
            String echo,
            long reports,
            long successful,
            long failed,
            long arrived) {
        private static final Comparator<Coded> ORDER = Comparator.comparingLong(Coded::day)
                .thenComparing(Coded::reporter)
                .thenComparing(Coded::type)
                .thenComparing(Coded::echo)
                .thenComparingLong(Coded::days)
                .thenComparing(coded -> coded.place.content)
                .thenComparingLong(coded -> coded.place.n);
    }

    private record Place(String content, long n) {}

    List<Row> rows(DomainName domain, LocalDate from, LocalDate to) throws SQLException {
        return rows(domain, coded(domain, from, to), details(domain, from, to));
    }

    /// The same without the failures, of which strangers can send very many.
    List<Row> withoutFailures(DomainName domain, LocalDate from, LocalDate to) throws SQLException {
        return rows(domain, coded(domain, from, to), Map.of());
    }

    private static String failing(LocalDate from, LocalDate to) {
        return " WHERE reported.failing = 1 AND " + Days.within("reported.day", from, to) + " AND reported.domain = ?";
    }

    private List<Coded> coded(DomainName domain, LocalDate from, LocalDate to) throws SQLException {
        var coded = new ArrayList<Coded>();
        coded.addAll(sql.list(
                "SELECT day, days, reporter, type, echo, reports, successful, arrived FROM clean WHERE "
                        + Days.within("day", from, to) + " AND domain = ?",
                row -> new Coded(
                        new Place("", 0),
                        row.getLong(1),
                        row.getLong(2),
                        row.getString(3),
                        row.getString(4),
                        row.getString(5),
                        row.getLong(6),
                        row.getLong(7),
                        0,
                        row.getLong(8)),
                domain.ascii()));
        coded.addAll(sql.list(
                "SELECT reported.content, n, day, days, reporter, type, echo, successful, failed, first" + FAILING
                        + failing(from, to),
                row -> new Coded(
                        new Place(row.getString(1), row.getLong(2)),
                        row.getLong(3),
                        row.getLong(4),
                        row.getString(5),
                        row.getString(6),
                        row.getString(7),
                        1,
                        row.getLong(8),
                        row.getLong(9),
                        row.getLong(10)),
                domain.ascii()));
        return coded;
    }

    private Map<Place, List<Detail>> details(DomainName domain, LocalDate from, LocalDate to) throws SQLException {
        var details = new HashMap<Place, List<Detail>>();
        sql.list(
                        "SELECT failure.content, failure.n, m, failure.type, mx, receiving_ip, sending_ip, reason,"
                                + " failure.sessions FROM reported JOIN failure ON failure.content = reported.content"
                                + " AND failure.n = reported.n"
                                + failing(from, to) + " AND m >= 0",
                        row -> Map.entry(
                                new Place(row.getString(1), row.getLong(2)),
                                new Detail(
                                        row.getLong(3),
                                        row.getString(4),
                                        row.getString(5),
                                        row.getString(6),
                                        row.getString(7),
                                        row.getString(8),
                                        row.getLong(9))),
                        domain.ascii())
                .forEach(each -> details.computeIfAbsent(each.getKey(), _ -> new ArrayList<>())
                        .add(each.getValue()));
        details.values().forEach(list -> list.sort(Comparator.comparingLong(Detail::place)));
        return details;
    }

    private List<Row> rows(DomainName domain, List<Coded> coded, Map<Place, List<Detail>> details) throws SQLException {
        var texts = new Texts.Read(
                sql,
                Stream.concat(
                                coded.stream().flatMap(row -> Stream.of(row.reporter, row.type, row.echo)),
                                details.values().stream()
                                        .flatMap(List::stream)
                                        .flatMap(detail -> Stream.of(
                                                detail.type(),
                                                detail.mx(),
                                                detail.receivingIp(),
                                                detail.sendingIp(),
                                                detail.reason())))
                        .distinct()
                        .toList());
        return coded.stream()
                .sorted(Coded.ORDER)
                .map(row -> row(domain, row, details.getOrDefault(row.place, List.of()), texts))
                .toList();
    }

    private static Row row(DomainName domain, Coded row, List<Detail> details, Texts.Read texts) {
        return new Row(
                domain,
                LocalDate.ofEpochDay(row.day),
                (int) row.days,
                texts.reporter(row.reporter),
                PolicyType.of(texts.text(row.type)),
                texts.echo(row.echo),
                (int) row.reports,
                row.successful,
                row.failed,
                details.stream().map(detail -> failure(detail, texts)).toList(),
                Times.at(row.arrived));
    }

    private static Failure failure(Detail detail, Texts.Read texts) {
        return new Failure(
                texts.optional(detail.type()).map(ResultType::of),
                texts.optional(detail.mx()),
                texts.optional(detail.receivingIp()),
                texts.optional(detail.sendingIp()),
                texts.optional(detail.reason()),
                detail.sessions());
    }
}
