package org.sealpost.app.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.sealpost.app.access.Person;
import org.sealpost.app.access.PersonId;
import org.sealpost.app.access.PersonName;
import org.sealpost.app.access.Role;
import org.sealpost.app.access.TenantId;
import org.sealpost.app.access.audit.AuditEvent;
import org.sealpost.app.access.sign.Federation;
import org.sealpost.app.access.sign.Identity;
import org.sealpost.app.access.sign.Links;

/// Identities of other services in SQL.
final class SqlFederation implements Federation {
    private static final String EXPECTED = "SELECT tenant, email, role, made, ends FROM expected WHERE ";

    private final Database database;

    SqlFederation(Database database) {
        this.database = database;
    }

    @Override
    public void expect(Expected expected, AuditEvent event) {
        database.change(sql -> {
            sql.change(
                    "INSERT INTO expected (tenant, email, role, made, ends, maker) VALUES (?, ?, ?, ?, ?, ?)"
                            + " ON CONFLICT (tenant, email) DO UPDATE SET role = excluded.role, made = excluded.made,"
                            + " ends = excluded.ends, maker = excluded.maker",
                    expected.tenant().word(),
                    expected.email(),
                    expected.role().word(),
                    Times.number(expected.made()),
                    Times.number(expected.ends()),
                    MadeEarlier.maker(event));
            SqlAuditTrail.append(
                    sql,
                    expected.tenant(),
                    event.detail("email", expected.email())
                            .detail("role", expected.role().word()));
        });
    }

    @Override
    public List<Expected> expected(TenantId tenant, Instant now) {
        return database.read(sql -> sql.list(
                EXPECTED + "tenant = ? AND ends > ? ORDER BY email",
                SqlFederation::expected,
                tenant.word(),
                Times.number(now)));
    }

    @Override
    public boolean forget(TenantId tenant, String email, AuditEvent event) {
        return database.write(sql -> {
            if (sql.change("DELETE FROM expected WHERE tenant = ? AND email = ?", tenant.word(), email) == 0) {
                return false;
            }
            SqlAuditTrail.append(sql, tenant, event.detail("email", email));
            return true;
        });
    }

    @Override
    public Links.Followed admit(
            Identity.OpenId identity, String email, PersonId id, PersonName name, AuditEvent event) {
        return database.write(sql -> {
            List<Expected> expected = sql.list(
                    EXPECTED + "email = ? AND ends > ?", SqlFederation::expected, email, Times.number(event.at()));
            if (expected.isEmpty()) {
                return Links.Followed.GONE;
            }
            if (PersonRows.isTaken(sql, name)) {
                return Links.Followed.NAME_TAKEN;
            }
            var roles = new TreeMap<TenantId, Role>();
            for (Expected each : expected) {
                if (SqlTenants.isThere(sql, each.tenant())) {
                    roles.put(each.tenant(), each.role());
                }
            }
            if (roles.isEmpty()) {
                return Links.Followed.NO_TENANT;
            }
            var person = new Person(id, name, false, false, event.at(), roles);
            PersonRows.insert(sql, person);
            if (!PersonRows.identify(sql, id, identity)) {
                throw new StoreFault("an identity is somebody's already");
            }
            sql.change("DELETE FROM expected WHERE email = ?", email);
            SqlAuditTrail.append(sql, id, event.detail("person", name.text()));
            return Links.Followed.DONE;
        });
    }

    @Override
    public boolean join(PersonId person, Identity.OpenId identity, AuditEvent event) {
        return database.write(sql -> {
            if (!PersonRows.identify(sql, person, identity)) {
                return false;
            }
            SqlAuditTrail.append(sql, person, event);
            return true;
        });
    }

    @Override
    public Optional<Identity.OpenId> of(PersonId person) {
        return database.read(sql -> sql.first(
                "SELECT issuer, subject FROM identity WHERE person = ? AND kind = '" + PersonRows.OPEN_ID
                        + "' ORDER BY issuer",
                row -> new Identity.OpenId(row.getString(1), row.getString(2)),
                person.hex()));
    }

    @Override
    public void prune(Instant now) {
        database.change(sql -> sql.change("DELETE FROM expected WHERE ends <= ?", Times.number(now)));
    }

    private static Expected expected(ResultSet row) throws SQLException {
        return new Expected(
                new TenantId(row.getString(1)),
                row.getString(2),
                PersonRows.role(row.getString(3)),
                Times.at(row.getLong(4)),
                Times.at(row.getLong(5)));
    }
}
