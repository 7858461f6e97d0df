package org.sealpost.app.store;

import java.util.List;

/// The tables of who may do what and who did, in words that both databases know (see [Dialect#form]). A
/// step is never changed once it was released: a new form is a new step. Times are nanoseconds since 1970.
/// Secrets stand here sealed, or as digests.
final class AccessSchema {
    static final List<List<String>> STEPS = List.of(
            List.of("""
            CREATE TABLE tenant (
                id TEXT NOT NULL PRIMARY KEY,
                since BIGINT NOT NULL
            )""", """
            CREATE TABLE person (
                id TEXT NOT NULL PRIMARY KEY,
                name TEXT NOT NULL UNIQUE,
                platform BIGINT NOT NULL,
                disabled BIGINT NOT NULL,
                since BIGINT NOT NULL
            )""", """
            CREATE TABLE membership (
                tenant TEXT NOT NULL,
                person TEXT NOT NULL,
                role TEXT NOT NULL,
                PRIMARY KEY (tenant, person)
            ) WITHOUT ROWID""", """
            CREATE INDEX membership_person ON membership (person)""", """
            CREATE TABLE identity (
                kind TEXT NOT NULL,
                issuer TEXT NOT NULL,
                subject TEXT NOT NULL,
                person TEXT NOT NULL,
                proof TEXT NOT NULL,
                PRIMARY KEY (kind, issuer, subject)
            ) WITHOUT ROWID""", """
            CREATE INDEX identity_person ON identity (person)""", """
            CREATE TABLE second_factor (
                person TEXT NOT NULL PRIMARY KEY,
                sealed TEXT NOT NULL,
                step BIGINT NOT NULL,
                confirmed BIGINT NOT NULL
            )""", """
            CREATE TABLE recovery (
                person TEXT NOT NULL,
                digest TEXT NOT NULL,
                PRIMARY KEY (person, digest)
            ) WITHOUT ROWID""", """
            CREATE TABLE browser_session (
                id TEXT NOT NULL PRIMARY KEY,
                person TEXT NOT NULL,
                stage TEXT NOT NULL,
                began BIGINT NOT NULL,
                seen BIGINT NOT NULL,
                ends BIGINT NOT NULL,
                source TEXT NOT NULL,
                agent TEXT NOT NULL
            )""", """
            CREATE INDEX browser_session_person ON browser_session (person)""", """
            CREATE TABLE api_token (
                id TEXT NOT NULL PRIMARY KEY,
                digest TEXT NOT NULL UNIQUE,
                tenant TEXT NOT NULL,
                person TEXT NOT NULL,
                name TEXT NOT NULL,
                permissions TEXT NOT NULL,
                domains TEXT NOT NULL,
                made BIGINT NOT NULL,
                ends BIGINT NOT NULL,
                used BIGINT,
                revoked BIGINT
            )""", """
            CREATE INDEX api_token_tenant ON api_token (tenant, made)""", """
            CREATE TABLE access_link (
                digest TEXT NOT NULL PRIMARY KEY,
                purpose TEXT NOT NULL,
                tenant TEXT NOT NULL,
                role TEXT NOT NULL,
                person TEXT NOT NULL,
                made BIGINT NOT NULL,
                ends BIGINT NOT NULL
            )""", """
            CREATE TABLE audit (
                tenant TEXT NOT NULL,
                n BIGINT NOT NULL,
                domain TEXT NOT NULL,
                previous TEXT NOT NULL,
                digest TEXT NOT NULL,
                form TEXT NOT NULL,
                PRIMARY KEY (tenant, n)
            ) WITHOUT ROWID""", """
            CREATE INDEX audit_domain ON audit (tenant, domain, n)""", """
            CREATE TABLE audit_head (
                tenant TEXT NOT NULL PRIMARY KEY,
                n BIGINT NOT NULL,
                digest TEXT NOT NULL
            )"""),
            List.of("""
            CREATE TABLE kept_answer (
                caller TEXT NOT NULL,
                word TEXT NOT NULL,
                request TEXT NOT NULL,
                until BIGINT NOT NULL,
                answer TEXT NOT NULL,
                PRIMARY KEY (caller, word)
            ) WITHOUT ROWID""", """
            CREATE INDEX kept_answer_until ON kept_answer (until)"""),
            List.of("""
            ALTER TABLE tenant ADD COLUMN name TEXT NOT NULL DEFAULT ''""", """
            CREATE TABLE expected (
                tenant TEXT NOT NULL,
                email TEXT NOT NULL,
                role TEXT NOT NULL,
                made BIGINT NOT NULL,
                ends BIGINT NOT NULL,
                PRIMARY KEY (tenant, email)
            ) WITHOUT ROWID""", """
            CREATE INDEX expected_email ON expected (email)"""),
            // Of links for another password it is not known any more who made them: others take their place.
            List.of("""
            ALTER TABLE access_link ADD COLUMN maker TEXT NOT NULL DEFAULT ''""", """
            ALTER TABLE expected ADD COLUMN maker TEXT NOT NULL DEFAULT ''""", """
            DELETE FROM access_link WHERE purpose = 'new-password'"""),
            // What was made before makers were kept would outlive what its maker may do: it is made anew.
            List.of("""
            CREATE TABLE wrong_try (
                kind TEXT NOT NULL,
                slot BIGINT NOT NULL,
                back BIGINT NOT NULL,
                PRIMARY KEY (kind, slot)
            ) WITHOUT ROWID""", """
            DELETE FROM access_link WHERE purpose = 'invitation' AND maker = ''""", """
            DELETE FROM expected WHERE maker = ''"""));

    private AccessSchema() {}
}
