package org.sealpost.app.store;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.sealpost.protocol.Octets;
import org.sealpost.protocol.name.DomainName;
import org.sealpost.protocol.tlsrpt.PolicyType;
import org.sealpost.reports.row.Daily;
import org.sealpost.reports.row.Tally;
import org.sealpost.reports.store.Cause;
import org.sealpost.reports.store.DomainTotal;
import org.sealpost.reports.store.Selection;
import org.sealpost.reports.store.StoredReport;

/// What reports tell about some domains, and about no others: those of one tenant.
public final class ReportsAbout {
    /// As many reports as are in memory at once.
    private static final int PAGE = 100;

    private final Database database;
    private final Set<DomainName> domains;

    ReportsAbout(Database database, Set<DomainName> domains) {
        this.database = database;
        this.domains = domains;
    }

    public Set<DomainName> domains() {
        return domains;
    }

    private List<String> names() {
        return domains.stream().map(DomainName::ascii).sorted().toList();
    }

    private record Key(long day, String reporter) {}

    private record Sum(Key key, String type, int reports, Tally tally) {}

    /// One for each reporter and day, over all of these domains. Of the sessions that a report tells under
    /// several policies of a domain, the larger number counts.
    public List<Daily> daily(LocalDate from, LocalDate to) {
        return database.read(sql -> {
            List<Sum> sums = sql.among(
                    "SELECT day, reporter, type, SUM(reports), " + SumQueries.sum("successful") + ", "
                            + SumQueries.sum("failed") + " FROM daily WHERE " + Days.within("day", from, to)
                            + " AND domain IN (?) AND reporter <> '" + RollUps.ALL + "' GROUP BY day, reporter, type",
                    names(),
                    row -> new Sum(
                            new Key(row.getLong(1), row.getString(2)),
                            row.getString(3),
                            (int) row.getLong(4),
                            new Tally((long) row.getDouble(5), (long) row.getDouble(6))));
            var texts = new Texts.Read(
                    sql,
                    sums.stream()
                            .flatMap(sum -> Stream.of(sum.key.reporter, sum.type))
                            .distinct()
                            .toList());
            var reports = new HashMap<Key, Integer>();
            var totals =
                    new TreeMap<Key, Tally>(Comparator.comparingLong(Key::day).thenComparing(Key::reporter));
            var types = new HashMap<Key, Map<PolicyType, Tally>>();
            for (Sum sum : sums) {
                if (sum.type.equals(RollUps.TOTAL)) {
                    totals.merge(sum.key, sum.tally, Tally::plus);
                    reports.merge(sum.key, sum.reports, Integer::sum);
                } else {
                    types.computeIfAbsent(sum.key, _ -> new HashMap<>())
                            .merge(PolicyType.of(texts.text(sum.type)), sum.tally, Tally::plus);
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
        });
    }

    /// Each domain by itself, the one with the most sessions first.
    ///
    /// @param reporters whose word counts
    public List<DomainTotal> domains(LocalDate from, LocalDate to, Collection<DomainName> reporters) {
        List<DomainTotal> totals = database.read(sql -> sql.among(
                "SELECT domain, SUM(reports), " + SumQueries.sum("successful") + ", " + SumQueries.sum("failed")
                        + ", MAX(day) FROM daily WHERE " + Days.within("day", from, to)
                        + " AND domain IN (?) AND type = '" + RollUps.TOTAL + "' AND " + counting(reporters)
                        + " GROUP BY domain",
                names(),
                row -> new DomainTotal(
                        Names.domain(row.getString(1)),
                        row.getLong(2),
                        new Tally((long) row.getDouble(3), (long) row.getDouble(4)),
                        LocalDate.ofEpochDay(row.getLong(5)))));
        return totals.stream()
                .sorted(Comparator.comparingLong(
                                (DomainTotal total) -> total.total().sessions())
                        .reversed()
                        .thenComparing(total -> total.domain().ascii()))
                .toList();
    }

    /// What counts, day by day.
    ///
    /// @param reporters whose word counts
    public Map<DomainName, Map<LocalDate, Tally>> trend(
            LocalDate from, LocalDate to, Collection<DomainName> reporters) {
        record Day(DomainName domain, LocalDate day, Tally tally) {}
        List<Day> days = database.read(sql -> sql.among(
                "SELECT domain, day, " + SumQueries.sum("successful") + ", " + SumQueries.sum("failed")
                        + " FROM daily WHERE " + Days.within("day", from, to) + " AND domain IN (?) AND type = '"
                        + RollUps.TOTAL + "' AND " + counting(reporters) + " GROUP BY domain, day",
                names(),
                row -> new Day(
                        Names.domain(row.getString(1)),
                        LocalDate.ofEpochDay(row.getLong(2)),
                        new Tally((long) row.getDouble(3), (long) row.getDouble(4)))));
        var trend = new HashMap<DomainName, Map<LocalDate, Tally>>();
        days.forEach(
                each -> trend.computeIfAbsent(each.domain, _ -> new TreeMap<>()).put(each.day, each.tally));
        return trend;
    }

    /// A domain that proves who speaks is its own code. These come from a table of ours and from approvals,
    /// and hold nothing but letters, digits, hyphens and dots.
    private static String counting(Collection<DomainName> reporters) {
        return reporters.isEmpty()
                ? "1 = 0"
                : "reporter IN ('"
                        + String.join(
                                "', '",
                                reporters.stream()
                                        .map(DomainName::ascii)
                                        .sorted()
                                        .toList())
                        + "')";
    }

    /// The failures grouped by what caused them, most sessions first.
    public List<Cause> causes(LocalDate from, LocalDate to, int most) {
        return database.read(sql -> {
            var queries = new SumQueries(sql);
            return domains.size() == 1
                    ? queries.causes(domains.stream().findFirst(), from, to, most)
                    : queries.causesAmong(names(), from, to, most);
        });
    }

    /// Reports one after the other, the newest day first, then by id. One that does not say its day is in
    /// none. Few are in memory at once; no transaction is open while the reader reads.
    public void each(Selection selection, Consumer<StoredReport> reader) {
        var _ = pages(selection, Optional.empty(), (from, most) -> {
            StoredReports.Page page = database.read(sql -> new StoredReports(sql).page(selection, domains, from, most));
            page.reports().forEach(report -> reader.accept(report.get()));
            return new Turned(page.reports().size(), page.next());
        });
    }

    /// The same as a list needs them, without their texts.
    ///
    /// @param after where to go on; empty for the first
    /// @return where the next are
    public Optional<String> list(Selection selection, Optional<String> after, Consumer<ListedReport> reader) {
        var names = new HashSet<>(names());
        return pages(selection, after, (from, most) -> {
                    Listed page = database.read(sql -> {
                        StoredReports.Heads heads = new StoredReports(sql).list(selection, domains, from, most);
                        return new Listed(new ReportList(sql, names).of(heads.heads()), heads.next());
                    });
                    page.reports.forEach(reader);
                    return new Turned(page.reports.size(), page.next);
                })
                .map(StoredReports.Mark::text);
    }

    private record Listed(List<ListedReport> reports, Optional<StoredReports.Mark> next) {}

    /// How many reports were on a page, and where the next is.
    private record Turned(int reports, Optional<StoredReports.Mark> next) {}

    private interface Turning {
        Turned from(StoredReports.Mark mark, int most);
    }

    private Optional<StoredReports.Mark> pages(Selection selection, Optional<String> after, Turning turning) {
        if (domains.isEmpty()) {
            return Optional.empty();
        }
        int left = selection.most();
        Optional<StoredReports.Mark> mark = Optional.of(
                after.flatMap(StoredReports.Mark::read).orElseGet(() -> StoredReports.Mark.before(selection.to())));
        while (mark.isPresent() && left > 0) {
            Turned turned = turning.from(mark.get(), Math.min(PAGE, left));
            left -= turned.reports;
            mark = turned.next;
        }
        return mark;
    }

    /// The report with this id, when it tells of one of these domains.
    public Optional<StoredReport> report(String id) {
        return database.read(sql -> {
            var reports = new StoredReports(sql);
            // A part of an id would tell whether there are other reports that begin so.
            Optional<StoredReport> report =
                    reports.report(id).filter(each -> each.id().equals(id));
            return report.isPresent() && reports.about(report.get()).stream().anyMatch(names()::contains)
                    ? report
                    : Optional.<StoredReport>empty();
        });
    }

    /// The octets in which it came, as long as they are kept; empty also when anything in them is about
    /// others.
    public Optional<Octets> octets(StoredReport report) {
        return database.read(sql -> new StoredReports(sql).came(report, new HashSet<>(names())));
    }
}
