package org.sealpost.app.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.sealpost.host.certificate.Account;
import org.sealpost.host.certificate.AccountForm;
import org.sealpost.host.certificate.CertificateStore;
import org.sealpost.host.certificate.CertifiedName;
import org.sealpost.host.certificate.CertifiedNameForm;
import org.sealpost.host.certificate.LedgerEntry;
import org.sealpost.host.certificate.Phase;
import org.sealpost.host.certificate.Subject;
import org.sealpost.protocol.name.DomainName;

/// Certificates, open orders and accounts in SQL. Private keys come sealed.
final class SqlCertificateStore implements CertificateStore {
    /// The next revision, by which those that serve hear of a change.
    static final String NEXT = "(SELECT COALESCE(MAX(revision), 0) + 1 FROM certified)";
    private static final String RESTING = "resting";
    private static final String OPEN = "open";
    private static final String WITHDRAWN = "withdrawn";

    private final Database database;

    SqlCertificateStore(Database database) {
        this.database = database;
    }

    @Override
    public Optional<Stored> of(DomainName name) {
        return database.read(sql -> of(sql, name));
    }

    @Override
    public Optional<Stored> add(CertifiedName name) {
        return database.write(sql -> sql.change(
                                "INSERT INTO certified (name, revision, tenant, phase, waiting, due, form) VALUES (?, "
                                        + NEXT + ", ?, ?, ?, ?, ?) ON CONFLICT (name) DO NOTHING",
                                name.name().ascii(),
                                name.subject().tenant(),
                                phase(name),
                                waiting(name),
                                Times.number(name.due()),
                                CertifiedNameForm.write(name))
                        == 0
                ? Optional.<Stored>empty()
                : of(sql, name.name()));
    }

    @Override
    public Optional<Stored> replace(Stored known, CertifiedName next) {
        return database.write(sql -> sql.change(
                                "UPDATE certified SET revision = " + NEXT
                                        + ", tenant = ?, phase = ?, waiting = ?, due = ?, form = ?"
                                        + " WHERE name = ? AND revision = ?",
                                next.subject().tenant(),
                                phase(next),
                                waiting(next),
                                Times.number(next.due()),
                                CertifiedNameForm.write(next),
                                known.name().name().ascii(),
                                known.revision())
                        == 0
                ? Optional.<Stored>empty()
                : of(sql, next.name()));
    }

    @Override
    public List<Stored> dueOrders(Instant now, int limit) {
        return database.read(sql -> sql.list(
                "SELECT form, revision FROM certified WHERE phase = '" + OPEN
                        + "' AND due <= ? ORDER BY due, name LIMIT " + limit,
                SqlCertificateStore::stored,
                Times.number(now)));
    }

    @Override
    public List<Stored> dueNames(Instant now, int perTenant, int limit) {
        return database.read(sql -> sql.list(
                "SELECT form, revision FROM (SELECT form, revision, waiting, due, name, ROW_NUMBER() OVER"
                        + " (PARTITION BY tenant ORDER BY waiting, due, name) AS place FROM certified WHERE phase = '"
                        + RESTING + "' AND due <= ?) AS ready WHERE place <= ? ORDER BY waiting, due, name LIMIT "
                        + limit,
                SqlCertificateStore::stored,
                Times.number(now),
                (long) perTenant));
    }

    @Override
    public Optional<Instant> nextDue(Instant now) {
        return database.read(sql -> sql.first(
                        "SELECT MIN(due) FROM certified WHERE phase <> '" + WITHDRAWN + "' AND due > ?",
                        row -> Sql.number(row, 1),
                        Times.number(now))
                .flatMap(due -> due)
                .map(Times::at));
    }

    @Override
    public List<Stored> changedAfter(long revision, int limit) {
        return database.read(sql -> sql.list(
                "SELECT form, revision FROM certified WHERE revision > ? ORDER BY revision LIMIT " + limit,
                SqlCertificateStore::stored,
                revision));
    }

    @Override
    public void note(LedgerEntry entry) {
        Subject subject = entry.subject();
        database.change(sql -> sql.change(
                "INSERT INTO ledger (at, kind, authority, tenant, registered, name) VALUES (?, ?, ?, ?, ?, ?)",
                Times.number(entry.at()),
                entry.kind().name(),
                entry.authority(),
                subject.tenant(),
                subject.registered().ascii(),
                subject.name().ascii()));
    }

    @Override
    public List<Instant> noted(LedgerEntry.Kind kind, String authority, LedgerEntry.Scope scope, Instant since) {
        String column = switch (scope) {
            // Any column that equals itself: everybody.
            case LedgerEntry.Scope.Everybody _ -> "authority";
            case LedgerEntry.Scope.Tenant _ -> "tenant";
            case LedgerEntry.Scope.Registered _ -> "registered";
            case LedgerEntry.Scope.Name _ -> "name";
        };
        String value = switch (scope) {
            case LedgerEntry.Scope.Everybody _ -> authority;
            case LedgerEntry.Scope.Tenant(String tenant) -> tenant;
            case LedgerEntry.Scope.Registered(DomainName domain) -> domain.ascii();
            case LedgerEntry.Scope.Name(DomainName name) -> name.ascii();
        };
        return database.read(sql -> sql.list(
                "SELECT at FROM ledger WHERE authority = ? AND kind = ? AND at > ? AND " + column + " = ? ORDER BY at",
                row -> Times.at(row.getLong(1)),
                authority,
                kind.name(),
                Times.number(since),
                value));
    }

    @Override
    public void forgetNotes(Instant before) {
        database.change(sql -> sql.change("DELETE FROM ledger WHERE at < ?", Times.number(before)));
    }

    @Override
    public Optional<Account> account(String authority) {
        return database.read(sql -> account(sql, authority));
    }

    @Override
    public boolean replaceAccount(Optional<Account> known, Account next) {
        return database.write(sql -> {
            if (!account(sql, next.authority()).equals(known)) {
                return false;
            }
            sql.change(
                    "INSERT INTO account (authority, form) VALUES (?, ?)"
                            + " ON CONFLICT (authority) DO UPDATE SET form = excluded.form",
                    next.authority(),
                    AccountForm.write(next));
            return true;
        });
    }

    private static Optional<Account> account(Sql sql, String authority) throws SQLException {
        return sql.first(
                "SELECT form FROM account WHERE authority = ?", row -> AccountForm.read(row.getString(1)), authority);
    }

    private static Optional<Stored> of(Sql sql, DomainName name) throws SQLException {
        return sql.first(
                "SELECT form, revision FROM certified WHERE name = ?", SqlCertificateStore::stored, name.ascii());
    }

    private static Stored stored(ResultSet row) throws SQLException {
        return new Stored(CertifiedNameForm.read(row.getString(1)), row.getLong(2));
    }

    private static String phase(CertifiedName name) {
        return switch (name.phase()) {
            case Phase.Resting _ -> RESTING;
            case Phase.Placing _, Phase.Ordered _ -> OPEN;
            case Phase.Withdrawn _ -> WITHDRAWN;
        };
    }

    /// Those that wait for their first certificate come after those that need another.
    private static long waiting(CertifiedName name) {
        return name.holding().current().isEmpty() ? 1L : 0L;
    }
}
