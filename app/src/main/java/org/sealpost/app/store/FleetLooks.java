package org.sealpost.app.store;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.sealpost.fleet.watch.LookKind;
import org.sealpost.fleet.watch.WatchedDomain;
import org.sealpost.fleet.watch.alert.Alert;
import org.sealpost.fleet.watch.alert.Life;
import org.sealpost.fleet.watch.look.Memory;
import org.sealpost.protocol.name.DomainName;

/// Looks that are due, shared by all processes: each is handed to one of them, for a time. What came of a look is
/// kept together with the end of the claim on it, so it has its effect once, whoever was killed or held up.
public final class FleetLooks {
    private final Database database;

    FleetLooks(Database database) {
        this.database = database;
    }

    /// A look that is this process's alone for a time.
    ///
    /// @param token tells this claim from a later one
    public record Claim(WatchedDomain watched, LookKind kind, Instant due, long token) {}

    /// What is known of a domain when a look is over.
    ///
    /// @param watched as it is now, which may be another than when the look began
    public record Known(WatchedDomain watched, Memory memory, List<Alert> live) {}

    /// What a look came to.
    ///
    /// @param next when the next look of its kind is due
    public record Result(Memory memory, Life.Progress progress, Instant next) {}

    /// Claims looks, the longest due first.
    ///
    /// @param lease how long one look takes at the most; then another process may take it
    public List<Claim> take(Instant now, Duration lease, int limit) {
        if (limit <= 0) {
            return List.of();
        }
        return database.write(sql -> {
            long instant = Times.number(now);
            List<Claim> claims = sql.list(
                    "SELECT watched.form, due.kind, due.due, due.token FROM due JOIN watched ON watched.domain = due.domain"
                            + " WHERE due.due <= ? AND due.until <= ? ORDER BY due.due, due.domain, due.kind LIMIT "
                            + limit,
                    row -> new Claim(
                            FleetDomains.WATCHED.read(row.getString(1)),
                            LookKind.valueOf(row.getString(2)),
                            Times.at(row.getLong(3)),
                            row.getLong(4) + 1),
                    instant,
                    instant);
            var changes = new ArrayList<Object[]>();
            for (Claim claim : claims) {
                changes.add(new Object[] {
                    Times.number(now.plus(lease)),
                    claim.token(),
                    claim.watched().domain().ascii(),
                    claim.kind().name()
                });
            }
            sql.each("UPDATE due SET until = ?, token = ? WHERE domain = ? AND kind = ?", changes);
            return claims;
        });
    }

    /// Keeps what came of a look and ends the claim, in one.
    ///
    /// @param judge makes the result of what is known then; pure
    /// @return empty when the claim had run out and somebody else has taken the look: then nothing is kept
    public Optional<Result> settle(Claim claim, Instant at, Function<Known, Result> judge) {
        return database.write(sql -> {
            String domain = claim.watched().domain().ascii();
            Optional<Known> known = known(sql, claim, domain);
            if (known.isEmpty()) {
                return Optional.<Result>empty();
            }
            Result result = judge.apply(known.get());
            keep(sql, known.get(), result, at);
            sql.change(
                    "UPDATE due SET due = ?, until = 0, looked = ? WHERE domain = ? AND kind = ?",
                    Times.number(result.next()),
                    Times.number(at),
                    domain,
                    claim.kind().name());
            if (known.get().memory().servers().isPresent()
                    && result.memory().servers().isEmpty()) {
                sooner(sql, domain, at);
            }
            return Optional.of(result);
        });
    }

    /// Of mail servers that are named anew nothing is known: they do not wait for their day.
    private static void sooner(Sql sql, String domain, Instant at) throws SQLException {
        sql.change(
                "UPDATE due SET due = ? WHERE domain = ? AND kind = ? AND due > ?",
                Times.number(at),
                domain,
                LookKind.SERVERS.name(),
                Times.number(at));
    }

    private static Optional<Known> known(Sql sql, Claim claim, String domain) throws SQLException {
        List<Alert> live = FleetAlerts.live(sql, domain);
        return sql.first(
                "SELECT watched.form, watched.memory FROM watched JOIN due ON due.domain = watched.domain"
                        + " WHERE due.domain = ? AND due.kind = ? AND due.token = ? AND due.until > 0",
                row -> new Known(
                        FleetDomains.WATCHED.read(row.getString(1)), FleetDomains.MEMORY.read(row.getString(2)), live),
                domain,
                claim.kind().name(),
                claim.token());
    }

    private static void keep(Sql sql, Known known, Result result, Instant at) throws SQLException {
        FleetList.keep(sql, known.watched().domain(), result, at);
        FleetAlerts.keep(sql, known.watched(), known.live(), result.progress(), at);
    }

    /// Domains are looked at as soon as there is room, all of each.
    public void soon(Collection<DomainName> domains, Instant now) {
        var changes = new ArrayList<Object[]>();
        domains.forEach(domain -> changes.add(new Object[] {Times.number(now), domain.ascii(), Times.number(now)}));
        database.change(sql -> sql.each("UPDATE due SET due = ? WHERE domain = ? AND due > ?", changes));
    }

    /// A look that came to nothing, for reasons of our own, is due again later.
    public void giveBack(Claim claim, Instant due) {
        database.change(sql -> sql.change(
                "UPDATE due SET due = ?, until = 0 WHERE domain = ? AND kind = ? AND token = ?",
                Times.number(due),
                claim.watched().domain().ascii(),
                claim.kind().name(),
                claim.token()));
    }

    /// When the next look may be taken; empty when nothing is watched.
    public Optional<Instant> nextDue() {
        return database.read(sql -> sql.first(
                        "SELECT MIN(CASE WHEN until > due THEN until ELSE due END) FROM due", row -> Sql.number(row, 1))
                .flatMap(due -> due)
                .map(Times::at));
    }

    /// How many looks are overdue by more than a time.
    public long overdue(Instant now, Duration by) {
        return database.read(sql -> sql.first(
                        "SELECT COUNT(*) FROM due WHERE due < ?", row -> row.getLong(1), Times.number(now.minus(by))))
                .orElse(0L);
    }

    /// How long the look has been due that has been due longest; nothing when none is due.
    public Duration lag(Instant now) {
        return database.read(sql -> sql.first("SELECT MIN(due) FROM due", row -> Sql.number(row, 1)))
                .flatMap(due -> due)
                .map(Times::at)
                .filter(due -> due.isBefore(now))
                .map(due -> Duration.between(due, now))
                .orElse(Duration.ZERO);
    }
}
