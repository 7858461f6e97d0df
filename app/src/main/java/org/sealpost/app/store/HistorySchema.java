package org.sealpost.app.store;

import java.util.List;

/// The tables of the history. A step is never changed once it was released: a new form is a new step. Times are
/// nanoseconds since 1970.
///
/// In the first two forms a history was a file only, so of these a server has nothing.
final class HistorySchema {
    private static final List<String> SIGHTINGS = List.of("""
            CREATE TABLE sighting (
                domain TEXT NOT NULL,
                at TEXT NOT NULL,
                document TEXT NOT NULL,
                PRIMARY KEY (domain, at)
            ) WITHOUT ROWID""");

    private HistorySchema() {}

    static List<List<String>> steps(Dialect dialect) {
        return switch (dialect) {
            case SQLITE -> List.of(SIGHTINGS, looksAndStates(), tables(), fromLooksAndStates());
            case POSTGRESQL -> List.of(List.of(), List.of(), tables(), List.of());
        };
    }

    /// What looks saw is kept once, however often it was seen: of all looks that saw the same, a comparison
    /// needs the last alone.
    private static List<String> looksAndStates() {
        return List.of("""
                CREATE TABLE state (
                    id INTEGER PRIMARY KEY,
                    domain TEXT NOT NULL,
                    document TEXT NOT NULL,
                    UNIQUE (domain, document)
                )""", """
                CREATE TABLE look (
                    domain TEXT NOT NULL,
                    at TEXT NOT NULL,
                    state INTEGER NOT NULL REFERENCES state (id),
                    PRIMARY KEY (domain, at)
                ) WITHOUT ROWID""", """
                INSERT OR IGNORE INTO state (domain, document)
                SELECT domain, json_remove(document, '$.at') FROM sighting ORDER BY domain, at""", """
                INSERT INTO look (domain, at, state)
                SELECT sighting.domain, sighting.at, state.id FROM sighting JOIN state
                ON state.domain = sighting.domain AND state.document = json_remove(sighting.document, '$.at')""", """
                DROP TABLE sighting""", """
                CREATE INDEX look_at ON look (at)""", """
                CREATE INDEX look_state ON look (state, at)""");
    }

    /// States are numbered for each domain; the digest of one that came from an earlier form is empty. A
    /// look is whole when mail servers were talked to. Of the last looks there is all that was seen.
    private static List<String> tables() {
        return List.of("""
                CREATE TABLE history_state (
                    domain TEXT NOT NULL,
                    n BIGINT NOT NULL,
                    digest TEXT NOT NULL,
                    document TEXT NOT NULL,
                    PRIMARY KEY (domain, n)
                )""", """
                CREATE INDEX history_state_digest ON history_state (domain, digest)""", """
                CREATE TABLE history_look (
                    domain TEXT NOT NULL,
                    at BIGINT NOT NULL,
                    n BIGINT NOT NULL,
                    whole BIGINT NOT NULL,
                    PRIMARY KEY (domain, at)
                ) WITHOUT ROWID""", """
                CREATE INDEX history_look_n ON history_look (domain, n, at)""", """
                CREATE INDEX history_look_at ON history_look (at)""", """
                CREATE TABLE history_facts (
                    domain TEXT NOT NULL,
                    whole BIGINT NOT NULL,
                    at BIGINT NOT NULL,
                    n BIGINT NOT NULL,
                    facts BLOB NOT NULL,
                    PRIMARY KEY (domain, whole)
                )""");
    }

    private static List<String> fromLooksAndStates() {
        return List.of("""
                INSERT INTO history_state (domain, n, digest, document) SELECT domain, id, '', document FROM state""", """
                INSERT INTO history_look (domain, at, n, whole)
                SELECT domain, CAST(substr(at, 1, 20) AS INTEGER) * 1000000000 + CAST(substr(at, 22, 9) AS INTEGER),
                state, 1 FROM look""", """
                DROP TABLE look""", """
                DROP TABLE state""");
    }
}
