package org.sealpost.app.store;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.sealpost.fleet.watch.Intervals;
import org.sealpost.fleet.watch.LookKind;
import org.sealpost.fleet.watch.WatchedDomain;
import org.sealpost.fleet.watch.look.Memory;
import org.sealpost.fleet.watch.schedule.Schedule;
import org.sealpost.protocol.name.DomainName;

/// The domains that are watched.
public final class FleetDomains {
    static final Documents<WatchedDomain> WATCHED = Documents.of(WatchedDomain.class);
    static final Documents<Memory> MEMORY = Documents.of(Memory.class);

    private final Database database;

    FleetDomains(Database database) {
        this.database = database;
    }

    /// From now on the domain is watched, or watched in another way. A look that is due stays due; with other
    /// intervals the next one comes as for a domain that is new.
    ///
    /// @return whether it was not watched before
    public boolean watch(WatchedDomain watched, Schedule schedule, Instant now) {
        return watch(List.of(watched), schedule, now) == 1;
    }

    /// What became of a domain that somebody wants to have watched.
    public enum Adding {
        ADDED,
        /// It is watched for this tenant already, and stays as it is.
        KNOWN,
        /// It is or was watched for another tenant, of whom nothing is told: what is kept of it is theirs until it was
        /// forgotten everywhere.
        TAKEN
    }

    /// Watches a domain unless it is watched already.
    public Adding add(WatchedDomain watched, Schedule schedule, Instant now) {
        return database.write(sql -> add(sql, watched, schedule, now));
    }

    /// The same for many in one.
    ///
    /// @return what became of each, in their order
    public List<Adding> add(List<WatchedDomain> many, Schedule schedule, Instant now) {
        return database.write(sql -> {
            var became = new ArrayList<Adding>();
            for (WatchedDomain each : many) {
                became.add(add(sql, each, schedule, now));
            }
            return became;
        });
    }

    private static Adding add(Sql sql, WatchedDomain watched, Schedule schedule, Instant now) throws SQLException {
        Optional<WatchedDomain> before = of(sql, watched.domain().ascii());
        if (before.isPresent()) {
            return before.get().tenant().equals(watched.tenant()) ? Adding.KNOWN : Adding.TAKEN;
        }
        Optional<String> holder = sql.first(
                "SELECT tenant FROM held WHERE domain = ?",
                row -> row.getString(1),
                watched.domain().ascii());
        if (holder.filter(each -> !each.equals(watched.tenant())).isPresent()) {
            return Adding.TAKEN;
        }
        watch(sql, watched, schedule, now);
        return Adding.ADDED;
    }

    /// Changes how a domain is watched, unless somebody else has changed it meanwhile.
    ///
    /// @return whether it was as before until now
    public boolean change(WatchedDomain before, WatchedDomain after, Schedule schedule, Instant now) {
        return database.write(sql -> {
            if (!of(sql, before.domain().ascii()).equals(Optional.of(before))) {
                return false;
            }
            watch(sql, after, schedule, now);
            return true;
        });
    }

    /// A domain and what is known of it.
    ///
    /// @param next when it is looked at next
    public record Standing(WatchedDomain watched, Memory memory, Instant next) {}

    /// Those of a tenant in the order of their names, from the one after `after`.
    public List<Standing> standing(String tenant, String after, int limit) {
        return database.read(sql -> sql.list(
                "SELECT form, memory, (SELECT MIN(due) FROM due WHERE due.domain = watched.domain) FROM watched"
                        + " WHERE tenant = ? AND domain > ? ORDER BY domain LIMIT " + limit,
                row -> new Standing(
                        WATCHED.read(row.getString(1)), MEMORY.read(row.getString(2)), Times.at(row.getLong(3))),
                tenant,
                after));
    }

    /// The same for many, all or none.
    ///
    /// @return how many were not watched before
    public int watch(List<WatchedDomain> many, Schedule schedule, Instant now) {
        return database.write(sql -> {
            int fresh = 0;
            for (WatchedDomain each : many) {
                fresh += watch(sql, each, schedule, now) ? 1 : 0;
            }
            return fresh;
        });
    }

    private static boolean watch(Sql sql, WatchedDomain watched, Schedule schedule, Instant now) throws SQLException {
        String domain = watched.domain().ascii();
        Optional<WatchedDomain> before = of(sql, domain);
        if (before.filter(old -> !old.tenant().equals(watched.tenant())).isPresent()) {
            throw new IllegalArgumentException("a domain goes to no other tenant");
        }
        sql.change(
                "INSERT INTO watched (domain, tenant, looks, form, memory, tags) VALUES (?, ?, ?, ?, ?, ?)"
                        + " ON CONFLICT (domain) DO UPDATE SET looks = excluded.looks, form = excluded.form,"
                        + " tags = excluded.tags",
                domain,
                watched.tenant(),
                looksADay(watched.intervals()),
                WATCHED.write(watched),
                MEMORY.write(Memory.NONE),
                FleetList.tags(watched.tags()));
        sql.change(
                "INSERT INTO held (domain, tenant) VALUES (?, ?) ON CONFLICT (domain) DO NOTHING",
                domain,
                watched.tenant());
        if (before.filter(old -> old.intervals().equals(watched.intervals())).isPresent()) {
            return false;
        }
        for (LookKind kind : LookKind.values()) {
            sql.change(
                    "INSERT INTO due (domain, kind, due, until, token) VALUES (?, ?, ?, 0, 0)"
                            + " ON CONFLICT (domain, kind) DO UPDATE SET due = excluded.due WHERE due.due > excluded.due",
                    domain,
                    kind.name(),
                    Times.number(schedule.first(watched.domain(), kind, watched.intervals(), now)));
        }
        return before.isEmpty();
    }

    /// Adds tags to domains of a tenant and takes some off; all or nothing.
    ///
    /// @return those that have other tags now
    public List<DomainName> retag(String tenant, Collection<DomainName> domains, Set<String> add, Set<String> remove) {
        return database.write(sql -> {
            var changed = new ArrayList<DomainName>();
            for (DomainName domain : domains) {
                Optional<WatchedDomain> before =
                        of(sql, domain.ascii()).filter(each -> each.tenant().equals(tenant));
                if (before.isEmpty()) {
                    continue;
                }
                var tags = new TreeSet<>(before.get().tags());
                tags.removeAll(remove);
                tags.addAll(add);
                if (!tags.equals(before.get().tags())) {
                    WatchedDomain after = before.get().tagged(tags);
                    sql.change(
                            "UPDATE watched SET form = ?, tags = ? WHERE domain = ?",
                            WATCHED.write(after),
                            FleetList.tags(tags),
                            domain.ascii());
                    changed.add(domain);
                }
            }
            return changed;
        });
    }

    /// Tags of rows that an earlier form of the tables made.
    void fillIn() {
        if (database.read(sql -> sql.first("SELECT 1 FROM watched WHERE tags = '?' LIMIT 1", row -> row.getLong(1)))
                .isEmpty()) {
            return;
        }
        database.change(sql -> {
            var values = new ArrayList<Object[]>();
            sql.list("SELECT form FROM watched WHERE tags = '?'", row -> WATCHED.read(row.getString(1)))
                    .forEach(each -> values.add(new Object[] {
                        FleetList.tags(each.tags()), each.domain().ascii()
                    }));
            sql.each("UPDATE watched SET tags = ? WHERE domain = ?", values);
        });
    }

    private static long looksADay(Intervals intervals) {
        return Duration.ofDays(1).dividedBy(intervals.records())
                + Duration.ofDays(1).dividedBy(intervals.servers());
    }

    /// Domains that somebody brought here by another way than having them watched are this tenant's from now on, unless
    /// they are somebody's.
    public void hold(Collection<DomainName> domains, String tenant) {
        database.change(sql -> sql.each(
                "INSERT INTO held (domain, tenant) VALUES (?, ?) ON CONFLICT (domain) DO NOTHING",
                domains.stream()
                        .map(domain -> new Object[] {domain.ascii(), tenant})
                        .toList()));
    }

    /// Whose the nearest domain at or above a name is; empty where nobody has any.
    public Optional<String> holder(DomainName name) {
        var places = new ArrayList<String>();
        for (Optional<DomainName> at = Optional.of(name);
                at.isPresent();
                at = at.get().parent()) {
            places.add(at.get().ascii());
        }
        return database
                .read(sql -> sql.among(
                        "SELECT domain, tenant FROM held WHERE domain IN (?)",
                        places,
                        row -> Map.entry(row.getString(1), row.getString(2))))
                .stream()
                .max(Comparator.comparingInt(each -> each.getKey().length()))
                .map(Map.Entry::getValue);
    }

    /// It is no longer watched, and all that is kept of it here is deleted but whose it was.
    public boolean forget(DomainName domain) {
        return database.write(sql -> {
            String name = domain.ascii();
            sql.change("DELETE FROM due WHERE domain = ?", name);
            sql.change("DELETE FROM alert_event WHERE domain = ?", name);
            sql.change("DELETE FROM alert WHERE domain = ?", name);
            return sql.change("DELETE FROM watched WHERE domain = ?", name) > 0;
        });
    }

    public Optional<WatchedDomain> of(DomainName domain) {
        return database.read(sql -> of(sql, domain.ascii()));
    }

    static Optional<WatchedDomain> of(Sql sql, String domain) throws SQLException {
        return sql.first("SELECT form FROM watched WHERE domain = ?", row -> WATCHED.read(row.getString(1)), domain);
    }

    /// Those of a tenant in the order of their names, from the one after `after`.
    public List<WatchedDomain> list(String tenant, String after, int limit) {
        return database.read(sql -> sql.list(
                "SELECT form FROM watched WHERE tenant = ? AND domain > ? ORDER BY domain LIMIT " + limit,
                row -> WATCHED.read(row.getString(1)),
                tenant,
                after));
    }

    /// When the next look of each kind is due.
    public Map<LookKind, Instant> due(DomainName domain) {
        var due = new EnumMap<LookKind, Instant>(LookKind.class);
        database.<List<LookKind>>read(sql -> sql.list(
                "SELECT kind, due FROM due WHERE domain = ?",
                row -> {
                    LookKind kind = LookKind.valueOf(row.getString(1));
                    due.put(kind, Times.at(row.getLong(2)));
                    return kind;
                },
                domain.ascii()));
        return due;
    }

    /// Somebody asks for a look now.
    public void lookNow(DomainName domain, LookKind kind, Instant now) {
        database.change(sql -> sql.change(
                "UPDATE due SET due = ? WHERE domain = ? AND kind = ? AND due > ?",
                Times.number(now),
                domain.ascii(),
                kind.name(),
                Times.number(now)));
    }

    /// How many looks a calm day needs.
    public long looksADay() {
        return database.read(sql -> sql.first("SELECT COALESCE(SUM(looks), 0) FROM watched", row -> row.getLong(1)))
                .orElse(0L);
    }

    /// How many are watched for all tenants.
    public long count() {
        return database.read(sql -> sql.first("SELECT COUNT(*) FROM watched", row -> row.getLong(1)))
                .orElse(0L);
    }
}
