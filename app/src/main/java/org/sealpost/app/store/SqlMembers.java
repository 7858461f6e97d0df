package org.sealpost.app.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.sealpost.app.access.Person;
import org.sealpost.app.access.PersonId;
import org.sealpost.app.access.PersonName;
import org.sealpost.app.access.Role;
import org.sealpost.app.access.TenantId;
import org.sealpost.app.access.audit.AuditEvent;
import org.sealpost.app.access.sign.Change;
import org.sealpost.app.access.sign.Member;

/// Who belongs to a tenant, as what, and who is kept out, in SQL.
record SqlMembers(Database database) {
    private static final String MEMBER = "SELECT person.id, person.name, role, disabled,"
            + " COALESCE((SELECT confirmed FROM second_factor WHERE second_factor.person = person.id), 0), since"
            + " FROM membership JOIN person ON person.id = membership.person WHERE tenant = ?";

    List<Member> all(TenantId tenant) {
        return database.read(sql -> sql.list(MEMBER + " ORDER BY person.name", SqlMembers::member, tenant.word()));
    }

    Optional<Member> one(TenantId tenant, PersonId id) {
        return database.read(
                sql -> sql.first(MEMBER + " AND person.id = ?", SqlMembers::member, tenant.word(), id.hex()));
    }

    private static Member member(ResultSet row) throws SQLException {
        return new Member(
                new PersonId(row.getString(1)),
                new PersonName(row.getString(2)),
                PersonRows.role(row.getString(3)),
                row.getLong(4) == 1,
                row.getLong(5) == 1,
                Times.at(row.getLong(6)));
    }

    /// Links for another password that were made in one tenant are gone then: its admins may no longer.
    ///
    /// @return whether they were none
    static boolean add(Sql sql, TenantId tenant, PersonId person, Role role) throws SQLException {
        if (sql.change(
                        "INSERT INTO membership (tenant, person, role) VALUES (?, ?, ?)"
                                + " ON CONFLICT (tenant, person) DO NOTHING",
                        tenant.word(),
                        person.hex(),
                        role.word())
                == 0) {
            return false;
        }
        MadeEarlier.passwordLinks(sql, person);
        return true;
    }

    /// Somebody who belongs to this tenant and to nothing else: what concerns the whole person is for its
    /// admins.
    static Optional<Person> alone(Sql sql, TenantId tenant, PersonId id) throws SQLException {
        return PersonRows.find(sql, id)
                .filter(person -> !person.platform() && person.roles().keySet().equals(Set.of(tenant)));
    }

    Change role(TenantId tenant, PersonId id, Role role, AuditEvent event) {
        return new Membership(tenant, id, event).change(database, Optional.of(role));
    }

    Change join(TenantId tenant, PersonId id, Role role, AuditEvent event) {
        return database.write(sql -> {
            boolean known = PersonRows.find(sql, id).isPresent() && SqlTenants.isThere(sql, tenant);
            if (!known || !add(sql, tenant, id, role)) {
                return Change.NOT_THERE;
            }
            SqlAuditTrail.append(sql, tenant, Membership.said(event, id).detail("role", role.word()));
            return Change.DONE;
        });
    }

    Change leave(TenantId tenant, PersonId id, AuditEvent event) {
        return new Membership(tenant, id, event).change(database, Optional.empty());
    }

    Change disable(PersonId id, boolean disabled, AuditEvent event) {
        return database.write(sql -> disable(sql, PersonRows.find(sql, id), disabled, event));
    }

    Change disableMember(TenantId tenant, PersonId id, boolean disabled, AuditEvent event) {
        return database.write(sql -> disable(sql, alone(sql, tenant, id), disabled, event));
    }

    private static Change disable(Sql sql, Optional<Person> person, boolean disabled, AuditEvent event)
            throws SQLException {
        if (person.isEmpty()) {
            return Change.NOT_THERE;
        }
        if (disabled && isNeeded(sql, person.get())) {
            return Change.LAST_ADMIN;
        }
        PersonId id = person.get().id();
        sql.change("UPDATE person SET disabled = ? WHERE id = ?", disabled ? 1L : 0L, id.hex());
        SqlSessions.endAll(sql, id, "");
        int withdrawn = disabled ? MadeEarlier.by(sql, id) : 0;
        SqlAuditTrail.append(sql, id, MadeEarlier.said(Membership.said(event, id), withdrawn));
        return Change.DONE;
    }

    private static boolean isNeeded(Sql sql, Person person) throws SQLException {
        boolean lastOfAll = person.platform()
                && sql.first(
                                "SELECT id FROM person WHERE platform = 1 AND disabled = 0 AND id <> ?",
                                row -> row.getString(1),
                                person.id().hex())
                        .isEmpty();
        if (lastOfAll) {
            return true;
        }
        for (Map.Entry<TenantId, Role> each : person.roles().entrySet()) {
            if (each.getValue() == Role.ADMIN && Membership.isLastAdmin(sql, each.getKey(), person.id())) {
                return true;
            }
        }
        return false;
    }
}
