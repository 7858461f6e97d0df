package org.sealpost.app.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.sealpost.protocol.name.DomainName;
import org.sealpost.publish.apply.Entry;
import org.sealpost.publish.plan.Plan;
import org.sealpost.publish.plan.PlanId;

/// Every plan that was shown, and what became of it.
public final class PlanBook {
    private static final Documents<Plan> PLAN = Documents.of(Plan.class);
    private static final String COLUMNS = "SELECT form, planner, state, approval, begun, ended, how";

    private final Database database;

    PlanBook(Database database) {
        this.database = database;
    }

    /// How far a plan is.
    public enum State {
        /// It was shown, and not begun.
        PROPOSED,
        UNDERWAY,
        /// It is done, or was given up.
        ENDED
    }

    /// A plan and what became of it.
    ///
    /// @param planner who made it; empty when that was not kept
    /// @param approval who began it, and how they agreed to it; empty when it was not begun
    /// @param how it ended, in a few words; empty when it did not
    /// @param entries what was done of it
    public record Page(
            Plan plan,
            String planner,
            State state,
            String approval,
            Optional<Instant> begun,
            Optional<Instant> ended,
            String how,
            List<Entry> entries) {
        public Page {
            entries = List.copyOf(entries);
        }
    }

    public Optional<Page> find(PlanId id) {
        return database.read(sql -> {
            Optional<Page> page = sql.first(COLUMNS + " FROM plan WHERE id = ?", PlanBook::page, id.text());
            return page.isEmpty() ? Optional.<Page>empty() : Optional.of(withEntries(sql, page.get()));
        });
    }

    /// Those of a domain that were begun, the newest first, without what was done of each.
    public List<Page> begun(DomainName domain, int limit) {
        return database.read(sql -> sql.list(
                COLUMNS + " FROM plan WHERE domain = ? AND begun IS NOT NULL ORDER BY begun DESC, id LIMIT " + limit,
                PlanBook::page,
                domain.ascii()));
    }

    /// Where a list of plans goes on: after this one.
    ///
    /// @param made as [Times] writes it
    public record Mark(long made, String id) {
        public static final Mark START = new Mark(Long.MAX_VALUE, "");
    }

    /// A plan in a list, and its place there.
    public record Listed(Page page, Mark mark) {}

    /// All of a domain, those that were made last first, without what was done of each.
    public List<Listed> of(DomainName domain, Mark after, int limit) {
        return database.read(sql -> sql.list(
                COLUMNS + ", made, id FROM plan WHERE domain = ? AND (made < ? OR made = ? AND id > ?)"
                        + " ORDER BY made DESC, id LIMIT " + limit,
                row -> new Listed(page(row), new Mark(row.getLong(8), row.getString(9))),
                domain.ascii(),
                after.made(),
                after.made(),
                after.id()));
    }

    private static Page withEntries(Sql sql, Page page) throws SQLException {
        List<Entry> entries = PublishStore.withEntries(sql, page.plan()).entries();
        return new Page(
                page.plan(),
                page.planner(),
                page.state(),
                page.approval(),
                page.begun(),
                page.ended(),
                page.how(),
                entries);
    }

    private static Page page(ResultSet row) throws SQLException {
        return new Page(
                PLAN.read(row.getString(1)),
                row.getString(2),
                State.valueOf(row.getString(3).toUpperCase(Locale.ROOT)),
                row.getString(4),
                Sql.number(row, 5).map(Times::at),
                Sql.number(row, 6).map(Times::at),
                row.getString(7),
                List.of());
    }
}
