package org.sealpost.app.store;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sealpost.fleet.watch.channel.Outbox;
import org.sealpost.fleet.watch.notice.Message;
import org.sealpost.fleet.watch.notice.Round;

/// Messages to channels, durable until they were sent.
public final class FleetOutbox implements Outbox {
    static final Documents<Message> MESSAGE = Documents.of(Message.class);
    private static final String WAITING = "waiting";
    private static final String SENT = "sent";
    private static final String GIVEN_UP = "given-up";

    private final Database database;

    FleetOutbox(Database database) {
        this.database = database;
    }

    static void put(Sql sql, List<Round.Outgoing> outgoing, Instant now) throws SQLException {
        for (Round.Outgoing each : outgoing) {
            sql.change(
                    "INSERT INTO outbox (id, channel, made, n, due, until, token, attempts, state, said, form) VALUES"
                            + " (?, ?, ?, (SELECT COALESCE(MAX(n), 0) + 1 FROM outbox WHERE channel = ?), ?, 0, 0, 0, '"
                            + WAITING + "', '', ?)",
                    each.message().id(),
                    each.channel(),
                    Times.number(now),
                    each.channel(),
                    Times.number(now),
                    MESSAGE.write(each.message()));
        }
    }

    /// A message that somebody wants to be sent now, such as one that tries a channel.
    public void put(String channel, Message message) {
        database.change(sql -> put(sql, List.of(new Round.Outgoing(channel, message)), message.at()));
    }

    @Override
    public List<Waiting> take(Instant now, Duration hold, int limit) {
        return database.write(sql -> {
            long instant = Times.number(now);
            Instant until = now.plus(hold);
            List<Waiting> taken = sql.list(
                    "SELECT channel, form, made, attempts, token FROM outbox WHERE state = '" + WAITING
                            + "' AND due <= ? AND until <= ? AND NOT EXISTS (SELECT 1 FROM outbox AS earlier WHERE"
                            + " earlier.channel = outbox.channel AND earlier.n < outbox.n AND earlier.state = '"
                            + WAITING
                            + "') ORDER BY due, channel LIMIT " + limit,
                    row -> new Waiting(
                            row.getString(1),
                            MESSAGE.read(row.getString(2)),
                            Times.at(row.getLong(3)),
                            row.getInt(4),
                            row.getLong(5) + 1,
                            until),
                    instant,
                    instant);
            var changes = new ArrayList<Object[]>();
            for (Waiting each : taken) {
                changes.add(new Object[] {
                    Times.number(until),
                    each.token(),
                    each.channel(),
                    each.message().id()
                });
            }
            sql.each("UPDATE outbox SET until = ?, token = ? WHERE channel = ? AND id = ?", changes);
            return taken;
        });
    }

    @Override
    public void sent(Waiting waiting, Instant now) {
        end(waiting, SENT, "", now);
    }

    @Override
    public void givenUp(Waiting waiting, Instant now, String why) {
        end(waiting, GIVEN_UP, why, now);
    }

    /// It arrived or it did not, whoever holds it by now.
    private void end(Waiting waiting, String state, String said, Instant now) {
        database.change(sql -> sql.change(
                "UPDATE outbox SET state = ?, said = ?, ended = ?, attempts = ? WHERE channel = ? AND id = ? AND state = '"
                        + WAITING + "'",
                state,
                said,
                Times.number(now),
                waiting.attempts() + 1L,
                waiting.channel(),
                waiting.message().id()));
    }

    @Override
    public void later(Waiting waiting, Instant due, String why) {
        database.change(sql -> sql.change(
                "UPDATE outbox SET due = ?, until = 0, attempts = ?, said = ? WHERE channel = ? AND id = ? AND token = ?"
                        + " AND state = '" + WAITING + "'",
                Times.number(due),
                waiting.attempts() + 1L,
                why,
                waiting.channel(),
                waiting.message().id(),
                waiting.token()));
    }

    /// A message as pages show it.
    ///
    /// @param state `waiting`, `sent` or `given-up`
    /// @param said why the last attempt failed; empty when none did
    public record Posted(
            Message message, Instant made, String state, long attempts, String said, Optional<Instant> ended) {}

    /// The last messages of a channel, the newest first.
    public List<Posted> last(String channel, int limit) {
        return database.read(sql -> sql.list(
                "SELECT form, made, state, attempts, said, ended FROM outbox WHERE channel = ? ORDER BY n DESC LIMIT "
                        + limit,
                row -> new Posted(
                        MESSAGE.read(row.getString(1)),
                        Times.at(row.getLong(2)),
                        row.getString(3),
                        row.getLong(4),
                        row.getString(5),
                        Sql.number(row, 6).map(Times::at)),
                channel));
    }

    /// How many wait.
    public long waiting() {
        return database.read(sql ->
                        sql.first("SELECT COUNT(*) FROM outbox WHERE state = '" + WAITING + "'", row -> row.getLong(1)))
                .orElse(0L);
    }

    /// How many were given up since an instant.
    public long givenUp(Instant since) {
        return ended(GIVEN_UP, since);
    }

    /// How many arrived since an instant.
    public long sent(Instant since) {
        return ended(SENT, since);
    }

    private long ended(String state, Instant since) {
        return database.read(sql -> sql.first(
                        "SELECT COUNT(*) FROM outbox WHERE state = '" + state + "' AND ended > ?",
                        row -> row.getLong(1),
                        Times.number(since)))
                .orElse(0L);
    }

    /// Drops what was sent or given up before this instant.
    public int prune(Instant before) {
        return database.write(sql ->
                sql.change("DELETE FROM outbox WHERE state <> '" + WAITING + "' AND ended < ?", Times.number(before)));
    }
}
