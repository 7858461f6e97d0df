package org.sealpost.app.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.sealpost.app.store.Content.Detail;
import org.sealpost.protocol.name.DomainName;

/// The failures that rows about a domain tell of. Those of reporters that count are all there, of others the largest:
/// what is missing of a row is a failure of which nothing is said.
///
/// @param cut whether any are missing
record Failures(Map<Place, List<Detail>> details, boolean cut) {
    /// So many are read of those that do not count.
    static final int OTHERS = 20_000;

    private static final String DETAILS =
            "SELECT failure.content, failure.n, m, failure.type, mx, receiving_ip, sending_ip, reason, failure.sessions"
                    + " FROM reported JOIN failure ON failure.content = reported.content AND failure.n = reported.n"
                    + " WHERE reported.failing = 1 AND m >= 0 AND ";

    /// Which row of which content.
    record Place(String content, long n) {}

    private record Placed(Place place, Detail detail) {
        static Placed of(ResultSet row) throws SQLException {
            return new Placed(
                    new Place(row.getString(1), row.getLong(2)),
                    new Detail(
                            row.getLong(3),
                            row.getString(4),
                            row.getString(5),
                            row.getString(6),
                            row.getString(7),
                            row.getString(8),
                            row.getLong(9)));
        }
    }

    static Failures of(Sql sql, DomainName domain, LocalDate from, LocalDate to, Set<DomainName> counting)
            throws SQLException {
        String query = DETAILS + Days.within("reported.day", from, to) + " AND reported.domain = ? AND ";
        String told = "EXISTS (SELECT 1 FROM report WHERE report.content = reported.content AND report.counts = 1";
        String counts = told + " AND " + Whose.counting(counting) + ")";
        List<Placed> placed = new ArrayList<>(sql.list(query + counts, Placed::of, domain.ascii()));
        List<Placed> others = sql.list(
                query + told + ") AND NOT " + counts
                        + " ORDER BY failure.sessions DESC, failure.content, failure.n, m LIMIT " + (OTHERS + 1),
                Placed::of,
                domain.ascii());
        others.stream().limit(OTHERS).forEach(placed::add);
        var details = new HashMap<Place, List<Detail>>();
        placed.forEach(each ->
                details.computeIfAbsent(each.place, _ -> new ArrayList<>()).add(each.detail));
        details.values().forEach(list -> list.sort(Comparator.comparingLong(Detail::place)));
        return new Failures(details, others.size() > OTHERS);
    }

    List<Detail> at(Place place) {
        return details.getOrDefault(place, List.of());
    }

    /// All codes of texts in it.
    Stream<String> codes() {
        return details.values().stream()
                .flatMap(List::stream)
                .flatMap(detail -> Stream.of(
                        detail.type(), detail.mx(), detail.receivingIp(), detail.sendingIp(), detail.reason()));
    }
}
