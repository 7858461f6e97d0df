package org.sealpost.app.store;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.sealpost.app.store.Content.Facts;
import org.sealpost.app.store.Content.Line;

/// The sums of each day: what counts of a reporter about a domain by kind of policy, and its rows without failures.
///
/// Beside each domain there are the sums of a reporter over all of them, and those of a domain over all reporters.
///
/// What only comes is added. Where something changes, the sums of that reporter and day are made anew.
final class RollUps {
    /// The kind that stands for all of them.
    static final String TOTAL = "";
    /// The domain, and the reporter, that stand for all of them.
    static final String ALL = "";

    private final Sql sql;
    private final Map<String, Content> contents;

    /// @param contents those whose rows are at hand
    RollUps(Sql sql, Map<String, Content> contents) {
        this.sql = sql;
        this.contents = contents;
    }

    private record Group(long day, String domain, String reporter) implements Comparable<Group> {
        private static final Comparator<Group> ORDER = Comparator.comparingLong(Group::day)
                .thenComparing(Group::domain)
                .thenComparing(Group::reporter);

        @Override
        public int compareTo(Group other) {
            return ORDER.compare(this, other);
        }
    }

    /// Adds a sum to what it belongs to.
    private static void merge(Map<Kind, Sum> daily, Group group, String type, Sum sum) {
        daily.merge(new Kind(group, type, "", 0), sum, Sum::plus);
        daily.merge(new Kind(new Group(group.day, ALL, group.reporter), type, "", 0), sum, Sum::plus);
        if (type.equals(TOTAL)) {
            daily.merge(new Kind(new Group(group.day, group.domain, ALL), type, "", 0), sum, Sum::plus);
        }
    }

    private record Sum(long reports, long successful, long failed, long arrived) {
        Sum plus(Sum other) {
            return new Sum(
                    reports + other.reports,
                    successful + other.successful,
                    failed + other.failed,
                    Math.max(arrived, other.arrived));
        }
    }

    private record Kind(Group group, String type, String echo, long days) implements Comparable<Kind> {
        private static final Comparator<Kind> ORDER = Comparator.comparing(Kind::group)
                .thenComparing(Kind::type)
                .thenComparing(Kind::echo)
                .thenComparingLong(Kind::days);

        @Override
        public int compareTo(Kind other) {
            return ORDER.compare(this, other);
        }
    }

    /// @param adding reports that count and are new
    /// @param disturbing reports that count no longer, or count now, or came earlier than was known
    void follow(Collection<Entry> adding, Collection<Entry> disturbing) throws SQLException {
        var anew = new TreeSet<Group>();
        List<Entry> unknown = new ArrayList<>(disturbing);
        adding.stream().filter(entry -> !contents.containsKey(entry.content)).forEach(unknown::add);
        Map<String, Facts> facts = new ContentTable(sql)
                .facts(unknown.stream().map(entry -> entry.content).toList());
        for (Entry entry : unknown) {
            Facts of = facts.get(entry.content);
            if (of != null && of.day().isPresent()) {
                of.domains().forEach(domain -> anew.add(new Group(of.day().get(), domain, entry.reporter)));
            }
        }
        add(adding.stream().filter(entry -> contents.containsKey(entry.content)).toList(), anew);
        for (Group group : anew) {
            makeAnew(group);
        }
        var over = new TreeSet<Group>();
        for (Group group : anew) {
            over.add(new Group(group.day, ALL, group.reporter));
            over.add(new Group(group.day, group.domain, ALL));
        }
        for (Group group : over) {
            addUp(group);
        }
    }

    /// The sums of a reporter over all domains, made anew of what is left.
    void overDomains(long day, String reporter) throws SQLException {
        addUp(new Group(day, ALL, reporter));
    }

    /// Over all domains, or over all reporters.
    private void addUp(Group group) throws SQLException {
        sql.change(
                "DELETE FROM daily WHERE day = ? AND domain = ? AND reporter = ?",
                group.day,
                group.domain,
                group.reporter);
        if (group.domain.equals(ALL)) {
            sql.change(
                    "INSERT INTO daily (day, domain, reporter, type, reports, successful, failed) SELECT day, '"
                            + ALL + "', reporter, type, SUM(reports), SUM(successful), SUM(failed) FROM daily"
                            + " WHERE day = ? AND reporter = ? AND domain <> '" + ALL
                            + "' GROUP BY day, reporter, type",
                    group.day,
                    group.reporter);
        } else {
            sql.change(
                    "INSERT INTO daily (day, domain, reporter, type, reports, successful, failed) SELECT day, domain, '"
                            + ALL + "', type, SUM(reports), SUM(successful), SUM(failed) FROM daily"
                            + " WHERE day = ? AND domain = ? AND reporter <> '" + ALL + "' AND type = '" + TOTAL
                            + "' GROUP BY day, domain, type",
                    group.day,
                    group.domain);
        }
    }

    private void add(List<Entry> adding, Set<Group> except) throws SQLException {
        var daily = new TreeMap<Kind, Sum>();
        var clean = new TreeMap<Kind, Sum>();
        for (Entry entry : adding) {
            for (Line line : lines(entry)) {
                var group = new Group(line.day(), line.domain(), entry.reporter);
                if (except.contains(group)) {
                    continue;
                }
                line.total()
                        .ifPresent(
                                total -> merge(daily, group, TOTAL, new Sum(1, total.successful(), total.failed(), 0)));
                merge(daily, group, line.type(), new Sum(1, line.successful(), line.failed(), 0));
                if (!line.failing()) {
                    clean.merge(
                            new Kind(group, line.type(), line.echo(), line.days()),
                            new Sum(1, line.successful(), 0, entry.first()),
                            Sum::plus);
                }
            }
        }
        addDaily(daily);
        addClean(clean);
    }

    private List<Line> lines(Entry entry) {
        return Optional.ofNullable(contents.get(entry.content))
                .map(Content::lines)
                .orElse(List.of());
    }

    private void addDaily(Map<Kind, Sum> sums) throws SQLException {
        var values = new ArrayList<Object[]>();
        sums.forEach((kind, sum) -> values.add(new Object[] {
            kind.group.day, kind.group.domain, kind.group.reporter, kind.type, sum.reports, sum.successful, sum.failed
        }));
        sql.each("""
                INSERT INTO daily (day, domain, reporter, type, reports, successful, failed)
                VALUES (?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (day, domain, reporter, type) DO UPDATE SET
                reports = daily.reports + excluded.reports,
                successful = daily.successful + excluded.successful,
                failed = daily.failed + excluded.failed""", values);
    }

    private void addClean(Map<Kind, Sum> sums) throws SQLException {
        var values = new ArrayList<Object[]>();
        sums.forEach((kind, sum) -> values.add(new Object[] {
            kind.group.day,
            kind.group.domain,
            kind.group.reporter,
            kind.type,
            kind.echo,
            kind.days,
            sum.reports,
            sum.successful,
            sum.arrived
        }));
        sql.each("""
                INSERT INTO clean (day, domain, reporter, type, echo, days, reports, successful, arrived)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (day, domain, reporter, type, echo, days) DO UPDATE SET
                reports = clean.reports + excluded.reports,
                successful = clean.successful + excluded.successful,
                arrived = CASE WHEN excluded.arrived > clean.arrived THEN excluded.arrived ELSE clean.arrived END""", values);
    }

    private void makeAnew(Group group) throws SQLException {
        Object[] key = {group.day, group.domain, group.reporter};
        sql.change("DELETE FROM daily WHERE day = ? AND domain = ? AND reporter = ?", key);
        sql.change("DELETE FROM clean WHERE day = ? AND domain = ? AND reporter = ?", key);
        String counting = """
                 FROM reported JOIN report ON report.content = reported.content AND report.counts = 1
                WHERE reported.day = ? AND reported.domain = ? AND report.reporter = ?""";
        sql.change("""
                INSERT INTO daily (day, domain, reporter, type, reports, successful, failed)
                SELECT day, domain, reporter, '', SUM(heads), SUM(total_successful), SUM(total_failed)""" + counting + " GROUP BY day, domain, reporter", key);
        sql.change("""
                INSERT INTO daily (day, domain, reporter, type, reports, successful, failed)
                SELECT day, domain, reporter, type, COUNT(*), SUM(successful), SUM(failed)""" + counting + " GROUP BY day, domain, reporter, type", key);
        sql.change("""
                INSERT INTO clean (day, domain, reporter, type, echo, days, reports, successful, arrived)
                SELECT day, domain, reporter, type, echo, days, COUNT(*), SUM(successful), MAX(first)""" + counting + " AND failing = 0 GROUP BY day, domain, reporter, type, echo, days", key);
    }
}
