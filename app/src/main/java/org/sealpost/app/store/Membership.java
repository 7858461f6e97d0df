package org.sealpost.app.store;

import java.sql.SQLException;
import java.util.Optional;
import org.sealpost.app.access.PersonId;
import org.sealpost.app.access.Role;
import org.sealpost.app.access.TenantId;
import org.sealpost.app.access.audit.AuditEvent;
import org.sealpost.app.access.sign.Change;

/// What somebody is in a tenant, when it changes.
record Membership(TenantId tenant, PersonId person, AuditEvent event) {
    /// @param role empty when they leave
    Change change(Database database, Optional<Role> role) {
        return database.write(sql -> {
            Optional<Role> now = sql.first(
                            "SELECT role FROM membership WHERE tenant = ? AND person = ?",
                            row -> row.getString(1),
                            tenant.word(),
                            person.hex())
                    .map(PersonRows::role);
            if (now.isEmpty()) {
                return Change.NOT_THERE;
            }
            if (now.get() == Role.ADMIN
                    && role.filter(Role.ADMIN::equals).isEmpty()
                    && isLastAdmin(sql, tenant, person)) {
                return Change.LAST_ADMIN;
            }
            if (role.isPresent()) {
                sql.change(
                        "UPDATE membership SET role = ? WHERE tenant = ? AND person = ?",
                        role.get().word(),
                        tenant.word(),
                        person.hex());
            } else {
                sql.change("DELETE FROM membership WHERE tenant = ? AND person = ?", tenant.word(), person.hex());
                SqlApiTokens.revokeAll(sql, tenant, person, event.at());
                MadeEarlier.passwordLinks(sql, person);
            }
            int withdrawn = role.filter(Role.ADMIN::equals).isPresent() ? 0 : MadeEarlier.by(sql, tenant, person);
            AuditEvent said = said(event, person)
                    .detail("role_before", now.get().word())
                    .detail("role", role.map(Role::word).orElse("none"));
            SqlAuditTrail.append(sql, tenant, MadeEarlier.said(said, withdrawn));
            return Change.DONE;
        });
    }

    static AuditEvent said(AuditEvent event, PersonId person) {
        return event.detail("person", person.hex());
    }

    /// Whether nobody else could give somebody a role there.
    static boolean isLastAdmin(Sql sql, TenantId tenant, PersonId person) throws SQLException {
        return sql.first(
                        "SELECT person.id FROM membership JOIN person ON person.id = membership.person"
                                + " WHERE tenant = ? AND role = ? AND disabled = 0 AND person.id <> ? LIMIT 1",
                        row -> row.getString(1),
                        tenant.word(),
                        Role.ADMIN.word(),
                        person.hex())
                .isEmpty();
    }
}
