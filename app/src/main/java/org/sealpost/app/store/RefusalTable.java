package org.sealpost.app.store;

import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import org.sealpost.reports.Way;
import org.sealpost.reports.store.Refusals;

/// How often something was refused or cut.
final class RefusalTable {
    private final Sql sql;

    RefusalTable(Sql sql) {
        this.sql = sql;
    }

    private record Key(long day, String way, String code) implements Comparable<Key> {
        private static final Comparator<Key> ORDER =
                Comparator.comparingLong(Key::day).thenComparing(Key::way).thenComparing(Key::code);

        @Override
        public int compareTo(Key other) {
            return ORDER.compare(this, other);
        }
    }

    void count(List<Refusals> refusals) throws SQLException {
        var sums = new TreeMap<Key, Long>();
        refusals.forEach(each ->
                sums.merge(new Key(each.day().toEpochDay(), each.way().name(), each.code()), each.count(), Long::sum));
        var values = new ArrayList<Object[]>();
        sums.forEach((key, number) -> values.add(new Object[] {key.day, key.way, key.code, number}));
        sql.each(
                "INSERT INTO refusal (day, way, code, number) VALUES (?, ?, ?, ?)"
                        + " ON CONFLICT (day, way, code) DO UPDATE SET number = refusal.number + excluded.number",
                values);
    }

    List<Refusals> refusals(LocalDate from, LocalDate to) throws SQLException {
        return sql.list(
                "SELECT day, way, code, number FROM refusal WHERE " + Days.within("day", from, to)
                        + " ORDER BY day, way, code",
                row -> new Refusals(
                        LocalDate.ofEpochDay(row.getLong(1)),
                        Way.valueOf(row.getString(2)),
                        row.getString(3),
                        row.getLong(4)));
    }
}
