package org.sealpost.app.store;

import java.util.List;

/// The tables of the policy host, in words that both databases know (see [Dialect#form]). A step is never changed once
/// it was released: a new form is a new step. Times are nanoseconds since 1970.
final class HostSchema {
    static final List<List<String>> STEPS = List.of(List.of("""
            CREATE TABLE served (
                domain TEXT NOT NULL PRIMARY KEY,
                revision BIGINT NOT NULL UNIQUE,
                body BLOB
            )""", """
            CREATE TABLE certified (
                name TEXT NOT NULL PRIMARY KEY,
                revision BIGINT NOT NULL UNIQUE,
                tenant TEXT NOT NULL,
                phase TEXT NOT NULL,
                waiting BIGINT NOT NULL,
                due BIGINT NOT NULL,
                form TEXT NOT NULL
            )""", """
            CREATE INDEX certified_due ON certified (phase, due)""", """
            CREATE TABLE account (
                authority TEXT NOT NULL PRIMARY KEY,
                form TEXT NOT NULL
            )""", """
            CREATE TABLE ledger (
                at BIGINT NOT NULL,
                kind TEXT NOT NULL,
                authority TEXT NOT NULL,
                tenant TEXT NOT NULL,
                registered TEXT NOT NULL,
                name TEXT NOT NULL
            )""", """
            CREATE INDEX ledger_at ON ledger (authority, kind, at)""", """
            CREATE TABLE delegation (
                slug TEXT NOT NULL PRIMARY KEY,
                tenant TEXT NOT NULL,
                domain TEXT NOT NULL,
                zone TEXT NOT NULL,
                since BIGINT,
                until BIGINT
            )""", """
            CREATE INDEX delegation_domain ON delegation (domain, tenant)"""));

    private HostSchema() {}
}
