package org.sealpost.app.store;

import java.time.LocalDate;
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
import org.sealpost.protocol.Octets;
import org.sealpost.protocol.name.DomainName;
import org.sealpost.reports.row.Daily;
import org.sealpost.reports.row.Tally;
import org.sealpost.reports.store.Cause;
import org.sealpost.reports.store.DomainTotal;
import org.sealpost.reports.store.Selection;
import org.sealpost.reports.store.StoredReport;
import org.sealpost.reports.store.Voices;

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

    /// One for each reporter and day, over all of these domains; see [org.sealpost.reports.store.ReportStore#daily].
    /// Of the sessions that a report tells under several policies of a domain, the larger number counts.
    public List<Daily> daily(LocalDate from, LocalDate to, Voices voices) {
        return database.read(sql -> new DailySums(sql, names(), from, to, voices).daily());
    }

    /// Each domain by itself, the one with the most sessions first.
    ///
    /// @param reporters whose word counts
    public List<DomainTotal> domains(LocalDate from, LocalDate to, Collection<DomainName> reporters) {
        List<DomainTotal> totals = database.read(sql -> sql.among(
                "SELECT domain, SUM(reports), " + SumQueries.sum("successful") + ", " + SumQueries.sum("failed")
                        + ", MAX(day) FROM daily WHERE " + Days.within("day", from, to)
                        + " AND domain IN (?) AND type = '" + RollUps.TOTAL + "' AND " + Whose.counting(reporters)
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
                        + RollUps.TOTAL + "' AND " + Whose.counting(reporters) + " GROUP BY domain, day",
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

    /// The failures grouped by what caused them: first those of reporters that count, most sessions first.
    public List<Cause> causes(LocalDate from, LocalDate to, Voices voices, int most) {
        return database.read(sql -> new SumQueries(sql).causesAmong(names(), from, to, voices, most));
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
