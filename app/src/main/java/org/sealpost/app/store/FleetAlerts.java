package org.sealpost.app.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.sealpost.fleet.watch.Cause;
import org.sealpost.fleet.watch.Level;
import org.sealpost.fleet.watch.Symptom;
import org.sealpost.fleet.watch.WatchedDomain;
import org.sealpost.fleet.watch.alert.Alert;
import org.sealpost.fleet.watch.alert.AlertEvent;
import org.sealpost.fleet.watch.alert.AlertId;
import org.sealpost.fleet.watch.alert.AlertState;
import org.sealpost.fleet.watch.alert.Change;
import org.sealpost.fleet.watch.alert.Life;
import org.sealpost.fleet.watch.alert.Steadiness;
import org.sealpost.fleet.watch.look.ChangeSource;
import org.sealpost.fleet.watch.look.Look;
import org.sealpost.protocol.name.DomainName;

/// Alerts and what happened to them.
public final class FleetAlerts {
    private static final Documents<Alert> ALERT = Documents.of(Alert.class);
    private static final Documents<AlertEvent> EVENT = Documents.of(AlertEvent.class);
    private static final String PENDING = "pending";
    private static final Steadiness AT_ONCE = new Steadiness(1, 1, Steadiness.USUAL.window());

    private final Database database;

    FleetAlerts(Database database) {
        this.database = database;
    }

    /// Those that the next look at the domain is held against.
    static List<Alert> live(Sql sql, String domain) throws SQLException {
        return sql.list("SELECT form FROM alert WHERE domain = ? AND live = 1 ORDER BY id", FleetAlerts::alert, domain);
    }

    static Alert alert(ResultSet row) throws SQLException {
        return ALERT.read(row.getString(1));
    }

    /// The domains that have alerts about changes, however they stand.
    public List<DomainName> changing() {
        return database.read(sql -> sql.list(
                "SELECT DISTINCT domain FROM alert WHERE live = 1 AND change = 1 ORDER BY domain",
                row -> DomainName.of(row.getString(1))));
    }

    /// Holds the alerts about the changes of a domain against what is known of them now. One sight is enough: it is our
    /// own store that tells it. Nothing happens where the domain is not watched.
    ///
    /// @param symptoms all that there are; pure
    public void changes(DomainName domain, Function<WatchedDomain, List<Symptom>> symptoms, Instant at) {
        database.change(sql -> {
            Optional<WatchedDomain> watched = FleetDomains.of(sql, domain.ascii());
            if (watched.isPresent()) {
                changes(sql, watched.get(), symptoms.apply(watched.get()), at);
            }
        });
    }

    private static void changes(Sql sql, WatchedDomain watched, List<Symptom> symptoms, Instant at)
            throws SQLException {
        String domain = watched.domain().ascii();
        Map<Boolean, List<Alert>> live = live(sql, domain).stream()
                .collect(Collectors.partitioningBy(alert -> ChangeSource.isKind(alert.cause())));
        List<Alert> before = live.getOrDefault(true, List.of());
        Set<Symptom> told = before.stream()
                .filter(alert -> alert.state().stands())
                .map(alert -> new Symptom(alert.cause(), alert.level(), alert.telling()))
                .collect(Collectors.toSet());
        if (told.equals(Set.copyOf(symptoms)) && told.size() == before.size()) {
            return;
        }
        var look = new Look(watched.domain(), at, List.of(ChangeSource.of(symptoms)));
        Life.Progress progress = Life.after(look, before, AT_ONCE);
        keep(sql, watched, before, progress, at);
        FleetList.needed(
                sql,
                watched.domain(),
                Stream.concat(progress.live().stream(), live.getOrDefault(false, List.of()).stream())
                        .toList());
    }

    /// Keeps what a look made of the alerts of a domain.
    static void keep(Sql sql, WatchedDomain watched, List<Alert> before, Life.Progress progress, Instant at)
            throws SQLException {
        Map<AlertId, Alert> known = before.stream().collect(Collectors.toMap(Alert::id, alert -> alert));
        Set<AlertId> happened = new HashSet<>();
        progress.events().forEach(event -> happened.add(event.alert()));
        for (Alert ended : progress.ended()) {
            if (ended.state() instanceof AlertState.Pending) {
                sql.change("DELETE FROM alert WHERE id = ?", ended.id().text());
            } else {
                sql.change("UPDATE alert SET live = 0 WHERE id = ?", ended.id().text());
            }
        }
        for (Alert alert : progress.live()) {
            boolean news = happened.contains(alert.id()) && !(alert.state() instanceof AlertState.Pending);
            if (!alert.equals(known.get(alert.id()))) {
                save(sql, watched, alert, news ? Optional.of(at) : Optional.empty(), at);
            }
        }
        append(sql, progress.events());
    }

    /// @param news when somebody may have to be told; empty: as before
    private static void save(Sql sql, WatchedDomain watched, Alert alert, Optional<Instant> news, Instant at)
            throws SQLException {
        sql.change(
                "INSERT INTO alert (id, domain, tenant, cause, state, level, live, changed, change, news, form)"
                        + " VALUES (?, ?, ?, ?, ?, ?, 1, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET"
                        + " state = excluded.state, level = excluded.level, form = excluded.form,"
                        + " changed = CASE WHEN alert.state = excluded.state THEN alert.changed ELSE excluded.changed END,"
                        + " news = COALESCE(excluded.news, alert.news)",
                alert.id().text(),
                alert.cause().domain().ascii(),
                watched.tenant(),
                key(alert.cause()),
                state(alert.state()),
                alert.level().name(),
                Times.number(at),
                ChangeSource.isKind(alert.cause()) ? 1L : 0L,
                news.map(Times::number),
                ALERT.write(alert));
    }

    /// Of one length, however long a hostile subject is.
    private static String key(Cause cause) {
        return new Hash()
                .add(cause.domain().ascii())
                .add(cause.what())
                .add(cause.subject())
                .hex();
    }

    static String state(AlertState state) {
        return switch (state) {
            case AlertState.Pending _ -> PENDING;
            case AlertState.Open _ -> "open";
            case AlertState.Acknowledged _ -> "acknowledged";
            case AlertState.Recovered _ -> "recovered";
        };
    }

    static void append(Sql sql, List<AlertEvent> events) throws SQLException {
        Map<AlertId, Long> next = new HashMap<>();
        Map<AlertId, String> tenants = new HashMap<>();
        var rows = new ArrayList<Object[]>();
        for (AlertEvent event : events) {
            String id = event.alert().text();
            if (!next.containsKey(event.alert())) {
                next.put(
                        event.alert(),
                        sql.first(
                                        "SELECT COALESCE(MAX(n), 0) + 1 FROM alert_event WHERE alert = ?",
                                        row -> row.getLong(1),
                                        id)
                                .orElse(1L));
                tenants.put(
                        event.alert(),
                        sql.first("SELECT tenant FROM alert WHERE id = ?", row -> row.getString(1), id)
                                .orElse(""));
            }
            long n = next.merge(event.alert(), 1L, Long::sum) - 1;
            String tenant = tenants.getOrDefault(event.alert(), "");
            rows.add(new Object[] {
                id,
                n,
                event.cause().domain().ascii(),
                Times.number(event.at()),
                EVENT.write(event),
                tenant,
                tenant.isEmpty() ? 0L : place(sql, tenant)
            });
        }
        sql.each(
                "INSERT INTO alert_event (alert, n, domain, at, form, tenant, seq) VALUES (?, ?, ?, ?, ?, ?, ?)", rows);
    }

    /// The next place among the events of a tenant. Whoever has read up to a place has read all before it.
    private static long place(Sql sql, String tenant) throws SQLException {
        sql.change(
                "INSERT INTO event_count (tenant, n) VALUES (?, 1)"
                        + " ON CONFLICT (tenant) DO UPDATE SET n = event_count.n + 1",
                tenant);
        return sql.first("SELECT n FROM event_count WHERE tenant = ?", row -> row.getLong(1), tenant)
                .orElseThrow();
    }

    /// After the messages about it were put into the outbox.
    static void decided(Sql sql, Alert alert, Optional<Instant> again) throws SQLException {
        sql.change(
                "UPDATE alert SET form = ?, news = ? WHERE id = ?",
                ALERT.write(alert),
                again.map(Times::number),
                alert.id().text());
    }

    /// Somebody takes an alert in hand.
    ///
    /// @return empty when it does not stand, or is in somebody's hands
    public Optional<Alert> acknowledge(AlertId id, String tenant, String person, String note, Instant at) {
        return database.write(sql -> {
            Optional<Alert> next = of(sql, id, tenant).flatMap(alert -> alert.acknowledged(at, person, note));
            if (next.isPresent()) {
                sql.change(
                        "UPDATE alert SET state = ?, changed = ?, form = ? WHERE id = ?",
                        state(next.get().state()),
                        Times.number(at),
                        ALERT.write(next.get()),
                        id.text());
                append(sql, List.of(new AlertEvent(id, next.get().cause(), at, new Change.Acknowledged(person, note))));
            }
            return next;
        });
    }

    public Optional<Alert> of(AlertId id, String tenant) {
        return database.read(sql -> of(sql, id, tenant));
    }

    private static Optional<Alert> of(Sql sql, AlertId id, String tenant) throws SQLException {
        return sql.first("SELECT form FROM alert WHERE id = ? AND tenant = ?", FleetAlerts::alert, id.text(), tenant);
    }

    /// Those of a domain that are not pending, the newest change first.
    public List<Alert> of(DomainName domain, int limit) {
        return database.read(sql -> sql.list(
                "SELECT form FROM alert WHERE domain = ? AND state <> '" + PENDING
                        + "' ORDER BY changed DESC, id LIMIT " + limit,
                FleetAlerts::alert,
                domain.ascii()));
    }

    /// What happened to an alert, in order.
    public List<AlertEvent> events(AlertId id) {
        return database.read(sql -> sql.list(
                "SELECT form FROM alert_event WHERE alert = ? ORDER BY n",
                row -> EVENT.read(row.getString(1)),
                id.text()));
    }

    /// How many alerts stand in all tenants, by level.
    public Map<Level, Long> counts() {
        Map<Level, Long> counts = new HashMap<>();
        database.<List<Level>>read(sql -> sql.list(
                "SELECT level, COUNT(*) FROM alert WHERE state IN ('open', 'acknowledged') GROUP BY level", row -> {
                    Level level = Level.valueOf(row.getString(1));
                    counts.put(level, row.getLong(2));
                    return level;
                }));
        return counts;
    }

    /// Drops alerts that were over before this instant, and what happened to them.
    ///
    /// @return how many alerts there were
    public int prune(Instant before) {
        return database.write(sql -> {
            int alerts = sql.change(
                    "DELETE FROM alert WHERE live = 0 AND state = 'recovered' AND changed < ?", Times.number(before));
            sql.change(
                    "DELETE FROM alert_event WHERE at < ? AND NOT EXISTS"
                            + " (SELECT 1 FROM alert WHERE alert.id = alert_event.alert)",
                    Times.number(before));
            return alerts;
        });
    }
}
