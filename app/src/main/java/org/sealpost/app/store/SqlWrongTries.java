package org.sealpost.app.store;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.sealpost.app.access.sign.WrongTries;

/// Counts of wrong tries in SQL: of each the instant at which all will be back.
final class SqlWrongTries implements WrongTries {
    private final Database database;

    SqlWrongTries(Database database) {
        this.database = database;
    }

    /// A count as it is kept.
    private record Standing(Count count, Instant back) {
        Optional<Duration> wait(Instant now) {
            return count.limit().wait(back, now);
        }

        /// Whether no clock of now could have written it.
        boolean isAhead(Instant now) {
            return back.isAfter(count.limit().possible(back, now));
        }

        Standing taken(Instant now) {
            return new Standing(count, count.limit().taken(back, now));
        }

        Standing possible(Instant now) {
            return new Standing(count, count.limit().possible(back, now));
        }

        Standing givenBack() {
            return new Standing(count, count.limit().givenBack(back));
        }
    }

    /// Whoever has to wait is told so by a look, which keeps nobody from writing.
    @Override
    public Optional<Duration> take(List<Count> counts, Instant now) {
        Predicate<Standing> ahead = each -> each.isAhead(now);
        Optional<Duration> known = database.read(sql ->
                wait(standings(sql, counts).stream().filter(ahead.negate()).toList(), now));
        return known.isPresent()
                ? known
                : database.write(sql -> {
                    List<Standing> standings = standings(sql, counts);
                    Optional<Duration> wait = wait(standings, now);
                    put(
                            sql,
                            wait.isEmpty()
                                    ? standings.stream()
                                            .map(each -> each.taken(now))
                                            .toList()
                                    : standings.stream()
                                            .filter(ahead)
                                            .map(each -> each.possible(now))
                                            .toList());
                    return wait;
                });
    }

    private static Optional<Duration> wait(List<Standing> standings, Instant now) {
        return standings.stream().flatMap(each -> each.wait(now).stream()).max(Duration::compareTo);
    }

    /// One that is not kept has all its tries, for a very long time.
    private static List<Standing> standings(Sql sql, List<Count> counts) throws SQLException {
        var standings = new ArrayList<Standing>();
        for (Count count : counts) {
            standings.add(sql.first(
                            "SELECT back FROM wrong_try WHERE kind = ? AND slot = ?",
                            row -> new Standing(count, Times.at(row.getLong(1))),
                            count.kind(),
                            count.slot())
                    .orElseGet(() -> new Standing(count, Instant.EPOCH)));
        }
        return standings;
    }

    private static void put(Sql sql, List<Standing> standings) throws SQLException {
        sql.each(
                "INSERT INTO wrong_try (kind, slot, back) VALUES (?, ?, ?)"
                        + " ON CONFLICT (kind, slot) DO UPDATE SET back = excluded.back",
                standings.stream()
                        .map(each ->
                                new Object[] {each.count().kind(), each.count().slot(), Times.number(each.back())})
                        .toList());
    }

    @Override
    public void giveBack(List<Count> counts) {
        database.change(sql -> put(
                sql,
                standings(sql, counts).stream()
                        .filter(each -> each.back().isAfter(Instant.EPOCH))
                        .map(Standing::givenBack)
                        .toList()));
    }

    @Override
    public void forget(List<Count> counts) {
        database.change(sql -> sql.each(
                "DELETE FROM wrong_try WHERE kind = ? AND slot = ?",
                counts.stream()
                        .map(each -> new Object[] {each.kind(), each.slot()})
                        .toList()));
    }

    @Override
    public long taken(List<Count> counts, Instant now) {
        return database.read(sql -> standings(sql, counts).stream()
                .mapToLong(each -> each.count().limit().out(each.back(), now))
                .sum());
    }

    @Override
    public void prune(Instant now) {
        database.change(sql -> sql.change("DELETE FROM wrong_try WHERE back <= ?", Times.number(now)));
    }
}
