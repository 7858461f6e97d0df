package org.sealpost.app.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.sealpost.host.delegation.Delegation;
import org.sealpost.host.delegation.DelegationStore;
import org.sealpost.host.delegation.HostZone;
import org.sealpost.host.delegation.Slug;
import org.sealpost.host.delegation.Tombstone;
import org.sealpost.protocol.name.DomainName;

/// Delegations and their tombstones in SQL. A row is never deleted, for its slug is never given again.
final class SqlDelegationStore implements DelegationStore {
    private static final String COLUMNS = "SELECT tenant, domain, slug, zone, since, until FROM delegation WHERE ";

    private final Database database;

    SqlDelegationStore(Database database) {
        this.database = database;
    }

    @Override
    public Optional<Delegation> of(String tenant, DomainName domain) {
        return database.read(sql -> sql.first(
                COLUMNS + "since IS NULL AND tenant = ? AND domain = ?",
                SqlDelegationStore::delegation,
                tenant,
                domain.ascii()));
    }

    @Override
    public List<Delegation> of(DomainName domain) {
        return database.read(sql -> sql.list(
                COLUMNS + "since IS NULL AND domain = ? ORDER BY tenant",
                SqlDelegationStore::delegation,
                domain.ascii()));
    }

    @Override
    public List<Delegation> all() {
        return database.read(
                sql -> sql.list(COLUMNS + "since IS NULL ORDER BY domain, tenant", SqlDelegationStore::delegation));
    }

    @Override
    public List<Tombstone> tombstones() {
        return database.read(sql ->
                sql.list(COLUMNS + "since IS NOT NULL ORDER BY domain, since, slug", SqlDelegationStore::tombstone));
    }

    @Override
    public boolean add(Delegation delegation) {
        return database.write(sql -> sql.list(
                                COLUMNS + "since IS NULL AND tenant = ? AND domain = ?",
                                SqlDelegationStore::delegation,
                                delegation.tenant(),
                                delegation.domain().ascii())
                        .isEmpty()
                && sql.change(
                                "INSERT INTO delegation (slug, tenant, domain, zone) VALUES (?, ?, ?, ?)"
                                        + " ON CONFLICT (slug) DO NOTHING",
                                delegation.slug().text(),
                                delegation.tenant(),
                                delegation.domain().ascii(),
                                delegation.zone().base().ascii())
                        > 0);
    }

    @Override
    public boolean bury(Tombstone tombstone) {
        return database.write(sql -> sql.change(
                        "UPDATE delegation SET since = ?, until = ? WHERE slug = ? AND since IS NULL",
                        Times.number(tombstone.since()),
                        Times.number(tombstone.until()),
                        tombstone.delegation().slug().text())
                > 0);
    }

    @Override
    public List<Tombstone> tombstones(DomainName domain) {
        return database.read(sql -> sql.list(
                COLUMNS + "since IS NOT NULL AND domain = ? ORDER BY since, slug",
                SqlDelegationStore::tombstone,
                domain.ascii()));
    }

    private static Tombstone tombstone(ResultSet row) throws SQLException {
        return new Tombstone(delegation(row), Times.at(row.getLong(5)), Times.at(row.getLong(6)));
    }

    private static Delegation delegation(ResultSet row) throws SQLException {
        return new Delegation(
                row.getString(1),
                DomainName.of(row.getString(2)),
                new Slug(row.getString(3)),
                new HostZone(DomainName.of(row.getString(4))));
    }
}
