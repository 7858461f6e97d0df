package org.sealpost.app.store;

import java.util.List;

/// The tables of the watched fleet, in words that both databases know (see [Dialect#form]). A step is never changed
/// once it was released: a new form is a new step. Times are nanoseconds since 1970.
final class FleetSchema {
    static final List<List<String>> STEPS = List.of(
            List.of("""
            CREATE TABLE watched (
                domain TEXT NOT NULL PRIMARY KEY,
                tenant TEXT NOT NULL,
                looks BIGINT NOT NULL,
                form TEXT NOT NULL,
                memory TEXT NOT NULL
            )""", """
            CREATE INDEX watched_tenant ON watched (tenant, domain)""", """
            CREATE TABLE due (
                domain TEXT NOT NULL,
                kind TEXT NOT NULL,
                due BIGINT NOT NULL,
                until BIGINT NOT NULL,
                token BIGINT NOT NULL,
                PRIMARY KEY (domain, kind)
            ) WITHOUT ROWID""", """
            CREATE INDEX due_due ON due (due, until)""", """
            CREATE TABLE alert (
                id TEXT NOT NULL PRIMARY KEY,
                domain TEXT NOT NULL,
                tenant TEXT NOT NULL,
                cause TEXT NOT NULL,
                state TEXT NOT NULL,
                level TEXT NOT NULL,
                live BIGINT NOT NULL,
                changed BIGINT NOT NULL,
                news BIGINT,
                form TEXT NOT NULL
            )""", """
            CREATE UNIQUE INDEX alert_live ON alert (cause) WHERE live = 1""", """
            CREATE INDEX alert_domain ON alert (domain, live)""", """
            CREATE INDEX alert_tenant ON alert (tenant, state, changed)""", """
            CREATE INDEX alert_news ON alert (news)""", """
            CREATE TABLE alert_event (
                alert TEXT NOT NULL,
                n BIGINT NOT NULL,
                domain TEXT NOT NULL,
                at BIGINT NOT NULL,
                form TEXT NOT NULL,
                PRIMARY KEY (alert, n)
            ) WITHOUT ROWID""", """
            CREATE INDEX alert_event_at ON alert_event (at)""", """
            CREATE TABLE maintenance (
                id TEXT NOT NULL PRIMARY KEY,
                tenant TEXT NOT NULL,
                ends BIGINT NOT NULL,
                form TEXT NOT NULL
            )""", """
            CREATE TABLE channel (
                name TEXT NOT NULL PRIMARY KEY,
                tenant TEXT NOT NULL,
                form TEXT NOT NULL,
                target TEXT NOT NULL
            )""", """
            CREATE TABLE outbox (
                id TEXT NOT NULL,
                channel TEXT NOT NULL,
                made BIGINT NOT NULL,
                n BIGINT NOT NULL,
                due BIGINT NOT NULL,
                until BIGINT NOT NULL,
                token BIGINT NOT NULL,
                attempts BIGINT NOT NULL,
                state TEXT NOT NULL,
                said TEXT NOT NULL,
                ended BIGINT,
                form TEXT NOT NULL,
                PRIMARY KEY (channel, n)
            ) WITHOUT ROWID""", """
            CREATE INDEX outbox_state ON outbox (state, due)""", """
            CREATE INDEX outbox_made ON outbox (made)"""),
            standing(),
            feeds(),
            changes());

    /// What lists are chosen and ordered by: tags with a line end around each, stage and mode as words, the grade and
    /// the need as the places in their order. Tags of rows from before are `?` until they are filled in.
    private static List<String> standing() {
        return List.of(
                "ALTER TABLE watched ADD COLUMN tags TEXT NOT NULL DEFAULT '?'",
                "ALTER TABLE watched ADD COLUMN stage TEXT NOT NULL DEFAULT ''",
                "ALTER TABLE watched ADD COLUMN mode TEXT NOT NULL DEFAULT ''",
                "ALTER TABLE watched ADD COLUMN grade BIGINT NOT NULL DEFAULT -1",
                "ALTER TABLE watched ADD COLUMN need BIGINT NOT NULL DEFAULT 4",
                "ALTER TABLE watched ADD COLUMN looked BIGINT NOT NULL DEFAULT 0");
    }

    /// When each look was, and the events of a tenant in the order in which they came.
    private static List<String> feeds() {
        return List.of("""
            ALTER TABLE due ADD COLUMN looked BIGINT""", """
            ALTER TABLE alert_event ADD COLUMN tenant TEXT NOT NULL DEFAULT ''""", """
            ALTER TABLE alert_event ADD COLUMN seq BIGINT NOT NULL DEFAULT 0""", """
            CREATE INDEX alert_event_tenant ON alert_event (tenant, seq)""", """
            CREATE TABLE event_count (
                tenant TEXT NOT NULL PRIMARY KEY,
                n BIGINT NOT NULL
            )""");
    }

    /// Which alerts are about changes, and not about what a look sees; and whose each domain is, also when it is not
    /// watched any more.
    private static List<String> changes() {
        return List.of(
                "ALTER TABLE alert ADD COLUMN change BIGINT NOT NULL DEFAULT 0",
                "CREATE INDEX alert_change ON alert (domain) WHERE live = 1 AND change = 1",
                """
            CREATE TABLE held (
                domain TEXT NOT NULL PRIMARY KEY,
                tenant TEXT NOT NULL
            )""",
                "INSERT INTO held (domain, tenant) SELECT domain, tenant FROM watched");
    }

    private FleetSchema() {}
}
