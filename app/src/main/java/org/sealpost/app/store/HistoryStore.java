package org.sealpost.app.store;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sealpost.app.form.FormFault;
import org.sealpost.check.time.Past;
import org.sealpost.check.time.Sighting;
import org.sealpost.observe.facts.DomainFacts;
import org.sealpost.protocol.name.DomainName;

/// What looks at domains saw: those that people made, each of them, and those of the watcher, of which what
/// changed is kept and, for each day, that it was still so. Several processes may use it at once.
public final class HistoryStore implements AutoCloseable {
    /// How long a sighting is kept.
    public static final Duration KEPT = Duration.ofDays(400);

    /// As many as people read.
    private static final int LATEST = 1_000;

    /// As many different ones as a comparison reads at the most.
    private static final int STATES = 200;

    private final Database database;

    private HistoryStore(Database database) {
        this.database = database;
    }

    /// Opens the file and makes it, and the folders above it, when they are not there.
    ///
    /// @throws StoreFault when that is not possible
    public static HistoryStore open(Path file) {
        return new HistoryStore(Databases.file(file, Part.HISTORY));
    }

    /// The same for those who have little time.
    ///
    /// @param patience how long another process may hold the file
    public static HistoryStore open(Path file, Duration patience) {
        return new HistoryStore(Databases.file(file, Part.HISTORY, patience));
    }

    /// A PostgreSQL server, or else a file; see [Databases#isServer].
    ///
    /// @throws StoreFault when that is not possible
    public static HistoryStore open(String place) {
        return Databases.isServer(place) ? server(place, Optional.empty()) : open(Path.of(place));
    }

    /// A PostgreSQL server.
    ///
    /// @param password for a URL that has none
    /// @throws StoreFault when that is not possible
    public static HistoryStore server(String url, Optional<String> password) {
        return new HistoryStore(Databases.server(url, password, Part.HISTORY));
    }

    /// The latest looks at the domain in which mail servers were talked to, the newest first.
    public Past past(DomainName domain) {
        return past(
                domain,
                "SELECT at, n FROM history_look WHERE domain = ? AND whole = 1 ORDER BY at DESC LIMIT " + LATEST);
    }

    /// The latest looks of all kinds, the newest first. In those at DNS and the policy alone, nothing is
    /// known of mail servers.
    public Past all(DomainName domain) {
        return past(domain, "SELECT at, n FROM history_look WHERE domain = ? ORDER BY at DESC LIMIT " + LATEST);
    }

    /// Of all looks of [#past] that saw the same, the newest: what a comparison needs, and no more.
    public Past different(DomainName domain) {
        return past(
                domain,
                "SELECT MAX(at) AS latest, n FROM history_look WHERE domain = ? AND whole = 1 GROUP BY n"
                        + " ORDER BY latest DESC LIMIT " + STATES);
    }

    private record Look(long at, long n) {}

    private Past past(DomainName domain, String looks) {
        try {
            return database.read(sql -> {
                List<Look> all = sql.list(looks, row -> new Look(row.getLong(1), row.getLong(2)), domain.ascii());
                Map<Long, Sighting> states = states(sql, domain, all);
                List<Sighting> sightings = new ArrayList<>();
                for (Look look : all) {
                    Optional.ofNullable(states.get(look.n))
                            .map(state -> state.seenAt(Times.at(look.at)))
                            .ifPresent(sightings::add);
                }
                return new Past(sightings);
            });
        } catch (FormFault broken) {
            throw new StoreFault(broken);
        }
    }

    /// Each state is read once, however often it was seen.
    private static Map<Long, Sighting> states(Sql sql, DomainName domain, List<Look> looks) throws SQLException {
        var states = new HashMap<Long, Sighting>();
        for (long n : looks.stream().mapToLong(Look::n).distinct().toArray()) {
            sql.first(
                            "SELECT document FROM history_state WHERE domain = ? AND n = ?",
                            row -> SightingDocument.read(Instant.EPOCH, row.getString(1)),
                            domain.ascii(),
                            n)
                    .ifPresent(state -> states.put(n, state));
        }
        return states;
    }

    /// Keeps a look that somebody made, and drops what is older than [#KEPT] at its time.
    public void keep(Sighting sighting) {
        database.change(sql -> {
            var looks = new HistoryLooks(sql, sighting.domain());
            looks.add(looks.state(sighting), sighting.at(), true);
            HistoryLooks.prune(sql, sighting.at().minus(KEPT));
        });
    }

    /// Keeps a look of the watcher: what is as it was needs no more than the word that it was still so.
    ///
    /// @param facts all that was seen; kept until the next look of its kind
    public void watched(Sighting sighting, DomainFacts facts) {
        database.change(sql -> {
            var looks = new HistoryLooks(sql, sighting.domain());
            long n = looks.state(sighting);
            looks.still(n, sighting.at(), HistoryLooks.isWhole(facts));
            looks.keep(facts, n);
        });
    }

    /// All that the last look saw.
    ///
    /// @param whole whether one in which mail servers were talked to is wanted, or one at DNS and the policy alone
    public Optional<DomainFacts> facts(DomainName domain, boolean whole) {
        return database.read(sql -> new HistoryLooks(sql, domain).facts(whole));
    }

    /// Drops sightings from before this instant.
    ///
    /// @return how many there were
    public int prune(Instant before) {
        return database.write(sql -> HistoryLooks.prune(sql, before));
    }

    /// Drops everything about the domain.
    ///
    /// @return how many sightings there were
    public int forget(DomainName domain) {
        return database.write(sql -> {
            sql.change("DELETE FROM history_facts WHERE domain = ?", domain.ascii());
            sql.change("DELETE FROM history_state WHERE domain = ?", domain.ascii());
            return sql.change("DELETE FROM history_look WHERE domain = ?", domain.ascii());
        });
    }

    @Override
    public void close() {
        database.close();
    }
}
