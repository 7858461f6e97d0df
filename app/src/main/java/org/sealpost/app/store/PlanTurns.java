package org.sealpost.app.store;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sealpost.protocol.name.DomainName;
import org.sealpost.publish.apply.Progress;
import org.sealpost.publish.plan.PlanId;

/// Plans that are under way, shared by all processes: each is gone on with by one of them at a time, and how far it
/// came then is kept.
public final class PlanTurns {
    private static final Documents<Progress> PROGRESS = Documents.of(Progress.class);

    /// Whoever begins a plan goes on with it first.
    private static final Duration FIRST = Duration.ofMinutes(1);

    private final Database database;

    PlanTurns(Database database) {
        this.database = database;
    }

    /// A plan that is this process's alone for a time.
    ///
    /// @param token tells this turn from a later one
    public record Turn(PlanId plan, DomainName domain, long token) {}

    /// How far a plan had come when it was gone on with last.
    ///
    /// @param next when it is gone on with again
    public record Last(Progress progress, Instant at, Instant next) {}

    /// In the transaction that begins a plan.
    static void begin(Sql sql, PlanId plan, Instant at) throws SQLException {
        sql.change(
                "INSERT INTO turn (plan, due, until, token, at, progress) VALUES (?, ?, 0, 0, ?, '')"
                        + " ON CONFLICT (plan) DO UPDATE SET due = excluded.due, until = 0, progress = ''",
                plan.text(),
                Times.number(at.plus(FIRST)),
                Times.number(at));
    }

    /// Takes those that are due, the longest due first.
    ///
    /// @param lease how long it takes at the most to go on with one; then another process may take it
    public List<Turn> take(Instant now, Duration lease, int limit) {
        long instant = Times.number(now);
        return limit <= 0
                ? List.of()
                : taken(
                        now,
                        lease,
                        " AND turn.due <= ? AND turn.until <= ? ORDER BY turn.due, turn.plan LIMIT " + limit,
                        instant,
                        instant);
    }

    /// Takes this one, due or not; empty while another has it, or when it is not under way.
    public Optional<Turn> take(PlanId plan, Instant now, Duration lease) {
        return taken(now, lease, " AND turn.plan = ? AND turn.until <= ?", plan.text(), Times.number(now)).stream()
                .findFirst();
    }

    private List<Turn> taken(Instant now, Duration lease, String which, Object... values) {
        return database.write(sql -> {
            List<Turn> turns = sql.list(
                    "SELECT turn.plan, plan.domain, turn.token FROM turn JOIN plan ON plan.id = turn.plan"
                            + " WHERE plan.state = 'underway'" + which,
                    row -> new Turn(new PlanId(row.getString(1)), DomainName.of(row.getString(2)), row.getLong(3) + 1),
                    values);
            var changes = new ArrayList<Object[]>();
            for (Turn turn : turns) {
                changes.add(new Object[] {
                    Times.number(now.plus(lease)), turn.token(), turn.plan().text()
                });
            }
            sql.each("UPDATE turn SET until = ?, token = ? WHERE plan = ?", changes);
            return turns;
        });
    }

    /// Ends a turn.
    ///
    /// @param next when the plan is gone on with again
    /// @return whether it was still this process's turn; otherwise nothing is kept
    public boolean end(Turn turn, Progress progress, Instant at, Instant next) {
        return database.write(sql -> sql.change(
                        "UPDATE turn SET due = ?, until = 0, at = ?, progress = ? WHERE plan = ? AND token = ?",
                        Times.number(next),
                        Times.number(at),
                        PROGRESS.write(progress),
                        turn.plan().text(),
                        turn.token())
                > 0);
    }

    /// A turn that came to nothing by a fault of our own.
    public void giveBack(Turn turn, Instant next) {
        database.change(sql -> sql.change(
                "UPDATE turn SET due = ?, until = 0 WHERE plan = ? AND token = ?",
                Times.number(next),
                turn.plan().text(),
                turn.token()));
    }

    /// Empty before the first time.
    public Optional<Last> last(PlanId plan) {
        return database.read(sql -> sql.first(
                "SELECT progress, at, due FROM turn WHERE plan = ? AND progress <> ''",
                row -> new Last(PROGRESS.read(row.getString(1)), Times.at(row.getLong(2)), Times.at(row.getLong(3))),
                plan.text()));
    }

    /// When the next is due; empty when nothing is under way.
    public Optional<Instant> nextDue() {
        return database.read(sql -> sql.first(
                        "SELECT MIN(CASE WHEN turn.until > turn.due THEN turn.until ELSE turn.due END) FROM turn"
                                + " JOIN plan ON plan.id = turn.plan WHERE plan.state = 'underway'",
                        row -> Sql.number(row, 1))
                .flatMap(due -> due)
                .map(Times::at));
    }
}
