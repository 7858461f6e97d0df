package org.sealpost.app.store;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.sealpost.protocol.name.DomainName;
import org.sealpost.reports.PolicyEcho;
import org.sealpost.reports.decision.Approval;
import org.sealpost.reports.decision.Confirmation;
import org.sealpost.reports.decision.Waiver;

/// What named persons have decided, each in one line.
final class DecisionTables {
    private static final String WAIVER = "waiver";
    private static final String CONFIRMATION = "confirmation";

    private final Sql sql;

    DecisionTables(Sql sql) {
        this.sql = sql;
    }

    List<Approval> approvals() throws SQLException {
        return sql.list("SELECT reporter, said FROM approval ORDER BY reporter", row -> {
            List<String> said = Escaped.fields(row.getString(2));
            return new Approval(Names.domain(row.getString(1)), said.get(0), Instant.parse(said.get(1)), said.get(2));
        });
    }

    void approve(Approval approval) throws SQLException {
        sql.change(
                "INSERT INTO approval (reporter, said) VALUES (?, ?)"
                        + " ON CONFLICT (reporter) DO UPDATE SET said = excluded.said",
                approval.reporter().ascii(),
                Escaped.line(approval.by(), approval.at().toString(), approval.reason()));
    }

    boolean withdraw(DomainName reporter) throws SQLException {
        return sql.change("DELETE FROM approval WHERE reporter = ?", reporter.ascii()) > 0;
    }

    List<Waiver> waivers(DomainName domain) throws SQLException {
        return said(domain, WAIVER).stream()
                .map(said -> new Waiver(
                        domain,
                        said.get(0),
                        optional(said.get(1)),
                        optional(said.get(2)),
                        said.get(3),
                        Instant.parse(said.get(4)),
                        Instant.parse(said.get(5)),
                        said.get(6)))
                .toList();
    }

    void waive(Waiver waiver) throws SQLException {
        say(
                waiver.domain(),
                WAIVER,
                waiver.at(),
                Escaped.line(
                        waiver.resultType(),
                        text(waiver.mx()),
                        text(waiver.reason()),
                        waiver.by(),
                        waiver.at().toString(),
                        waiver.expires().toString(),
                        waiver.why()));
    }

    List<Confirmation> confirmations(DomainName domain) throws SQLException {
        return said(domain, CONFIRMATION).stream()
                .map(said -> new Confirmation(
                        domain,
                        new PolicyEcho.Of(said.get(2), new TreeSet<>(said.subList(3, said.size()))),
                        said.get(0),
                        Instant.parse(said.get(1))))
                .toList();
    }

    void confirm(Confirmation confirmation) throws SQLException {
        var said = new ArrayList<>(List.of(
                confirmation.by(),
                confirmation.at().toString(),
                confirmation.policy().mode()));
        said.addAll(confirmation.policy().mx());
        say(confirmation.domain(), CONFIRMATION, confirmation.at(), Escaped.line(said.toArray(String[]::new)));
    }

    /// The newest first.
    private List<List<String>> said(DomainName domain, String kind) throws SQLException {
        return sql.list(
                "SELECT said FROM said WHERE domain = ? AND kind = ? ORDER BY at DESC, digest",
                row -> Escaped.fields(row.getString(1)),
                domain.ascii(),
                kind);
    }

    private void say(DomainName domain, String kind, Instant at, String said) throws SQLException {
        sql.change(
                "INSERT INTO said (domain, kind, at, digest, said) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
                domain.ascii(),
                kind,
                Times.number(at),
                new Hash().add(said).hex(),
                said);
    }

    private static String text(Optional<String> some) {
        return some.map(text -> "=" + text).orElse("");
    }

    private static Optional<String> optional(String text) {
        return text.isEmpty() ? Optional.empty() : Optional.of(text.substring(1));
    }
}
