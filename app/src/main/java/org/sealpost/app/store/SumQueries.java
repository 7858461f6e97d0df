package org.sealpost.app.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.sealpost.protocol.tlsrpt.PolicyType;
import org.sealpost.protocol.tlsrpt.ResultType;
import org.sealpost.reports.row.Tally;
import org.sealpost.reports.store.Cause;
import org.sealpost.reports.store.DomainTotal;
import org.sealpost.reports.store.Voices;

/// Sums of what counts.
final class SumQueries {
    private static final String KIND =
            "reported.domain, reported.type, failure.type, mx, receiving_ip, reporter, reason";

    private final Sql sql;

    SumQueries(Sql sql) {
        this.sql = sql;
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
            long last,
            boolean counts) {
        private static final Comparator<CodedCause> ORDER = Comparator.comparing(CodedCause::counts)
                .thenComparingLong(CodedCause::sessions)
                .reversed();
    }

    private static String causes(String about, LocalDate from, LocalDate to, Whose whose, int most) {
        return "SELECT " + KIND
                + ", " + sum("failure.sessions")
                + " AS sum, COUNT(DISTINCT reported.content), MIN(day), MAX(day), " + whose.counts() + " AS counted"
                + " FROM reported"
                + " JOIN report ON report.content = reported.content AND report.counts = 1"
                + " JOIN failure ON failure.content = reported.content AND failure.n = reported.n"
                + " WHERE reported.failing = 1 AND " + Days.within("reported.day", from, to)
                + about
                + whose.only()
                + " GROUP BY " + KIND + " ORDER BY counted DESC, sum DESC, " + KIND + " LIMIT " + Math.max(0, most);
    }

    /// Of all domains.
    List<Cause> causes(LocalDate from, LocalDate to, Voices voices, int most) throws SQLException {
        var whose = new Whose(voices);
        return decoded(sql.list(
                causes("", from, to, whose, most),
                SumQueries::coded,
                whose.values().toArray()));
    }

    /// @param domains these and no others
    List<Cause> causesAmong(Collection<String> domains, LocalDate from, LocalDate to, Voices voices, int most)
            throws SQLException {
        var whose = new Whose(voices);
        return decoded(sql
                .among(
                        causes(" AND reported.domain IN (?)", from, to, whose, most),
                        domains,
                        SumQueries::coded,
                        whose.values())
                .stream()
                .sorted(CodedCause.ORDER)
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
                row.getLong(11),
                row.getLong(12) == 1);
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
