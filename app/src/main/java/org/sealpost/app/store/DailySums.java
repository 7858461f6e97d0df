package org.sealpost.app.store;

import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.sealpost.protocol.tlsrpt.PolicyType;
import org.sealpost.reports.row.Daily;
import org.sealpost.reports.row.Tally;
import org.sealpost.reports.store.Voices;

/// What was told each day, and by whom. However many strangers tell something, it is of one size.
final class DailySums {
    /// So many of those that do not count are told one by one.
    static final int OTHERS = 100;

    /// What kinds of policy without a meaning are called where those that do not count tell of them.
    private static final PolicyType STRANGE = new PolicyType.Unknown("other");

    private static final String STRANGE_CODE = "~";
    private static final String MEANT = "'" + RollUps.TOTAL + "', "
            + Stream.of(PolicyType.Known.values())
                    .map(known -> "'" + known.word() + "'")
                    .reduce((one, other) -> one + ", " + other)
                    .orElseThrow();

    private final Sql sql;
    private final Collection<String> domains;
    private final Whose whose;
    private final String told;

    /// @param domains those that are added up; [RollUps#ALL] for all there are
    DailySums(Sql sql, Collection<String> domains, LocalDate from, LocalDate to, Voices voices) {
        this.sql = sql;
        this.domains = domains;
        this.whose = new Whose(voices);
        told = "WITH told AS (SELECT day, reporter, type, reports, successful, failed, " + whose.counts()
                + " AS counts FROM daily WHERE domain IN (?) AND " + Days.within("day", from, to)
                + " AND reporter <> '" + RollUps.ALL + "'" + whose.only() + ")";
    }

    private record Key(long day, String reporter) {
        private static final Comparator<Key> ORDER =
                Comparator.comparingLong(Key::day).thenComparing(Key::reporter);
    }

    private record Sum(Key key, String type, int reports, Tally tally) {}

    private record Other(String reporter, long sessions) {
        private static final Comparator<Other> LARGEST =
                Comparator.comparingLong(Other::sessions).reversed().thenComparing(Other::reporter);
    }

    List<Daily> daily() throws SQLException {
        List<Sum> sums = sums(largest());
        var texts = new Texts.Read(
                sql,
                sums.stream()
                        .flatMap(sum -> Stream.of(sum.key.reporter, sum.type))
                        .distinct()
                        .toList());
        var reports = new HashMap<Key, Integer>();
        var totals = new TreeMap<Key, Tally>(Key.ORDER);
        var types = new HashMap<Key, Map<PolicyType, Tally>>();
        for (Sum sum : sums) {
            if (sum.type.equals(RollUps.TOTAL)) {
                totals.merge(sum.key, sum.tally, Tally::plus);
                reports.merge(sum.key, sum.reports, Integer::sum);
            } else {
                PolicyType type = sum.type.equals(STRANGE_CODE) ? STRANGE : PolicyType.of(texts.text(sum.type));
                types.computeIfAbsent(sum.key, _ -> new HashMap<>()).merge(type, sum.tally, Tally::plus);
            }
        }
        var all = new ArrayList<Daily>();
        totals.forEach((key, total) -> all.add(new Daily(
                LocalDate.ofEpochDay(key.day),
                texts.reporter(key.reporter),
                reports.getOrDefault(key, 0),
                total,
                types.getOrDefault(key, Map.of()))));
        return all;
    }

    /// Those of the others that are told one by one.
    private List<String> largest() throws SQLException {
        var sessions = new HashMap<String, Long>();
        sql.among(
                        told + " SELECT reporter, " + SumQueries.sum("successful + failed")
                                + " AS sessions FROM told WHERE counts = 0 AND type = '" + RollUps.TOTAL
                                + "' GROUP BY reporter ORDER BY sessions DESC, reporter LIMIT " + OTHERS,
                        domains,
                        row -> new Other(row.getString(1), (long) row.getDouble(2)),
                        whose.values())
                .forEach(other -> sessions.merge(other.reporter, other.sessions, Long::sum));
        return sessions.entrySet().stream()
                .map(entry -> new Other(entry.getKey(), entry.getValue()))
                .sorted(Other.LARGEST)
                .limit(OTHERS)
                .map(Other::reporter)
                .toList();
    }

    private List<Sum> sums(List<String> named) throws SQLException {
        String places = String.join(", ", Collections.nCopies(named.size(), "?"));
        String who = "CASE WHEN counts = 1" + (named.isEmpty() ? "" : " OR reporter IN ( " + places + " )")
                + " THEN reporter WHEN reporter LIKE '?%' THEN '" + Whose.UNSIGNED + "' ELSE '" + Whose.SIGNED
                + "' END";
        String kind = "CASE WHEN counts = 1 OR type IN (" + MEANT + ") THEN type ELSE '" + STRANGE_CODE + "' END";
        return sql.among(
                told + " SELECT day, who, kind, SUM(reports), " + SumQueries.sum("successful") + ", "
                        + SumQueries.sum("failed") + " FROM (SELECT day, reports, successful, failed, " + who
                        + " AS who, " + kind + " AS kind FROM told) AS each_one GROUP BY day, who, kind",
                domains,
                row -> new Sum(
                        new Key(row.getLong(1), row.getString(2)),
                        row.getString(3),
                        (int) row.getLong(4),
                        new Tally((long) row.getDouble(5), (long) row.getDouble(6))),
                Stream.concat(whose.values().stream(), named.stream()).toList());
    }
}
