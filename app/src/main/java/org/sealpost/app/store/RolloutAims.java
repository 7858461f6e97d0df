package org.sealpost.app.store;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sealpost.protocol.mtasts.Mode;
import org.sealpost.protocol.name.DomainName;
import org.sealpost.publish.plan.Risk;
import org.sealpost.publish.rollout.Goal;

/// Where the roll-out of each domain shall come to, how far it goes by itself, and whether somebody holds it. Several
/// processes share the roll-outs: each is led by one of them at a time.
public final class RolloutAims {
    private static final Documents<Aim> AIM = Documents.of(Aim.class);
    private static final Documents<Said> SAID = Documents.of(Said.class);
    private static final long NEVER = Long.MAX_VALUE;
    private static final int LONGEST = 500;

    private final Database database;

    RolloutAims(Database database) {
        this.database = database;
    }

    /// What somebody wants, since when.
    ///
    /// @param person who said so last
    /// @param held why no stage begins for now; empty: the next one may
    /// @param alone what begins by itself; empty: a person begins each stage
    public record Aim(Goal goal, String person, Instant at, Optional<String> held, Optional<Alone> alone) {
        boolean leads() {
            return held.isEmpty() && alone.isPresent();
        }

        Aim held(String reason, String by, Instant since) {
            String cut = reason.substring(0, Math.min(LONGEST, reason.length()));
            return new Aim(goal, by, since, Optional.of(cut), alone);
        }
    }

    /// How far a roll-out goes by itself.
    ///
    /// @param most the highest risk that needs nobody's fresh consent
    /// @param tenant in which it was said
    /// @param person who said so, at `at`
    /// @param token the id of the token by which a program said it: it has to be good still
    public record Alone(Risk most, String tenant, String person, Instant at, Optional<String> token) {}

    /// How a roll-out that goes by itself stood when it was asked last.
    public enum State {
        /// A date has to come.
        WAITS,
        /// Something has to change first.
        STOPPED,
        /// The plan of the next stage waits until somebody agrees to it.
        ASKS,
        /// A plan was begun.
        BEGUN,
        /// A plan is being carried out.
        UNDERWAY,
        REACHED
    }

    /// What came of asking.
    ///
    /// @param plan that was begun, or waits
    /// @param until when it may be asked again, where that is known
    public record Said(State state, List<String> why, Optional<String> plan, Optional<Instant> until) {
        public Said(State state, List<String> why, Optional<String> plan) {
            this(state, why, plan, Optional.empty());
        }

        public Said {
            why = why.stream()
                    .map(each -> each.substring(0, Math.min(LONGEST, each.length())))
                    .toList();
        }
    }

    /// @param next when it is asked again
    public record Last(Said said, Instant at, Instant next) {}

    /// A roll-out that is this process's alone for a time.
    ///
    /// @param last empty when it was not asked since the aim was kept
    /// @param token tells this turn from a later one, and from what somebody said since
    public record Turn(DomainName domain, Aim aim, Optional<Said> last, long token) {}

    public Optional<Aim> of(DomainName domain) {
        return database.read(sql -> of(sql, domain));
    }

    private static Optional<Aim> of(Sql sql, DomainName domain) throws SQLException {
        return sql.first("SELECT form FROM aim WHERE domain = ?", row -> AIM.read(row.getString(1)), domain.ascii());
    }

    /// From now on this is the aim, and whoever leads the roll-out at this moment begins nothing any more.
    public void keep(DomainName domain, Aim aim) {
        database.change(sql -> keep(sql, domain, aim));
    }

    private static void keep(Sql sql, DomainName domain, Aim aim) throws SQLException {
        sql.change(
                "INSERT INTO aim (domain, form, due, until, token, at, said) VALUES (?, ?, ?, 0, 1, 0, '')"
                        + " ON CONFLICT (domain) DO UPDATE SET form = excluded.form, due = excluded.due, until = 0,"
                        + " token = aim.token + 1, said = ''",
                domain.ascii(),
                AIM.write(aim),
                aim.leads() ? Times.number(aim.at()) : NEVER);
    }

    /// In a transaction after which the roll-out must not go on by itself, since somebody went another way.
    static void hold(Sql sql, DomainName domain, String reason) throws SQLException {
        Optional<Aim> aim =
                of(sql, domain).filter(Aim::leads).filter(each -> each.goal().mode() == Mode.ENFORCE);
        if (aim.isPresent()) {
            keep(
                    sql,
                    domain,
                    aim.get().held(reason, aim.get().person(), aim.get().at()));
        }
    }

    /// A roll-out that goes on by itself does so no more until a person lets it. One that is held, or that people lead,
    /// stays as it is.
    ///
    /// @param person who stands beside the reason
    /// @return whether it went on by itself until now
    public boolean hold(DomainName domain, String reason, String person, Instant at) {
        return database.write(sql -> hold(sql, domain, reason, person, at));
    }

    /// The same while it is this process's turn, which ends with it.
    public boolean hold(Turn turn, String reason, String person, Instant at) {
        return database.write(sql -> stands(sql, turn) && hold(sql, turn.domain(), reason, person, at));
    }

    private static boolean hold(Sql sql, DomainName domain, String reason, String person, Instant at)
            throws SQLException {
        Optional<Aim> aim = of(sql, domain).filter(Aim::leads);
        if (aim.isPresent()) {
            keep(sql, domain, aim.get().held(reason, person, at));
        }
        return aim.isPresent();
    }

    /// Takes those that are due, the longest due first.
    ///
    /// @param lease how long it takes at the most to ask one; then another process may take it
    public List<Turn> take(Instant now, Duration lease, int limit) {
        long instant = Times.number(now);
        return database.write(sql -> {
            List<Turn> turns = sql.list(
                    "SELECT domain, form, said, token FROM aim WHERE due <= ? AND until <= ? ORDER BY due, domain"
                            + " LIMIT " + limit,
                    row -> new Turn(
                            DomainName.of(row.getString(1)),
                            AIM.read(row.getString(2)),
                            said(row.getString(3)),
                            row.getLong(4) + 1),
                    instant,
                    instant);
            var changes = new ArrayList<Object[]>();
            for (Turn turn : turns) {
                changes.add(new Object[] {
                    Times.number(now.plus(lease)), turn.token(), turn.domain().ascii()
                });
            }
            sql.each("UPDATE aim SET until = ?, token = ? WHERE domain = ?", changes);
            return turns;
        });
    }

    /// A roll-out that goes on by itself is asked now, and not when it would be.
    public void soon(DomainName domain, Instant now) {
        database.change(sql -> sql.change(
                "UPDATE aim SET due = ? WHERE domain = ? AND due < ?", Times.number(now), domain.ascii(), NEVER));
    }

    /// Whether it is still this process's turn, in the transaction that begins a plan.
    static boolean stands(Sql sql, Turn turn) throws SQLException {
        return sql.first(
                        "SELECT token FROM aim WHERE domain = ? AND token = ?",
                        row -> row.getLong(1),
                        turn.domain().ascii(),
                        turn.token())
                .isPresent();
    }

    /// Ends a turn.
    ///
    /// @param next when the roll-out is asked again
    /// @return whether it was still this process's turn; otherwise nothing is kept
    public boolean end(Turn turn, Said said, Instant at, Instant next) {
        return database.write(sql -> sql.change(
                        "UPDATE aim SET due = ?, until = 0, at = ?, said = ? WHERE domain = ? AND token = ?",
                        Times.number(next),
                        Times.number(at),
                        SAID.write(said),
                        turn.domain().ascii(),
                        turn.token())
                > 0);
    }

    /// A turn that came to nothing by a fault of our own.
    public void giveBack(Turn turn, Instant next) {
        database.change(sql -> sql.change(
                "UPDATE aim SET due = ?, until = 0 WHERE domain = ? AND token = ?",
                Times.number(next),
                turn.domain().ascii(),
                turn.token()));
    }

    /// Empty before the first time, and where it does not go by itself.
    public Optional<Last> last(DomainName domain) {
        return database.read(sql -> sql.first(
                "SELECT said, at, due FROM aim WHERE domain = ? AND said <> ''",
                row -> new Last(SAID.read(row.getString(1)), Times.at(row.getLong(2)), Times.at(row.getLong(3))),
                domain.ascii()));
    }

    /// Those of all tenants that would go on by themselves and found a reason not to that no date ends.
    static List<Stalled.Stopped> stopped(Sql sql) throws SQLException {
        return sql
                .list(
                        "SELECT domain, form, said FROM aim WHERE said <> '' AND due < ? ORDER BY domain",
                        row -> stopped(
                                DomainName.of(row.getString(1)),
                                AIM.read(row.getString(2)),
                                SAID.read(row.getString(3))),
                        NEVER)
                .stream()
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<Stalled.Stopped> stopped(DomainName domain, Aim aim, Said said) {
        return aim.alone()
                .filter(_ -> said.state() == State.STOPPED && said.until().isEmpty())
                .map(alone -> new Stalled.Stopped(domain, alone.tenant(), said));
    }

    private static Optional<Said> said(String form) {
        return form.isEmpty() ? Optional.empty() : Optional.of(SAID.read(form));
    }
}
