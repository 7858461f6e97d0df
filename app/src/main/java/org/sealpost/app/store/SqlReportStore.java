package org.sealpost.app.store;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.sealpost.app.store.StoredReports.Page;
import org.sealpost.protocol.Octets;
import org.sealpost.protocol.name.DomainName;
import org.sealpost.reports.Arrival;
import org.sealpost.reports.Authenticity;
import org.sealpost.reports.decision.Approval;
import org.sealpost.reports.decision.Confirmation;
import org.sealpost.reports.decision.Counted;
import org.sealpost.reports.decision.Decisions;
import org.sealpost.reports.decision.Waiver;
import org.sealpost.reports.listen.Bookmarks;
import org.sealpost.reports.row.Daily;
import org.sealpost.reports.store.Applied;
import org.sealpost.reports.store.Cause;
import org.sealpost.reports.store.DomainTotal;
import org.sealpost.reports.store.Heard;
import org.sealpost.reports.store.Kept;
import org.sealpost.reports.store.Pruned;
import org.sealpost.reports.store.Refusals;
import org.sealpost.reports.store.ReportStore;
import org.sealpost.reports.store.Retention;
import org.sealpost.reports.store.Selection;
import org.sealpost.reports.store.StoredReport;
import org.sealpost.reports.store.Voices;

/// Reports and what was decided about them, in SQLite or PostgreSQL. Any call throws a [StoreFault] when
/// the database fails; then nothing was changed, or, where only the answer was lost, all of it: the same
/// call again does no harm.
public final class SqlReportStore implements ReportStore, Decisions, Bookmarks {
    /// As many reports as are in memory at once.
    private static final int PAGE = 100;

    private final Database database;

    SqlReportStore(Database database) {
        this.database = database;
    }

    @Override
    public List<Kept> keep(List<Arrival> arrivals) {
        List<Incoming> incoming;
        try (var packed = new Packed()) {
            incoming = arrivals.stream()
                    .map(arrival -> Incoming.of(arrival, packed))
                    .toList();
        }
        return database.write(sql -> new Keeping(sql, incoming).keep());
    }

    @Override
    public Set<String> known(Collection<String> digests) {
        return new HashSet<>(database.read(sql -> Keeping.known(sql, List.copyOf(digests))));
    }

    @Override
    public void count(List<Refusals> refusals) {
        database.change(sql -> new RefusalTable(sql).count(refusals));
    }

    @Override
    public List<Refusals> refusals(LocalDate from, LocalDate to) {
        return database.read(sql -> new RefusalTable(sql).refusals(from, to));
    }

    @Override
    public Heard rows(DomainName domain, LocalDate from, LocalDate to, Set<DomainName> counting) {
        return database.read(sql -> new RowQueries(sql, domain, from, to, counting).heard());
    }

    @Override
    public List<Applied> applied(DomainName domain, LocalDate from, LocalDate to, Voices voices) {
        return database.read(sql -> new AppliedPolicies(sql, domain, from, to, voices).applied());
    }

    @Override
    public List<Daily> daily(Optional<DomainName> domain, LocalDate from, LocalDate to, Voices voices) {
        List<String> one = List.of(domain.map(DomainName::ascii).orElse(RollUps.ALL));
        return database.read(sql -> new DailySums(sql, one, from, to, voices).daily());
    }

    @Override
    public List<DomainTotal> domains(LocalDate from, LocalDate to) {
        return database.read(sql -> new SumQueries(sql).domains(from, to));
    }

    @Override
    public List<Cause> causes(Optional<DomainName> domain, LocalDate from, LocalDate to, Voices voices, int most) {
        return database.read(sql -> domain.isPresent()
                ? new SumQueries(sql).causesAmong(List.of(domain.get().ascii()), from, to, voices, most)
                : new SumQueries(sql).causes(from, to, voices, most));
    }

    /// What it holds about some domains, and nothing else.
    public ReportsAbout about(Collection<DomainName> domains) {
        return new ReportsAbout(database, Set.copyOf(domains));
    }

    @Override
    public void each(Selection selection, Consumer<StoredReport> reader) {
        int left = selection.most();
        Optional<StoredReports.Mark> mark = Optional.of(StoredReports.Mark.before(selection.to()));
        while (mark.isPresent() && left > 0) {
            StoredReports.Mark after = mark.get();
            int most = Math.min(PAGE, left);
            // No transaction is open while the reader reads; it may take its time.
            Page page = database.read(sql -> new StoredReports(sql).page(selection, Set.of(), after, most));
            page.reports().forEach(report -> reader.accept(report.get()));
            left -= page.reports().size();
            mark = page.next();
        }
    }

    @Override
    public Optional<StoredReport> report(String idPrefix) {
        return database.read(sql -> new StoredReports(sql).report(idPrefix));
    }

    @Override
    public Optional<Octets> octets(String digest) {
        return database.read(sql -> sql.first(
                "SELECT octets FROM arrival WHERE digest = ? AND octets IS NOT NULL",
                row -> Octets.of(row.getBytes(1)),
                digest));
    }

    @Override
    public List<String> unknownSenders(int most) {
        return database.read(sql -> sql.list(
                "SELECT digest FROM arrival WHERE strength = 1 ORDER BY at, digest LIMIT " + Math.max(0, most),
                row -> row.getString(1)));
    }

    @Override
    public void settle(String digest, Authenticity authenticity) {
        database.change(sql -> new Settling(sql).settle(digest, authenticity));
    }

    @Override
    public List<Counted> counted(DomainName domain) {
        return database.read(sql -> sql.list(
                "SELECT day, reporter, sessions FROM counted WHERE domain = ? ORDER BY day, reporter",
                row -> new Counted(
                        domain, LocalDate.ofEpochDay(row.getLong(1)), Names.domain(row.getString(2)), row.getLong(3)),
                domain.ascii()));
    }

    @Override
    public void saveCounted(List<Counted> counted) {
        database.change(sql -> sql.each(
                "INSERT INTO counted (domain, day, reporter, sessions) VALUES (?, ?, ?, ?)"
                        + " ON CONFLICT (domain, day, reporter) DO UPDATE SET sessions = excluded.sessions"
                        + " WHERE excluded.sessions > counted.sessions",
                counted.stream()
                        .map(each -> new Object[] {
                            each.domain().ascii(),
                            each.day().toEpochDay(),
                            each.reporter().ascii(),
                            each.sessions()
                        })
                        .toList()));
    }

    @Override
    public Pruned prune(Retention retention, Instant now) {
        return database.write(sql -> new Pruning(sql).prune(retention, now));
    }

    @Override
    public List<Approval> approvals() {
        return database.read(sql -> new DecisionTables(sql).approvals());
    }

    @Override
    public void approve(Approval approval) {
        database.change(sql -> new DecisionTables(sql).approve(approval));
    }

    @Override
    public boolean withdraw(DomainName reporter) {
        return database.write(sql -> new DecisionTables(sql).withdraw(reporter));
    }

    @Override
    public List<Waiver> waivers(DomainName domain) {
        return database.read(sql -> new DecisionTables(sql).waivers(domain));
    }

    @Override
    public void waive(Waiver waiver) {
        database.change(sql -> new DecisionTables(sql).waive(waiver));
    }

    @Override
    public List<Confirmation> confirmations(DomainName domain) {
        return database.read(sql -> new DecisionTables(sql).confirmations(domain));
    }

    @Override
    public void confirm(Confirmation confirmation) {
        database.change(sql -> new DecisionTables(sql).confirm(confirmation));
    }

    @Override
    public Optional<Mark> load(String mailbox) {
        return database.read(sql -> sql.first(
                "SELECT uid_validity, uid FROM bookmark WHERE mailbox = ?",
                row -> new Mark(row.getLong(1), row.getLong(2)),
                Escaped.of(mailbox)));
    }

    @Override
    public void save(String mailbox, Mark mark) {
        database.change(sql -> sql.change(
                "INSERT INTO bookmark (mailbox, uid_validity, uid) VALUES (?, ?, ?) ON CONFLICT (mailbox) DO UPDATE"
                        + " SET uid_validity = excluded.uid_validity, uid = excluded.uid",
                Escaped.of(mailbox),
                mark.uidValidity(),
                mark.uid()));
    }

    @Override
    public void close() {
        database.close();
    }
}
