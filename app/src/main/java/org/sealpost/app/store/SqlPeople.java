package org.sealpost.app.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
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
    private static final String PASSWORD = "password";
    static final String OPEN_ID = "openid";
    private static final String PERSON = "SELECT person.id, person.name, platform, disabled, since FROM person ";
    private static final String MEMBER = "SELECT person.id, person.name, role, disabled,"
            + " COALESCE((SELECT confirmed FROM second_factor WHERE second_factor.person = person.id), 0), since"
            + " FROM membership JOIN person ON person.id = membership.person WHERE tenant = ?";

    private final Database database;

    SqlPeople(Database database) {
        this.database = database;
    }

    @Override
    public boolean isEmpty() {
        return database.read(SqlPeople::isEmpty);
    }

    static boolean isEmpty(Sql sql) throws SQLException {
        return sql.first("SELECT id FROM person LIMIT 1", row -> row.getString(1))
                .isEmpty();
    }

    @Override
    public Optional<Person> find(PersonId id) {
        return database.read(sql -> person(sql, "WHERE id = ?", id.hex()));
    }

    @Override
    public Optional<Known> byName(PersonName name) {
        return database.read(sql -> {
            Optional<Person> person = person(sql, "WHERE name = ?", name.text());
            return person.isEmpty()
                    ? Optional.<Known>empty()
                    : Optional.of(new Known(
                            person.get(),
                            sql.first(
                                            "SELECT proof FROM identity WHERE kind = '" + PASSWORD
                                                    + "' AND issuer = '' AND subject = ?",
                                            row -> row.getString(1),
                                            name.text())
                                    .flatMap(PasswordHash::read)));
        });
    }

    @Override
    public Optional<Person> by(Identity.OpenId identity) {
        return database.read(sql -> person(
                sql,
                "JOIN identity ON identity.person = person.id WHERE kind = '" + OPEN_ID
                        + "' AND issuer = ? AND subject = ?",
                identity.issuer(),
                identity.subject()));
    }

    private static Optional<Person> person(Sql sql, String where, Object... values) throws SQLException {
        Optional<Person> bare = sql.first(PERSON + where, SqlPeople::bare, values);
        if (bare.isEmpty()) {
            return bare;
        }
        Person person = bare.get();
        var roles = new TreeMap<TenantId, Role>();
        sql.list(
                        "SELECT tenant, role FROM membership WHERE person = ?",
                        row -> Map.entry(new TenantId(row.getString(1)), role(row.getString(2))),
                        person.id().hex())
                .forEach(entry -> roles.put(entry.getKey(), entry.getValue()));
        return Optional.of(
                new Person(person.id(), person.name(), person.platform(), person.disabled(), person.since(), roles));
    }

    private static Person bare(ResultSet row) throws SQLException {
        return new Person(
                new PersonId(row.getString(1)),
                new PersonName(row.getString(2)),
                row.getLong(3) == 1,
                row.getLong(4) == 1,
                Times.at(row.getLong(5)),
                new TreeMap<>());
    }

    static Role role(String word) {
        return Role.read(word).orElseThrow(() -> new StoreFault("a role in it is none that is known"));
    }

    @Override
    public List<Member> members(TenantId tenant) {
        return database.read(sql -> sql.list(MEMBER + " ORDER BY person.name", SqlPeople::member, tenant.word()));
    }

    @Override
    public Optional<Member> member(TenantId tenant, PersonId id) {
        return database.read(
                sql -> sql.first(MEMBER + " AND person.id = ?", SqlPeople::member, tenant.word(), id.hex()));
    }

    private static Member member(ResultSet row) throws SQLException {
        return new Member(
                new PersonId(row.getString(1)),
                new PersonName(row.getString(2)),
                role(row.getString(3)),
                row.getLong(4) == 1,
                row.getLong(5) == 1,
                Times.at(row.getLong(6)));
    }

    @Override
    public boolean isElsewhere(TenantId tenant, PersonId id) {
        return find(id).filter(person ->
                        person.platform() || person.roles().keySet().stream().anyMatch(other -> !other.equals(tenant)))
                .isPresent();
    }

    @Override
    public List<TenantId> tenants() {
        return database.read(
                sql -> sql.list("SELECT id FROM tenant ORDER BY id", row -> new TenantId(row.getString(1))));
    }

    @Override
    public List<Tenant> allTenants() {
        return database.read(sql -> sql.list(
                "SELECT id, name, since, (SELECT count(*) FROM membership WHERE membership.tenant = tenant.id) FROM"
                        + " tenant ORDER BY id",
                row -> new Tenant(
                        new TenantId(row.getString(1)),
                        row.getString(2).isEmpty() ? row.getString(1) : row.getString(2),
                        Times.at(row.getLong(3)),
                        row.getInt(4))));
    }

    @Override
    public boolean rename(TenantId tenant, String name, AuditEvent event) {
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

    @Override
    public boolean addTenant(TenantId tenant, AuditEvent event) {
        return database.write(sql -> {
            if (!addTenant(sql, tenant, event.at())) {
                return false;
            }
            SqlAuditTrail.append(sql, TenantId.PLATFORM, event.detail("tenant", tenant.word()));
            return true;
        });
    }

    private static boolean addTenant(Sql sql, TenantId tenant, Instant at) throws SQLException {
        return sql.change(
                        "INSERT INTO tenant (id, since) VALUES (?, ?) ON CONFLICT (id) DO NOTHING",
                        tenant.word(),
                        Times.number(at))
                > 0;
    }

    static boolean isTaken(Sql sql, PersonName name) throws SQLException {
        return sql.first("SELECT id FROM person WHERE name = ?", row -> row.getString(1), name.text())
                .isPresent();
    }

    static void insert(Sql sql, Person person, PasswordHash password, Instant at) throws SQLException {
        insert(sql, person, at);
        sql.change(
                "INSERT INTO identity (kind, issuer, subject, person, proof) VALUES ('" + PASSWORD + "', '', ?, ?, ?)",
                person.name().text(),
                person.id().hex(),
                password.text());
    }

    /// @return whether the identity was nobody's
    static boolean identify(Sql sql, PersonId person, Identity.OpenId identity) throws SQLException {
        return sql.change(
                        "INSERT INTO identity (kind, issuer, subject, person, proof) VALUES ('" + OPEN_ID
                                + "', ?, ?, ?, '') ON CONFLICT (kind, issuer, subject) DO NOTHING",
                        identity.issuer(),
                        identity.subject(),
                        person.hex())
                > 0;
    }

    /// Without a way in yet.
    static void insert(Sql sql, Person person, Instant at) throws SQLException {
        sql.change(
                "INSERT INTO person (id, name, platform, disabled, since) VALUES (?, ?, ?, ?, ?)",
                person.id().hex(),
                person.name().text(),
                person.platform() ? 1L : 0L,
                person.disabled() ? 1L : 0L,
                Times.number(person.since()));
        for (Map.Entry<TenantId, Role> each : person.roles().entrySet()) {
            addTenant(sql, each.getKey(), at);
            addMember(sql, each.getKey(), person.id(), each.getValue());
        }
    }

    /// @return whether they were none
    static boolean addMember(Sql sql, TenantId tenant, PersonId person, Role role) throws SQLException {
        return sql.change(
                        "INSERT INTO membership (tenant, person, role) VALUES (?, ?, ?)"
                                + " ON CONFLICT (tenant, person) DO NOTHING",
                        tenant.word(),
                        person.hex(),
                        role.word())
                > 0;
    }

    static void password(Sql sql, PersonId person, PasswordHash password, String except) throws SQLException {
        sql.change(
                "UPDATE identity SET proof = ? WHERE person = ? AND kind = '" + PASSWORD + "'",
                password.text(),
                person.hex());
        SqlSessions.endAll(sql, person, except);
    }

    @Override
    public Change role(TenantId tenant, PersonId id, Role role, AuditEvent event) {
        return new Membership(tenant, id, event).change(database, Optional.of(role));
    }

    @Override
    public Change join(TenantId tenant, PersonId id, Role role, AuditEvent event) {
        return database.write(sql -> {
            boolean known = person(sql, "WHERE id = ?", id.hex()).isPresent()
                    && sql.first("SELECT id FROM tenant WHERE id = ?", row -> row.getString(1), tenant.word())
                            .isPresent();
            if (!known || !addMember(sql, tenant, id, role)) {
                return Change.NOT_THERE;
            }
            SqlAuditTrail.append(sql, tenant, Membership.said(event, id).detail("role", role.word()));
            return Change.DONE;
        });
    }

    @Override
    public Change leave(TenantId tenant, PersonId id, AuditEvent event) {
        return new Membership(tenant, id, event).change(database, Optional.empty());
    }

    @Override
    public Change disable(PersonId id, boolean disabled, AuditEvent event) {
        return database.write(sql -> disable(sql, person(sql, "WHERE id = ?", id.hex()), disabled, event));
    }

    @Override
    public Change disableMember(TenantId tenant, PersonId id, boolean disabled, AuditEvent event) {
        return database.write(sql -> disable(
                sql,
                person(sql, "WHERE id = ?", id.hex())
                        .filter(each ->
                                !each.platform() && each.roles().keySet().equals(Set.of(tenant))),
                disabled,
                event));
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
        SqlAuditTrail.append(sql, id, Membership.said(event, id));
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

    @Override
    public void password(PersonId id, PasswordHash password, String except, AuditEvent event) {
        database.change(sql -> {
            password(sql, id, password, except);
            SqlAuditTrail.append(sql, id, event);
        });
    }

    @Override
    public void rehash(PersonId id, PasswordHash before, PasswordHash after) {
        database.change(sql -> sql.change(
                "UPDATE identity SET proof = ? WHERE person = ? AND kind = '" + PASSWORD + "' AND proof = ?",
                after.text(),
                id.hex(),
                before.text()));
    }
}
