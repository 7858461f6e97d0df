package org.sealpost.app.store;

import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.sealpost.protocol.name.DomainName;
import org.sealpost.protocol.tlsrpt.PolicyType;
import org.sealpost.reports.row.Tally;
import org.sealpost.reports.store.Applied;
import org.sealpost.reports.store.ReportStore;
import org.sealpost.reports.store.Voices;

/// Which policies under MTA-STS were applied, added up by the database.
final class AppliedPolicies {
    private final Sql sql;
    private final Whose whose;
    private final String told;
    private final List<String> values = new ArrayList<>();

    AppliedPolicies(Sql sql, DomainName domain, LocalDate from, LocalDate to, Voices voices) {
        this.sql = sql;
        this.whose = new Whose(voices);
        String where = Days.within("day", from, to) + " AND domain = ? AND type = '" + PolicyType.Known.STS.word() + "'"
                + whose.only();
        told = "WITH told AS (SELECT echo, day, reporter, successful, 0 AS failed FROM clean WHERE " + where
                + " UNION ALL SELECT echo, day, reporter, successful, failed FROM reported"
                + " JOIN report ON report.content = reported.content AND report.counts = 1"
                + " WHERE reported.failing = 1 AND " + where + ")";
        for (int i = 0; i < 2; i++) {
            values.add(domain.ascii());
            values.addAll(whose.values());
        }
    }

    private record Found(String echo, int reporters) {}

    private record OnDay(String echo, long day, Tally tally) {}

    List<Applied> applied() throws SQLException {
        List<Found> found = sql.list(
                told + " SELECT echo, COUNT(DISTINCT reporter), "
                        + SumQueries.sum("(successful + failed) * (" + whose.counts() + ")") + " AS counted, "
                        + SumQueries.sum("successful + failed")
                        + " AS sessions FROM told GROUP BY echo ORDER BY counted DESC, sessions DESC, echo LIMIT "
                        + ReportStore.MOST_POLICIES,
                row -> new Found(row.getString(1), (int) row.getLong(2)),
                values.toArray());
        if (found.isEmpty()) {
            return List.of();
        }
        Map<String, Map<LocalDate, Tally>> days = new HashMap<>();
        sql.list(
                        told + " SELECT echo, day, " + SumQueries.sum("successful") + ", " + SumQueries.sum("failed")
                                + " FROM told WHERE echo IN ("
                                + String.join(", ", Collections.nCopies(found.size(), "?")) + ") GROUP BY echo, day",
                        row -> new OnDay(row.getString(1), row.getLong(2), new Tally((long) row.getDouble(3), (long)
                                row.getDouble(4))),
                        Stream.concat(values.stream(), found.stream().map(Found::echo))
                                .toArray())
                .forEach(each -> days.computeIfAbsent(each.echo, _ -> new HashMap<>())
                        .put(LocalDate.ofEpochDay(each.day), each.tally));
        var texts = new Texts.Read(sql, found.stream().map(Found::echo).toList());
        return found.stream()
                .map(each -> new Applied(texts.echo(each.echo), days.getOrDefault(each.echo, Map.of()), each.reporters))
                .toList();
    }
}
