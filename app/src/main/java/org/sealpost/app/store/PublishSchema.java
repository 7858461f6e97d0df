package org.sealpost.app.store;

import java.util.List;

/// The tables of what was approved, planned and done, in words that both databases know (see
/// [Dialect#form]). A step is never changed once it was released: a new form is a new step. Times are
/// nanoseconds since 1970.
final class PublishSchema {
    static final List<List<String>> STEPS = List.of(
            List.of("""
            CREATE TABLE approved (
                domain TEXT NOT NULL PRIMARY KEY,
                at BIGINT NOT NULL,
                person TEXT NOT NULL,
                form TEXT NOT NULL
            )""", """
            CREATE TABLE event (
                domain TEXT NOT NULL,
                n BIGINT NOT NULL,
                form TEXT NOT NULL,
                PRIMARY KEY (domain, n)
            ) WITHOUT ROWID""", """
            CREATE TABLE plan (
                id TEXT NOT NULL PRIMARY KEY,
                domain TEXT NOT NULL,
                made BIGINT NOT NULL,
                planner TEXT NOT NULL,
                state TEXT NOT NULL,
                approval TEXT NOT NULL,
                begun BIGINT,
                ended BIGINT,
                how TEXT NOT NULL,
                form TEXT NOT NULL
            )""", """
            CREATE UNIQUE INDEX plan_underway ON plan (domain) WHERE state = 'underway'""", """
            CREATE INDEX plan_made ON plan (domain, made)""", """
            CREATE TABLE entry (
                plan TEXT NOT NULL,
                n BIGINT NOT NULL,
                form TEXT NOT NULL,
                PRIMARY KEY (plan, n)
            ) WITHOUT ROWID""", """
            CREATE TABLE confirmation (
                domain TEXT NOT NULL,
                n BIGINT NOT NULL,
                form TEXT NOT NULL,
                PRIMARY KEY (domain, n)
            ) WITHOUT ROWID"""),
            List.of("""
            CREATE TABLE applied (
                domain TEXT NOT NULL PRIMARY KEY,
                at BIGINT NOT NULL,
                form TEXT NOT NULL
            )""", """
            CREATE TABLE name_server (
                domain TEXT NOT NULL,
                name TEXT NOT NULL,
                at BIGINT NOT NULL,
                PRIMARY KEY (domain, name)
            ) WITHOUT ROWID"""),
            List.of("""
            CREATE TABLE turn (
                plan TEXT NOT NULL PRIMARY KEY,
                due BIGINT NOT NULL,
                until BIGINT NOT NULL,
                token BIGINT NOT NULL,
                at BIGINT NOT NULL,
                progress TEXT NOT NULL
            )""", """
            CREATE INDEX turn_due ON turn (due, until)""", """
            INSERT INTO turn (plan, due, until, token, at, progress)
                SELECT id, 0, 0, 0, 0, '' FROM plan WHERE state = 'underway'""", """
            CREATE TABLE aim (
                domain TEXT NOT NULL PRIMARY KEY,
                form TEXT NOT NULL
            )"""),
            List.of("""
            ALTER TABLE aim ADD COLUMN due BIGINT NOT NULL DEFAULT 9223372036854775807""", """
            ALTER TABLE aim ADD COLUMN until BIGINT NOT NULL DEFAULT 0""", """
            ALTER TABLE aim ADD COLUMN token BIGINT NOT NULL DEFAULT 0""", """
            ALTER TABLE aim ADD COLUMN at BIGINT NOT NULL DEFAULT 0""", """
            ALTER TABLE aim ADD COLUMN said TEXT NOT NULL DEFAULT ''""", """
            CREATE INDEX aim_due ON aim (due, until)"""),
            List.of("""
            CREATE TABLE second_person (
                tenant TEXT NOT NULL PRIMARY KEY
            )""", """
            ALTER TABLE plan ADD COLUMN tenant TEXT NOT NULL DEFAULT ''""", """
            ALTER TABLE plan ADD COLUMN reason TEXT NOT NULL DEFAULT ''""", """
            ALTER TABLE plan ADD COLUMN asked BIGINT""", """
            CREATE INDEX plan_asked ON plan (tenant, asked)"""),
            List.of("""
            CREATE INDEX plan_waiting ON plan (asked) WHERE state = 'proposed' AND asked IS NOT NULL"""),
            earlier());

    /// Which approvals are from before whoever approves something noted whose the domain is.
    private static List<String> earlier() {
        return List.of(
                "ALTER TABLE approved ADD COLUMN held BIGINT NOT NULL DEFAULT 0",
                "CREATE INDEX approved_earlier ON approved (domain) WHERE held = 0");
    }

    private PublishSchema() {}
}
