package org.sealpost.app.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.sealpost.app.store.Content.Detail;
import org.sealpost.protocol.name.DomainName;
import org.sealpost.protocol.tlsrpt.PolicyType;
import org.sealpost.protocol.tlsrpt.ResultType;
import org.sealpost.reports.row.Failure;
import org.sealpost.reports.row.Row;
import org.sealpost.reports.store.Heard;

/// What was told about a domain, as analysis reads it. However many strangers tell something, what is read of them is
/// of one size.
final class RowQueries {
    /// So many rows are read of those that do not count: of those without failures, and of those with some.
    static final int OTHERS = 2_000;

    private static final String CLEAN =
            "SELECT '', 0, day, days, reporter, type, echo, reports, successful, 0, arrived FROM clean";

    /// Reports in time, by the rows that tell of failures; of those that count there are few.
    private static final String FAILING =
            "SELECT reported.content, n, day, days, reporter, type, echo, 1, successful, failed, first FROM reported"
                    + " JOIN report ON report.content = reported.content AND report.counts = 1";

    private final Sql sql;
    private final DomainName domain;
    private final LocalDate from;
    private final LocalDate to;
    private final Set<DomainName> counting;

    RowQueries(Sql sql, DomainName domain, LocalDate from, LocalDate to, Set<DomainName> counting) {
        this.sql = sql;
        this.domain = domain;
        this.from = from;
        this.to = to;
        this.counting = counting;
    }

    /// @param place which row of which content; empty for several, added up
    private record Coded(
            Failures.Place place,
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
                .thenComparing(coded -> coded.place.content())
                .thenComparingLong(coded -> coded.place.n());

        static Coded of(ResultSet row) throws SQLException {
            return new Coded(
                    new Failures.Place(row.getString(1), row.getLong(2)),
                    row.getLong(3),
                    row.getLong(4),
                    row.getString(5),
                    row.getString(6),
                    row.getString(7),
                    row.getLong(8),
                    row.getLong(9),
                    row.getLong(10),
                    row.getLong(11));
        }
    }

    Heard heard() throws SQLException {
        String clean = CLEAN + " WHERE " + Days.within("day", from, to) + " AND domain = ? AND ";
        String failing = FAILING + " WHERE reported.failing = 1 AND " + Days.within("reported.day", from, to)
                + " AND reported.domain = ? AND ";
        String counts = Whose.counting(counting);
        var coded = new ArrayList<>(list(clean + counts));
        coded.addAll(list(failing + counts));
        boolean cut = false;
        for (String others : List.of(
                clean + "NOT " + counts + " ORDER BY successful DESC, day DESC, reporter, type, echo, days",
                failing + "NOT " + counts + " ORDER BY failed DESC, day DESC, reported.content, n, signer")) {
            List<Coded> some = list(others + " LIMIT " + (OTHERS + 1));
            cut |= some.size() > OTHERS;
            some.stream().limit(OTHERS).forEach(coded::add);
        }
        var failures = Failures.of(sql, domain, from, to, counting);
        return new Heard(decoded(coded, failures), cut || failures.cut());
    }

    private List<Coded> list(String query) throws SQLException {
        return sql.list(query, Coded::of, domain.ascii());
    }

    private List<Row> decoded(List<Coded> coded, Failures failures) throws SQLException {
        var texts = new Texts.Read(
                sql,
                Stream.concat(
                                coded.stream().flatMap(row -> Stream.of(row.reporter, row.type, row.echo)),
                                failures.codes())
                        .distinct()
                        .toList());
        return coded.stream()
                .sorted(Coded.ORDER)
                .map(row -> new Row(
                        domain,
                        LocalDate.ofEpochDay(row.day),
                        (int) row.days,
                        texts.reporter(row.reporter),
                        PolicyType.of(texts.text(row.type)),
                        texts.echo(row.echo),
                        (int) row.reports,
                        row.successful,
                        row.failed,
                        failures.at(row.place).stream()
                                .map(detail -> failure(detail, texts))
                                .toList(),
                        Times.at(row.arrived)))
                .toList();
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
