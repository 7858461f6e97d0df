package org.sealpost.app.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sealpost.fleet.watch.Level;
import org.sealpost.fleet.watch.LookKind;
import org.sealpost.fleet.watch.WatchedDomain;
import org.sealpost.fleet.watch.alert.Alert;
import org.sealpost.fleet.watch.alert.AlertEvent;
import org.sealpost.fleet.watch.look.Memory;
import org.sealpost.protocol.name.DomainName;

/// Lists of a tenant that are read part by part, each part from where the one before ended.
public final class FleetFeeds {
    private static final Documents<AlertEvent> EVENT = Documents.of(AlertEvent.class);

    private final Database database;

    FleetFeeds(Database database) {
        this.database = database;
    }

    /// A domain, what is known of it, and when it was and will be looked at.
    ///
    /// @param last empty as long as it was not
    public record Line(WatchedDomain watched, Memory memory, Optional<Instant> last, Instant next) {}

    /// The domains of a tenant in the order of their names.
    ///
    /// @param after the name before the first; empty to begin
    public List<Line> domains(String tenant, String after, int limit) {
        return database.read(sql -> sql.list(
                "SELECT form, memory, (SELECT MAX(looked) FROM due WHERE due.domain = watched.domain),"
                        + " (SELECT MIN(due) FROM due WHERE due.domain = watched.domain) FROM watched"
                        + " WHERE tenant = ? AND domain > ? ORDER BY domain LIMIT " + limit,
                FleetFeeds::line,
                tenant,
                after));
    }

    private static Line line(ResultSet row) throws SQLException {
        return new Line(
                FleetDomains.WATCHED.read(row.getString(1)),
                FleetDomains.MEMORY.read(row.getString(2)),
                Sql.number(row, 3).map(Times::at),
                Times.at(row.getLong(4)));
    }

    /// When a domain was and will be looked at.
    ///
    /// @param last empty as long as it was not
    public record Round(Optional<Instant> last, Instant next) {}

    /// What is known of a domain beside how it is watched.
    public record Observed(Memory memory, Map<LookKind, Round> rounds) {
        public Observed {
            rounds = Map.copyOf(rounds);
        }
    }

    /// Empty when it is not watched.
    public Optional<Observed> observed(DomainName domain) {
        return database.read(sql -> {
            var rounds = new EnumMap<LookKind, Round>(LookKind.class);
            sql.list(
                            "SELECT kind, looked, due FROM due WHERE domain = ?",
                            row -> Map.entry(
                                    LookKind.valueOf(row.getString(1)),
                                    new Round(Sql.number(row, 2).map(Times::at), Times.at(row.getLong(3)))),
                            domain.ascii())
                    .forEach(each -> rounds.put(each.getKey(), each.getValue()));
            return sql.first(
                    "SELECT memory FROM watched WHERE domain = ?",
                    row -> new Observed(FleetDomains.MEMORY.read(row.getString(1)), rounds),
                    domain.ascii());
        });
    }

    /// How many alerts stand, by domain and level. Domains without one are not in it.
    public Map<DomainName, Map<Level, Long>> standing(Collection<DomainName> domains) {
        Map<DomainName, Map<Level, Long>> counts = new HashMap<>();
        database.<List<Level>>read(sql -> sql.among(
                "SELECT domain, level, COUNT(*) FROM alert WHERE state IN ('open', 'acknowledged') AND domain IN (?)"
                        + " GROUP BY domain, level",
                domains.stream().map(DomainName::ascii).toList(),
                row -> {
                    Level level = Level.valueOf(row.getString(2));
                    counts.computeIfAbsent(DomainName.of(row.getString(1)), _ -> new EnumMap<>(Level.class))
                            .put(level, row.getLong(3));
                    return level;
                }));
        return counts;
    }

    /// Which alerts are listed.
    ///
    /// @param standing those that stand, or else those that are over
    /// @param domain only those of one domain
    public record Wanted(String tenant, boolean standing, Optional<DomainName> domain) {}

    /// Where a list of alerts goes on: the place of the last that was read.
    public record Mark(Instant changed, String id) {
        public static final Mark START = new Mark(Instant.MAX, "");
    }

    /// An alert and its place.
    public record Listed(Alert alert, Mark mark) {}

    /// The newest change first.
    public List<Listed> alerts(Wanted wanted, Mark after, int limit) {
        String states = wanted.standing() ? "('open', 'acknowledged')" : "('recovered')";
        String domain = wanted.domain().map(DomainName::ascii).orElse("");
        long changed = Times.number(after.changed());
        return database.read(sql -> sql.list(
                "SELECT form, changed, id FROM alert WHERE tenant = ? AND state IN " + states
                        + " AND (? = '' OR domain = ?) AND (changed < ? OR changed = ? AND id > ?)"
                        + " ORDER BY changed DESC, id LIMIT " + limit,
                row -> new Listed(FleetAlerts.alert(row), new Mark(Times.at(row.getLong(2)), row.getString(3))),
                wanted.tenant(),
                domain,
                domain,
                changed,
                changed,
                after.id()));
    }

    /// An event and its place among those of the tenant.
    public record Placed(long place, AlertEvent event) {}

    /// What happened to the alerts of a tenant, in the order in which it was kept: nothing comes later before a
    /// place that was read.
    public List<Placed> events(String tenant, long after, int limit) {
        return database.read(sql -> sql.list(
                "SELECT seq, form FROM alert_event WHERE tenant = ? AND seq > ? ORDER BY seq LIMIT " + limit,
                row -> new Placed(row.getLong(1), EVENT.read(row.getString(2))),
                tenant,
                after));
    }
}
