package org.sealpost.app.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.sealpost.protocol.Octets;
import org.sealpost.protocol.name.DomainName;

/// The policies that every edge of the host serves.
public final class ServedStore {
    private static final String NEXT = "(SELECT COALESCE(MAX(revision), 0) + 1 FROM served)";

    private final Database database;

    ServedStore(Database database) {
        this.database = database;
    }

    /// What is served for a domain since a revision.
    ///
    /// @param revision grows with each change of any domain
    /// @param body empty: nothing any more
    public record Served(DomainName domain, long revision, Optional<Octets> body) {}

    /// From now on these octets are served. The same again is no change.
    public void serve(DomainName domain, Octets body) {
        database.change(sql -> {
            if (!of(sql, domain).flatMap(Served::body).equals(Optional.of(body))) {
                sql.change(
                        "INSERT INTO served (domain, revision, body) VALUES (?, " + NEXT + ", ?)"
                                + " ON CONFLICT (domain) DO UPDATE SET revision = excluded.revision, body = excluded.body",
                        domain.ascii(),
                        body);
            }
        });
    }

    /// From now on nothing is served. That it was stays known, so that every edge hears of it.
    public void stop(DomainName domain) {
        database.change(sql -> sql.change(
                "UPDATE served SET body = NULL, revision = " + NEXT + " WHERE domain = ? AND body IS NOT NULL",
                domain.ascii()));
    }

    public Optional<Served> of(DomainName domain) {
        return database.read(sql -> of(sql, domain));
    }

    /// What changed after a revision, in order.
    public List<Served> changedAfter(long revision, int limit) {
        return database.read(sql -> sql.list(
                "SELECT domain, revision, body FROM served WHERE revision > ? ORDER BY revision LIMIT " + limit,
                ServedStore::served,
                revision));
    }

    private static Optional<Served> of(Sql sql, DomainName domain) throws SQLException {
        return sql.first(
                "SELECT domain, revision, body FROM served WHERE domain = ?", ServedStore::served, domain.ascii());
    }

    private static Served served(ResultSet row) throws SQLException {
        return new Served(
                DomainName.of(row.getString(1)),
                row.getLong(2),
                Optional.ofNullable(row.getBytes(3)).map(Octets::of));
    }
}
