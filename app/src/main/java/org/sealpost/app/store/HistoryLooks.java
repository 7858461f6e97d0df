package org.sealpost.app.store;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.sealpost.check.time.Sighting;
import org.sealpost.observe.facts.DomainFacts;
import org.sealpost.observe.facts.Part;
import org.sealpost.protocol.Octets;
import org.sealpost.protocol.name.DomainName;

/// The looks at one domain, within one transaction.
final class HistoryLooks {
    private static final Documents<DomainFacts> FACTS = Documents.of(DomainFacts.class);

    /// Who changes a record each time it is looked at fills no disk: of so many different states the ones that were
    /// not seen for the longest time leave.
    private static final int STATES = 500;

    /// Facts of looks that saw the same differ in times only, so they are written anew but now and then.
    private static final Duration SAME_FACTS = Duration.ofHours(12);

    private final Sql sql;
    private final String domain;

    HistoryLooks(Sql sql, DomainName domain) {
        this.sql = sql;
        this.domain = domain.ascii();
    }

    /// Whether mail servers were talked to.
    static boolean isWhole(DomainFacts facts) {
        return !facts.vantage().without().contains(Part.SMTP);
    }

    /// The number of what was seen; a new one when it was never seen before.
    long state(Sighting sighting) throws SQLException {
        String document = SightingDocument.written(sighting);
        String digest = new Hash().add(document).hex();
        Optional<Long> known = sql.first(
                "SELECT n FROM history_state WHERE domain = ? AND digest IN (?, '') AND document = ? ORDER BY n",
                row -> row.getLong(1),
                domain,
                digest,
                document);
        if (known.isPresent()) {
            return known.get();
        }
        long n = sql.first(
                        "SELECT COALESCE(MAX(n), 0) + 1 FROM history_state WHERE domain = ?",
                        row -> row.getLong(1),
                        domain)
                .orElse(1L);
        sql.change(
                "INSERT INTO history_state (domain, n, digest, document) VALUES (?, ?, ?, ?)",
                domain,
                n,
                digest,
                document);
        makeRoom();
        return n;
    }

    private void makeRoom() throws SQLException {
        long states = sql.first("SELECT COUNT(*) FROM history_state WHERE domain = ?", row -> row.getLong(1), domain)
                .orElse(0L);
        if (states <= STATES) {
            return;
        }
        List<Long> oldest = sql.list(
                "SELECT n FROM history_look WHERE domain = ? GROUP BY n ORDER BY MAX(at) LIMIT " + (states - STATES),
                row -> row.getLong(1),
                domain);
        for (long n : oldest) {
            sql.change("DELETE FROM history_look WHERE domain = ? AND n = ?", domain, n);
            sql.change("DELETE FROM history_state WHERE domain = ? AND n = ?", domain, n);
        }
    }

    /// Of two looks at the same instant the one that saw more is kept.
    void add(long n, Instant at, boolean whole) throws SQLException {
        sql.change(
                "INSERT INTO history_look (domain, at, n, whole) VALUES (?, ?, ?, ?) ON CONFLICT (domain, at) DO UPDATE"
                        + " SET n = excluded.n, whole = excluded.whole WHERE history_look.whole < excluded.whole",
                domain,
                Times.number(at),
                n,
                whole ? 1L : 0L);
    }

    private record Look(long at, long n) {}

    /// Of a day on which nothing changed the first look and the last one are kept.
    void still(long n, Instant at, boolean whole) throws SQLException {
        List<Look> last = sql.list(
                "SELECT at, n FROM history_look WHERE domain = ? AND whole = ? ORDER BY at DESC LIMIT 2",
                row -> new Look(row.getLong(1), row.getLong(2)),
                domain,
                whole ? 1L : 0L);
        long day = Times.day(Times.number(at));
        boolean same = last.size() == 2
                && last.stream().allMatch(look -> look.n == n && Times.day(look.at) == day)
                && last.getFirst().at < Times.number(at);
        if (same) {
            sql.change("DELETE FROM history_look WHERE domain = ? AND at = ?", domain, last.getFirst().at);
        }
        add(n, at, whole);
    }

    void keep(DomainFacts facts, long n) throws SQLException {
        long at = Times.number(facts.observedAt());
        long whole = isWhole(facts) ? 1 : 0;
        boolean same = sql.first(
                        "SELECT at, n FROM history_facts WHERE domain = ? AND whole = ?",
                        row -> new Look(row.getLong(1), row.getLong(2)),
                        domain,
                        whole)
                .filter(last -> last.at >= at || (last.n == n && at - last.at < SAME_FACTS.toNanos()))
                .isPresent();
        if (same) {
            return;
        }
        Octets packed;
        try (var packing = new Packed()) {
            packed = packing.of(Octets.utf8(FACTS.write(facts)));
        }
        sql.change(
                "INSERT INTO history_facts (domain, whole, at, n, facts) VALUES (?, ?, ?, ?, ?)"
                        + " ON CONFLICT (domain, whole) DO UPDATE SET at = excluded.at, n = excluded.n,"
                        + " facts = excluded.facts",
                domain,
                whole,
                at,
                n,
                packed);
    }

    Optional<DomainFacts> facts(boolean whole) throws SQLException {
        return sql.first(
                "SELECT facts FROM history_facts WHERE domain = ? AND whole = ?",
                row -> FACTS.read(Packed.read(row.getBytes(1)).utf8Lossy()),
                domain,
                whole ? 1L : 0L);
    }

    static int prune(Sql sql, Instant before) throws SQLException {
        int looks = sql.change("DELETE FROM history_look WHERE at < ?", Times.number(before));
        if (looks > 0) {
            sql.change("DELETE FROM history_state WHERE NOT EXISTS (SELECT 1 FROM history_look WHERE"
                    + " history_look.domain = history_state.domain AND history_look.n = history_state.n)");
        }
        sql.change("DELETE FROM history_facts WHERE at < ?", Times.number(before));
        return looks;
    }
}
