package org.sealpost.app.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.sealpost.protocol.name.DomainName;
import org.sealpost.protocol.tlsrpt.PolicyType;
import org.sealpost.protocol.tlsrpt.ResultType;
import org.sealpost.reports.row.Daily;
import org.sealpost.reports.row.Tally;
import org.sealpost.reports.store.Cause;
import org.sealpost.reports.store.DomainTotal;

/// Sums of what counts.
final class SumQueries {
    private static final String KIND =
            "reported.domain, reported.type, failure.type, mx, receiving_ip, reporter, reason";

    private final Sql sql;

    SumQueries(Sql sql) {
        this.sql = sql;
    }

    private static String about(String table, Optional<DomainName> domain) {
        return domain.isPresent() ? " AND " + table + ".domain = ?" : "";
    }

    private static Object[] values(Optional<DomainName> domain) {
        return domain.map(DomainName::ascii).stream().toArray();
    }

    /// A row of the sums: of one kind of policy, or of all.
    private record Sum(Key key, String type, int reports, Tally tally) {}

    private record Key(long day, String reporter) {}

    List<Daily> daily(Optional<DomainName> domain, LocalDate from, LocalDate to) throws SQLException {
        List<Sum> sums = sql.list(
                "SELECT day, reporter, type, reports, successful, failed FROM daily WHERE "
                        + Days.within("day", from, to) + " AND domain = ? AND reporter <> '" + RollUps.ALL
                        + "' ORDER BY day, reporter, type",
                row -> new Sum(
                        new Key(row.getLong(1), row.getString(2)),
                        row.getString(3),
                        (int) row.getLong(4),
                        new Tally(row.getLong(5), row.getLong(6))),
                domain.map(DomainName::ascii).orElse(RollUps.ALL));
        var texts = new Texts.Read(
                sql,
                sums.stream()
                        .flatMap(sum -> Stream.of(sum.key.reporter, sum.type))
                        .distinct()
                        .toList());
        var days = new ArrayList<Daily>();
        int next = 0;
        while (next < sums.size()) {
            Sum total = sums.get(next);
            var byType = new HashMap<PolicyType, Tally>();
            int end = next;
            while (end < sums.size() && sums.get(end).key.equals(total.key)) {
                Sum sum = sums.get(end++);
                if (!sum.type.equals(RollUps.TOTAL)) {
                    byType.put(PolicyType.of(texts.text(sum.type)), sum.tally);
                }
            }
            days.add(new Daily(
                    LocalDate.ofEpochDay(total.key.day),
                    texts.reporter(total.key.reporter),
                    total.reports,
                    total.tally,
                    byType));
            next = end;
        }
        return days;
    }

    /// Strangers choose the numbers: whole ones would pass what a database can add up.
    static String sum(String column) {
        return "SUM(CAST(" + column + " AS DOUBLE PRECISION))";
    }

    /// Every domain by itself, the one with the most sessions first.
    List<DomainTotal> domains(LocalDate from, LocalDate to) throws SQLException {
        return sql.list(
                "SELECT domain, SUM(reports), " + sum("successful") + " AS good, " + sum("failed")
                        + " AS bad, MAX(day) FROM daily WHERE " + Days.within("day", from, to) + " AND reporter = '"
                        + RollUps.ALL + "' AND domain <> '" + RollUps.ALL + "' GROUP BY domain ORDER BY "
                        + sum("successful + failed")
                        + " DESC, domain",
                row -> new DomainTotal(
                        Names.domain(row.getString(1)),
                        row.getLong(2),
                        new Tally((long) row.getDouble(3), (long) row.getDouble(4)),
                        LocalDate.ofEpochDay(row.getLong(5))));
    }

    private record CodedCause(
            String domain,
            String policy,
            String type,
            String mx,
            String receivingIp,
            String reporter,
            String reason,
            long sessions,
            long reports,
            long first,
            long last) {}

    private static String causes(String about, LocalDate from, LocalDate to, int most) {
        return "SELECT " + KIND
                + ", " + sum("failure.sessions")
                + " AS sum, COUNT(DISTINCT reported.content), MIN(day), MAX(day)"
                + " FROM reported"
                + " JOIN report ON report.content = reported.content AND report.counts = 1"
                + " JOIN failure ON failure.content = reported.content AND failure.n = reported.n"
                + " WHERE reported.failing = 1 AND " + Days.within("reported.day", from, to)
                + about
                + " GROUP BY " + KIND + " ORDER BY sum DESC, " + KIND + " LIMIT " + Math.max(0, most);
    }

    List<Cause> causes(Optional<DomainName> domain, LocalDate from, LocalDate to, int most) throws SQLException {
        return decoded(sql.list(causes(about("reported", domain), from, to, most), SumQueries::coded, values(domain)));
    }

    /// @param domains these and no others
    List<Cause> causesAmong(List<String> domains, LocalDate from, LocalDate to, int most) throws SQLException {
        return decoded(
                sql.among(causes(" AND reported.domain IN (?)", from, to, most), domains, SumQueries::coded).stream()
                        .sorted(Comparator.comparingLong(CodedCause::sessions).reversed())
                        .limit(most)
                        .toList());
    }

    private static CodedCause coded(ResultSet row) throws SQLException {
        return new CodedCause(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                row.getString(6),
                row.getString(7),
                (long) row.getDouble(8),
                row.getLong(9),
                row.getLong(10),
                row.getLong(11));
    }

    private List<Cause> decoded(List<CodedCause> coded) throws SQLException {
        var texts = new Texts.Read(
                sql,
                coded.stream()
                        .flatMap(cause -> Stream.of(
                                cause.policy, cause.type, cause.mx, cause.receivingIp, cause.reporter, cause.reason))
                        .distinct()
                        .toList());
        return coded.stream().map(cause -> cause(cause, texts)).toList();
    }

    private static Cause cause(CodedCause coded, Texts.Read texts) {
        return new Cause(
                Names.domain(coded.domain),
                PolicyType.of(texts.text(coded.policy)),
                texts.optional(coded.type).map(ResultType::of),
                texts.optional(coded.mx),
                texts.optional(coded.receivingIp),
                texts.reporter(coded.reporter),
                texts.optional(coded.reason),
                coded.sessions,
                coded.reports,
                LocalDate.ofEpochDay(coded.first),
                LocalDate.ofEpochDay(coded.last));
    }
}
