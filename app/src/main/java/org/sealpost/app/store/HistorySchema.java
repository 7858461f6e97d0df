package org.sealpost.app.store;

import java.util.List;

/// The tables of the history. A step is never changed once it was released: a new form is a new step.
final class HistorySchema {
    static final List<List<String>> STEPS = List.of(List.of("""
            CREATE TABLE sighting (
                domain TEXT NOT NULL,
                at TEXT NOT NULL,
                document TEXT NOT NULL,
                PRIMARY KEY (domain, at)
            ) WITHOUT ROWID"""), looksAndStates());

    /// What looks saw is kept once, however often it was seen: of all looks that saw the same, a comparison needs the
    /// last alone.
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

    private HistorySchema() {}
}
