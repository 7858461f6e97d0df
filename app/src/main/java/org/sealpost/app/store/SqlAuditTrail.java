package org.sealpost.app.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.sealpost.app.access.PersonId;
import org.sealpost.app.access.TenantId;
import org.sealpost.app.access.audit.AuditChain;
import org.sealpost.app.access.audit.AuditCheck;
import org.sealpost.app.access.audit.AuditEvent;
import org.sealpost.app.access.audit.AuditRow;
import org.sealpost.app.access.audit.AuditTrail;
import org.sealpost.app.access.audit.AuditVerdict;
import org.sealpost.protocol.name.DomainName;

/// The audit trail in SQL. There is one writer at a time, so each row follows the one before it.
final class SqlAuditTrail implements AuditTrail {
    private static final Documents<AuditEvent> EVENT = Documents.of(AuditEvent.class);
    private static final String COLUMNS = "SELECT tenant, n, previous, digest, form FROM audit WHERE tenant = ?";
    private static final int PAGE = 1_000;

    private final Database database;

    SqlAuditTrail(Database database) {
        this.database = database;
    }

    /// In the transaction of what is done.
    static AuditRow append(Sql sql, TenantId tenant, AuditEvent event) throws SQLException {
        AuditRow row = AuditChain.next(tenant, head(sql, tenant), EVENT.write(event));
        sql.change(
                "INSERT INTO audit (tenant, n, domain, previous, digest, form) VALUES (?, ?, ?, ?, ?, ?)",
                tenant.word(),
                row.n(),
                event.domain().map(DomainName::ascii).orElse(""),
                row.previous(),
                row.digest(),
                row.text());
        sql.change(
                "INSERT INTO audit_head (tenant, n, digest) VALUES (?, ?, ?)"
                        + " ON CONFLICT (tenant) DO UPDATE SET n = excluded.n, digest = excluded.digest",
                tenant.word(),
                row.n(),
                row.digest());
        return row;
    }

    /// What concerns a person stands in each tenant that they belong to; where there is none, with the installation.
    static void append(Sql sql, PersonId person, AuditEvent event) throws SQLException {
        List<TenantId> tenants = sql.list(
                "SELECT tenant FROM membership WHERE person = ? ORDER BY tenant",
                row -> new TenantId(row.getString(1)),
                person.hex());
        for (TenantId tenant : tenants.isEmpty() ? List.of(TenantId.PLATFORM) : tenants) {
            append(sql, tenant, event);
        }
    }

    private static AuditChain.Head head(Sql sql, TenantId tenant) throws SQLException {
        return sql.first(
                        "SELECT n, digest FROM audit_head WHERE tenant = ?",
                        row -> new AuditChain.Head(row.getLong(1), row.getString(2)),
                        tenant.word())
                .orElseGet(() -> AuditChain.start(tenant));
    }

    @Override
    public AuditRow append(TenantId tenant, AuditEvent event) {
        return database.write(sql -> append(sql, tenant, event));
    }

    @Override
    public List<Entry> latest(TenantId tenant, long before, int limit) {
        return database.read(sql -> sql.list(
                COLUMNS + " AND n < ? ORDER BY n DESC LIMIT " + limit, SqlAuditTrail::entry, tenant.word(), before));
    }

    @Override
    public List<Entry> latest(TenantId tenant, DomainName domain, long before, int limit) {
        return database.read(sql -> sql.list(
                COLUMNS + " AND domain = ? AND n < ? ORDER BY n DESC LIMIT " + limit,
                SqlAuditTrail::entry,
                tenant.word(),
                domain.ascii(),
                before));
    }

    @Override
    public void each(TenantId tenant, long after, Consumer<AuditRow> reader) {
        long last = after;
        for (List<AuditRow> page = rows(tenant, last, PAGE); !page.isEmpty(); page = rows(tenant, last, PAGE)) {
            page.forEach(reader);
            last = page.getLast().n();
        }
    }

    @Override
    public List<AuditRow> rows(TenantId tenant, long after, int limit) {
        return database.read(sql ->
                sql.list(COLUMNS + " AND n > ? ORDER BY n LIMIT " + limit, SqlAuditTrail::row, tenant.word(), after));
    }

    @Override
    public AuditChain.Head head(TenantId tenant) {
        return database.read(sql -> head(sql, tenant));
    }

    @Override
    public AuditVerdict verify(TenantId tenant, Optional<AuditChain.Head> known) {
        // The end first: what is added while the rows are read comes after it.
        AuditChain.Head end = head(tenant);
        var check = new AuditCheck(
                tenant, Stream.concat(Stream.of(end), known.stream()).toList());
        each(tenant, Long.MIN_VALUE, check::row);
        return check.verdict();
    }

    private static Entry entry(ResultSet row) throws SQLException {
        return new Entry(row(row), EVENT.read(row.getString(5)));
    }

    private static AuditRow row(ResultSet row) throws SQLException {
        return new AuditRow(
                new TenantId(row.getString(1)), row.getLong(2), row.getString(3), row.getString(4), row.getString(5));
    }
}
