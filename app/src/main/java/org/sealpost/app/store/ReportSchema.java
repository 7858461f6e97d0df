package org.sealpost.app.store;

import java.util.List;

/// The tables of the reports, in words that both databases know (see [Dialect#form]). A step is never changed once it
/// was released: a new form is a new step.
///
/// Names of reports begin with their day, so what comes together stands together, and one transaction touches few
/// pages. Times are nanoseconds since 1970, days are days since then; texts from outside are coded by [Texts].
final class ReportSchema {
    static final List<List<String>> STEPS = List.of(first());

    private static List<String> first() {
        return List.of(
                """
                CREATE TABLE arrival (
                    digest TEXT NOT NULL PRIMARY KEY,
                    way TEXT NOT NULL,
                    source TEXT NOT NULL,
                    at BIGINT NOT NULL,
                    about TEXT NOT NULL,
                    letter TEXT NOT NULL,
                    strength BIGINT NOT NULL,
                    signer TEXT NOT NULL,
                    authenticity TEXT NOT NULL,
                    notes TEXT NOT NULL,
                    contents TEXT NOT NULL,
                    octets BLOB
                )""",
                """
                CREATE INDEX arrival_at ON arrival (at)""",
                """
                CREATE INDEX arrival_with_octets ON arrival (at) WHERE octets IS NOT NULL""",
                """
                CREATE INDEX arrival_unknown ON arrival (at) WHERE strength = 1""",
                """
                CREATE TABLE content (
                    id TEXT NOT NULL PRIMARY KEY,
                    same TEXT NOT NULL,
                    organization TEXT NOT NULL,
                    day BIGINT,
                    domains TEXT NOT NULL,
                    sessions BIGINT NOT NULL,
                    failing BIGINT NOT NULL,
                    notes TEXT NOT NULL,
                    json BLOB NOT NULL
                )""",
                """
                CREATE TABLE link (
                    content TEXT NOT NULL,
                    digest TEXT NOT NULL,
                    timely BIGINT NOT NULL,
                    PRIMARY KEY (content, digest)
                ) WITHOUT ROWID""",
                """
                CREATE TABLE report (
                    content TEXT NOT NULL,
                    signer TEXT NOT NULL,
                    reporter TEXT NOT NULL,
                    same TEXT NOT NULL,
                    listed BIGINT NOT NULL,
                    first BIGINT NOT NULL,
                    sessions BIGINT NOT NULL,
                    timely BIGINT NOT NULL,
                    counts BIGINT NOT NULL,
                    PRIMARY KEY (content, signer)
                ) WITHOUT ROWID""",
                """
                CREATE INDEX report_same ON report (same, timely, sessions)""",
                """
                CREATE INDEX report_listed ON report (listed, content, signer)""",
                """
                CREATE TABLE reported (
                    day BIGINT NOT NULL,
                    domain TEXT NOT NULL,
                    content TEXT NOT NULL,
                    n BIGINT NOT NULL,
                    days BIGINT NOT NULL,
                    type TEXT NOT NULL,
                    echo TEXT NOT NULL,
                    successful BIGINT NOT NULL,
                    failed BIGINT NOT NULL,
                    failing BIGINT NOT NULL,
                    heads BIGINT NOT NULL,
                    total_successful BIGINT NOT NULL,
                    total_failed BIGINT NOT NULL,
                    PRIMARY KEY (day, domain, content, n)
                ) WITHOUT ROWID""",
                """
                CREATE INDEX reported_failing ON reported (day, domain) WHERE failing = 1""",
                """
                CREATE TABLE failure (
                    content TEXT NOT NULL,
                    n BIGINT NOT NULL,
                    m BIGINT NOT NULL,
                    type TEXT NOT NULL,
                    mx TEXT NOT NULL,
                    receiving_ip TEXT NOT NULL,
                    sending_ip TEXT NOT NULL,
                    reason TEXT NOT NULL,
                    sessions BIGINT NOT NULL,
                    PRIMARY KEY (content, n, m)
                ) WITHOUT ROWID""",
                """
                CREATE TABLE daily (
                    day BIGINT NOT NULL,
                    domain TEXT NOT NULL,
                    reporter TEXT NOT NULL,
                    type TEXT NOT NULL,
                    reports BIGINT NOT NULL,
                    successful BIGINT NOT NULL,
                    failed BIGINT NOT NULL,
                    PRIMARY KEY (day, domain, reporter, type)
                ) WITHOUT ROWID""",
                """
                CREATE INDEX daily_of_domains ON daily (day, domain) WHERE reporter = ''""",
                """
                CREATE TABLE clean (
                    day BIGINT NOT NULL,
                    domain TEXT NOT NULL,
                    reporter TEXT NOT NULL,
                    type TEXT NOT NULL,
                    echo TEXT NOT NULL,
                    days BIGINT NOT NULL,
                    reports BIGINT NOT NULL,
                    successful BIGINT NOT NULL,
                    arrived BIGINT NOT NULL,
                    PRIMARY KEY (day, domain, reporter, type, echo, days)
                ) WITHOUT ROWID""",
                """
                CREATE TABLE text (
                    id TEXT NOT NULL PRIMARY KEY,
                    text TEXT NOT NULL,
                    used BIGINT NOT NULL
                )""",
                """
                CREATE TABLE refusal (
                    day BIGINT NOT NULL,
                    way TEXT NOT NULL,
                    code TEXT NOT NULL,
                    number BIGINT NOT NULL,
                    PRIMARY KEY (day, way, code)
                ) WITHOUT ROWID""",
                """
                CREATE TABLE counted (
                    domain TEXT NOT NULL,
                    day BIGINT NOT NULL,
                    reporter TEXT NOT NULL,
                    sessions BIGINT NOT NULL,
                    PRIMARY KEY (domain, day, reporter)
                ) WITHOUT ROWID""",
                """
                CREATE TABLE bookmark (
                    mailbox TEXT NOT NULL PRIMARY KEY,
                    uid_validity BIGINT NOT NULL,
                    uid BIGINT NOT NULL
                )""",
                """
                CREATE TABLE approval (
                    reporter TEXT NOT NULL PRIMARY KEY,
                    said TEXT NOT NULL
                )""",
                """
                CREATE TABLE said (
                    domain TEXT NOT NULL,
                    kind TEXT NOT NULL,
                    at BIGINT NOT NULL,
                    digest TEXT NOT NULL,
                    said TEXT NOT NULL,
                    PRIMARY KEY (domain, kind, digest)
                )""");
    }

    private ReportSchema() {}
}
