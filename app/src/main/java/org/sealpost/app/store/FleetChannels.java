package org.sealpost.app.store;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sealpost.fleet.watch.channel.Target;
import org.sealpost.fleet.watch.notice.ChannelRule;
import org.sealpost.fleet.watch.notice.Maintenance;
import org.sealpost.fleet.watch.notice.Round;
import org.sealpost.fleet.watch.notice.Standing;

/// Who is told of alerts, and when nobody is. A round of telling is one transaction: a message is in the outbox if
/// and only if the alert says that it was told.
public final class FleetChannels {
    private static final Documents<ChannelRule> RULE = Documents.of(ChannelRule.class);
    private static final Documents<Target> TARGET = Documents.of(Target.class);
    static final Documents<Maintenance> MAINTENANCE = Documents.of(Maintenance.class);
    private static final int AT_ONCE = 2_000;

    private final Database database;

    FleetChannels(Database database) {
        this.database = database;
    }

    /// A channel as it is kept.
    ///
    /// @param target how it is reached, sealed: whoever knows the address of a Slack channel can write to it
    public record Kept(ChannelRule rule, String target) {
        @Override
        public String toString() {
            return rule.toString();
        }
    }

    /// A target as a text, to be sealed and kept as [Kept#target].
    public static String document(Target target) {
        return TARGET.write(target);
    }

    /// The target of a text that [#document] made.
    ///
    /// @throws org.sealpost.app.form.FormFault when it is none
    public static Target target(String document) {
        return TARGET.read(document);
    }

    /// A channel is there from now on, or told in another way. What stands is told to it.
    public void save(Kept channel, Instant now) {
        database.change(sql -> {
            sql.change(
                    "INSERT INTO channel (name, tenant, form, target) VALUES (?, ?, ?, ?) ON CONFLICT (name) DO UPDATE"
                            + " SET tenant = excluded.tenant, form = excluded.form, target = excluded.target",
                    channel.rule().name(),
                    channel.rule().tenant(),
                    RULE.write(channel.rule()),
                    channel.target());
            reconsider(sql, channel.rule().tenant(), now);
        });
    }

    public boolean remove(String name, String tenant) {
        return database.write(sql -> sql.change("DELETE FROM channel WHERE name = ? AND tenant = ?", name, tenant) > 0);
    }

    public Optional<Kept> of(String name) {
        return database.read(sql -> sql.first(
                "SELECT form, target FROM channel WHERE name = ?",
                row -> new Kept(RULE.read(row.getString(1)), row.getString(2)),
                name));
    }

    public List<Kept> of(String tenant, int limit) {
        return database.read(sql -> sql.list(
                "SELECT form, target FROM channel WHERE tenant = ? ORDER BY name LIMIT " + limit,
                row -> new Kept(RULE.read(row.getString(1)), row.getString(2)),
                tenant));
    }

    /// From now on somebody works on these domains, or no longer until then.
    public void save(Maintenance maintenance, Instant now) {
        save(List.of(maintenance), now);
    }

    /// The same for many, all or none.
    public void save(List<Maintenance> many, Instant now) {
        database.change(sql -> {
            for (Maintenance maintenance : many) {
                sql.change(
                        "INSERT INTO maintenance (id, tenant, ends, form) VALUES (?, ?, ?, ?) ON CONFLICT (id)"
                                + " DO UPDATE SET tenant = excluded.tenant, ends = excluded.ends, form = excluded.form",
                        maintenance.id(),
                        maintenance.tenant(),
                        Times.number(maintenance.to()),
                        MAINTENANCE.write(maintenance));
            }
            for (String tenant :
                    many.stream().map(Maintenance::tenant).distinct().toList()) {
                reconsider(sql, tenant, now);
            }
        });
    }

    /// Those that are not over.
    public List<Maintenance> maintenance(String tenant, Instant now) {
        return database.read(sql -> sql.list(
                "SELECT form FROM maintenance WHERE tenant = ? AND ends > ? ORDER BY ends, id",
                row -> MAINTENANCE.read(row.getString(1)),
                tenant,
                Times.number(now)));
    }

    /// Forgets what was over before this instant.
    public int prune(Instant before) {
        return database.write(sql -> sql.change("DELETE FROM maintenance WHERE ends < ?", Times.number(before)));
    }

    private static void reconsider(Sql sql, String tenant, Instant now) throws SQLException {
        sql.change(
                "UPDATE alert SET news = ? WHERE tenant = ? AND state = 'open' OR news IS NOT NULL AND tenant = ?",
                Times.number(now),
                tenant,
                tenant);
    }

    /// Decides of all alerts of which there may be something to tell, and puts the messages into the outbox.
    public Round tell(Instant now) {
        return database.write(sql -> {
            List<Standing> standing = standing(sql, now);
            if (standing.isEmpty()) {
                return new Round(List.of(), List.of(), List.of());
            }
            Round round = Round.of(
                    sql.list("SELECT form FROM channel ORDER BY name", row -> RULE.read(row.getString(1))),
                    standing,
                    sql.list(
                            "SELECT form FROM maintenance WHERE ends > ?",
                            row -> MAINTENANCE.read(row.getString(1)),
                            Times.number(now)),
                    sentSince(sql, now.minus(Duration.ofHours(1))),
                    now);
            FleetOutbox.put(sql, round.outgoing(), now);
            for (Round.Decided each : round.decided()) {
                FleetAlerts.decided(sql, each.alert(), each.again());
            }
            FleetAlerts.append(sql, round.events());
            return round;
        });
    }

    private static List<Standing> standing(Sql sql, Instant now) throws SQLException {
        return sql.list(
                "SELECT alert.form, watched.form FROM alert JOIN watched ON watched.domain = alert.domain"
                        + " WHERE alert.news <= ? ORDER BY alert.news, alert.id LIMIT " + AT_ONCE,
                row -> new Standing(FleetDomains.WATCHED.read(row.getString(2)), FleetAlerts.alert(row)),
                Times.number(now));
    }

    private static Map<String, List<Instant>> sentSince(Sql sql, Instant since) throws SQLException {
        Map<String, List<Instant>> sent = new HashMap<>();
        sql.<List<Instant>>list(
                "SELECT channel, made FROM outbox WHERE made > ?",
                row -> {
                    List<Instant> times = sent.computeIfAbsent(row.getString(1), _ -> new ArrayList<>());
                    times.add(Times.at(row.getLong(2)));
                    return times;
                },
                Times.number(since));
        return sent;
    }
}
