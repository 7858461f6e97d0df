package org.sealpost.app.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.sealpost.app.access.Person;
import org.sealpost.app.access.PersonId;
import org.sealpost.app.access.PersonName;
import org.sealpost.app.access.Role;
import org.sealpost.app.access.TenantId;
import org.sealpost.app.access.secret.PasswordHash;
import org.sealpost.app.access.sign.Identity;

/// The rows of a person: what they are called, what they are where, and by what they come in.
final class PersonRows {
    static final String PASSWORD = "password";
    static final String OPEN_ID = "openid";
    private static final String PERSON = "SELECT person.id, person.name, platform, disabled, since FROM person ";

    private PersonRows() {}

    static boolean isEmpty(Sql sql) throws SQLException {
        return sql.first("SELECT id FROM person LIMIT 1", row -> row.getString(1))
                .isEmpty();
    }

    static Optional<Person> find(Sql sql, PersonId id) throws SQLException {
        return person(sql, "WHERE id = ?", id.hex());
    }

    static Optional<Person> person(Sql sql, String where, Object... values) throws SQLException {
        Optional<Person> bare = sql.first(PERSON + where, PersonRows::bare, values);
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

    static boolean isTaken(Sql sql, PersonName name) throws SQLException {
        return sql.first("SELECT id FROM person WHERE name = ?", row -> row.getString(1), name.text())
                .isPresent();
    }

    static void insert(Sql sql, Person person, PasswordHash password) throws SQLException {
        insert(sql, person);
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

    /// Without a way in yet; the tenants are there.
    static void insert(Sql sql, Person person) throws SQLException {
        sql.change(
                "INSERT INTO person (id, name, platform, disabled, since) VALUES (?, ?, ?, ?, ?)",
                person.id().hex(),
                person.name().text(),
                person.platform() ? 1L : 0L,
                person.disabled() ? 1L : 0L,
                Times.number(person.since()));
        for (Map.Entry<TenantId, Role> each : person.roles().entrySet()) {
            boolean _ = SqlMembers.add(sql, each.getKey(), person.id(), each.getValue());
        }
    }

    static void password(Sql sql, PersonId person, PasswordHash password, String except) throws SQLException {
        sql.change(
                "UPDATE identity SET proof = ? WHERE person = ? AND kind = '" + PASSWORD + "'",
                password.text(),
                person.hex());
        SqlSessions.endAll(sql, person, except);
    }

    static Role role(String word) {
        return Role.read(word).orElseThrow(() -> new StoreFault("a role in it is none that is known"));
    }
}
