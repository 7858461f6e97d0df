package org.sealpost.app.store;

import java.util.List;
import java.util.Optional;
import org.sealpost.app.access.Person;
import org.sealpost.app.access.PersonId;
import org.sealpost.app.access.PersonName;
import org.sealpost.app.access.Role;
import org.sealpost.app.access.TenantId;
import org.sealpost.app.access.audit.AuditEvent;
import org.sealpost.app.access.secret.PasswordHash;
import org.sealpost.app.access.sign.Change;
import org.sealpost.app.access.sign.Identity;
import org.sealpost.app.access.sign.Member;
import org.sealpost.app.access.sign.People;
import org.sealpost.app.access.sign.Tenant;

/// People, tenants and roles in SQL.
final class SqlPeople implements People {
    private final Database database;

    SqlPeople(Database database) {
        this.database = database;
    }

    @Override
    public boolean isEmpty() {
        return database.read(PersonRows::isEmpty);
    }

    @Override
    public Optional<Person> find(PersonId id) {
        return database.read(sql -> PersonRows.find(sql, id));
    }

    @Override
    public Optional<Known> byName(PersonName name) {
        return database.read(sql -> {
            Optional<Person> person = PersonRows.person(sql, "WHERE name = ?", name.text());
            return person.isEmpty()
                    ? Optional.<Known>empty()
                    : Optional.of(new Known(
                            person.get(),
                            sql.first(
                                            "SELECT proof FROM identity WHERE kind = '" + PersonRows.PASSWORD
                                                    + "' AND issuer = '' AND subject = ?",
                                            row -> row.getString(1),
                                            name.text())
                                    .flatMap(PasswordHash::read)));
        });
    }

    @Override
    public Optional<Person> by(Identity.OpenId identity) {
        return database.read(sql -> PersonRows.person(
                sql,
                "JOIN identity ON identity.person = person.id WHERE kind = '" + PersonRows.OPEN_ID
                        + "' AND issuer = ? AND subject = ?",
                identity.issuer(),
                identity.subject()));
    }

    @Override
    public List<Member> members(TenantId tenant) {
        return members().all(tenant);
    }

    @Override
    public Optional<Member> member(TenantId tenant, PersonId id) {
        return members().one(tenant, id);
    }

    private SqlMembers members() {
        return new SqlMembers(database);
    }

    @Override
    public boolean isElsewhere(TenantId tenant, PersonId id) {
        return find(id).filter(person ->
                        person.platform() || person.roles().keySet().stream().anyMatch(other -> !other.equals(tenant)))
                .isPresent();
    }

    @Override
    public List<TenantId> tenants() {
        return new SqlTenants(database).words();
    }

    @Override
    public List<Tenant> allTenants() {
        return new SqlTenants(database).all();
    }

    @Override
    public boolean rename(TenantId tenant, String name, AuditEvent event) {
        return new SqlTenants(database).rename(tenant, name, event);
    }

    @Override
    public boolean addTenant(TenantId tenant, AuditEvent event) {
        return new SqlTenants(database).add(tenant, event);
    }

    @Override
    public Change role(TenantId tenant, PersonId id, Role role, AuditEvent event) {
        return members().role(tenant, id, role, event);
    }

    @Override
    public Change join(TenantId tenant, PersonId id, Role role, AuditEvent event) {
        return members().join(tenant, id, role, event);
    }

    @Override
    public Change leave(TenantId tenant, PersonId id, AuditEvent event) {
        return members().leave(tenant, id, event);
    }

    @Override
    public Change disable(PersonId id, boolean disabled, AuditEvent event) {
        return members().disable(id, disabled, event);
    }

    @Override
    public Change disableMember(TenantId tenant, PersonId id, boolean disabled, AuditEvent event) {
        return members().disableMember(tenant, id, disabled, event);
    }

    @Override
    public void password(PersonId id, PasswordHash password, String except, AuditEvent event) {
        database.change(sql -> {
            PersonRows.password(sql, id, password, except);
            SqlAuditTrail.append(sql, id, event);
        });
    }

    @Override
    public void rehash(PersonId id, PasswordHash before, PasswordHash after) {
        database.change(sql -> sql.change(
                "UPDATE identity SET proof = ? WHERE person = ? AND kind = '" + PersonRows.PASSWORD + "' AND proof = ?",
                after.text(),
                id.hex(),
                before.text()));
    }
}
