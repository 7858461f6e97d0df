package org.sealpost.app.store;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.sealpost.app.access.TenantId;
import org.sealpost.app.access.audit.AuditEvent;
import org.sealpost.app.access.sign.Tenant;

/// Tenants in SQL.
record SqlTenants(Database database) {
    List<TenantId> words() {
        return database.read(
                sql -> sql.list("SELECT id FROM tenant ORDER BY id", row -> new TenantId(row.getString(1))));
    }

    List<Tenant> all() {
        return database.read(sql -> sql.list(
                "SELECT id, name, since, (SELECT count(*) FROM membership WHERE membership.tenant = tenant.id) FROM"
                        + " tenant ORDER BY id",
                row -> new Tenant(
                        new TenantId(row.getString(1)),
                        row.getString(2).isEmpty() ? row.getString(1) : row.getString(2),
                        Times.at(row.getLong(3)),
                        row.getInt(4))));
    }

    boolean rename(TenantId tenant, String name, AuditEvent event) {
        return database.write(sql -> {
            if (sql.change("UPDATE tenant SET name = ? WHERE id = ?", name, tenant.word()) == 0) {
                return false;
            }
            SqlAuditTrail.append(
                    sql,
                    TenantId.PLATFORM,
                    event.detail("tenant", tenant.word()).detail("name", name));
            return true;
        });
    }

    boolean add(TenantId tenant, AuditEvent event) {
        return database.write(sql -> {
            if (!add(sql, tenant, event.at())) {
                return false;
            }
            SqlAuditTrail.append(sql, TenantId.PLATFORM, event.detail("tenant", tenant.word()));
            return true;
        });
    }

    /// Whether somebody can belong to it. The first one is there from the beginning.
    static boolean isThere(Sql sql, TenantId tenant) throws SQLException {
        return tenant.equals(TenantId.FIRST)
                || sql.first("SELECT id FROM tenant WHERE id = ?", row -> row.getString(1), tenant.word())
                        .isPresent();
    }

    /// @return whether there was none of that name
    static boolean add(Sql sql, TenantId tenant, Instant at) throws SQLException {
        return sql.change(
                        "INSERT INTO tenant (id, since) VALUES (?, ?) ON CONFLICT (id) DO NOTHING",
                        tenant.word(),
                        Times.number(at))
                > 0;
    }
}
