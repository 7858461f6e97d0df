package org.sealpost.app.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sealpost.app.access.Person;
import org.sealpost.app.access.PersonId;
import org.sealpost.app.access.Role;
import org.sealpost.app.access.TenantId;
import org.sealpost.app.access.audit.AuditEvent;
import org.sealpost.app.access.secret.PasswordHash;
import org.sealpost.app.access.sign.Link;
import org.sealpost.app.access.sign.Links;

/// Links that are followed once, in SQL.
final class SqlLinks implements Links {
    private static final String FIRST_ADMIN = "first-admin";
    private static final String INVITATION = "invitation";
    static final String NEW_PASSWORD = "new-password";
    /// Enough to tell links apart, and nothing to follow one with.
    private static final String MARK = "substr(digest, 1, 16)";

    private final Database database;

    SqlLinks(Database database) {
        this.database = database;
    }

    @Override
    public void add(String digest, Link link, AuditEvent event) {
        database.change(sql -> {
            switch (link.purpose()) {
                case Link.Purpose.FirstAdmin() -> {
                    sql.change("DELETE FROM access_link WHERE purpose = '" + FIRST_ADMIN + "'");
                    insert(sql, digest, link, MadeEarlier.maker(event), FIRST_ADMIN, "", "", "");
                    SqlAuditTrail.append(sql, TenantId.PLATFORM, event);
                }
                case Link.Purpose.Invitation(TenantId tenant, Role role) -> {
                    insert(sql, digest, link, MadeEarlier.maker(event), INVITATION, tenant.word(), role.word(), "");
                    SqlAuditTrail.append(sql, tenant, event);
                }
                case Link.Purpose.NewPassword(PersonId person, Optional<TenantId> by) -> {
                    sql.change(
                            "DELETE FROM access_link WHERE purpose = '" + NEW_PASSWORD + "' AND person = ?",
                            person.hex());
                    insert(
                            sql,
                            digest,
                            link,
                            MadeEarlier.maker(event),
                            NEW_PASSWORD,
                            by.map(TenantId::word).orElse(""),
                            "",
                            person.hex());
                    SqlAuditTrail.append(sql, person, event);
                }
            }
        });
    }

    private static void insert(
            Sql sql, String digest, Link link, String maker, String purpose, String tenant, String role, String person)
            throws SQLException {
        sql.change(
                "INSERT INTO access_link (digest, maker, purpose, tenant, role, person, made, ends)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                digest,
                maker,
                purpose,
                tenant,
                role,
                person,
                Times.number(link.made()),
                Times.number(link.ends()));
    }

    @Override
    public Optional<Link> find(String digest, Instant now) {
        return database.read(sql -> find(sql, digest, now));
    }

    private static Optional<Link> find(Sql sql, String digest, Instant now) throws SQLException {
        return sql.first(
                "SELECT purpose, tenant, role, person, made, ends FROM access_link WHERE digest = ? AND ends > ?",
                SqlLinks::link,
                digest,
                Times.number(now));
    }

    @Override
    public Followed admit(String digest, Person person, PasswordHash password, AuditEvent event) {
        return database.write(sql -> {
            Optional<Link> link = find(sql, digest, event.at());
            if (link.isEmpty() || !suits(sql, link.get().purpose(), person)) {
                return Followed.GONE;
            }
            if (link.get().purpose() instanceof Link.Purpose.Invitation(var tenant, var _)
                    && !SqlTenants.isThere(sql, tenant)) {
                return Followed.NO_TENANT;
            }
            if (PersonRows.isTaken(sql, person.name())) {
                return Followed.NAME_TAKEN;
            }
            if (person.roles().containsKey(TenantId.FIRST)) {
                boolean _ = SqlTenants.add(sql, TenantId.FIRST, event.at());
            }
            PersonRows.insert(sql, person, password);
            sql.change("DELETE FROM access_link WHERE digest = ?", digest);
            SqlAuditTrail.append(
                    sql, person.id(), event.detail("person", person.name().text()));
            return Followed.DONE;
        });
    }

    /// Whether the link gives what this person is to be, and no more.
    private static boolean suits(Sql sql, Link.Purpose purpose, Person person) throws SQLException {
        return switch (purpose) {
            case Link.Purpose.FirstAdmin() -> PersonRows.isEmpty(sql);
            case Link.Purpose.Invitation(TenantId tenant, Role role) ->
                !person.platform() && person.roles().equals(Map.of(tenant, role));
            case Link.Purpose.NewPassword _ -> false;
        };
    }

    @Override
    public Followed join(String digest, PersonId person, AuditEvent event) {
        return database.write(sql -> {
            Optional<Link> link = find(sql, digest, event.at());
            if (link.isEmpty() || !(link.get().purpose() instanceof Link.Purpose.Invitation(var tenant, var role))) {
                return Followed.GONE;
            }
            if (!SqlTenants.isThere(sql, tenant)) {
                return Followed.NO_TENANT;
            }
            if (!SqlMembers.add(sql, tenant, person, role)) {
                // They are there already, and an invitation does not change what they are.
                return Followed.GONE;
            }
            sql.change("DELETE FROM access_link WHERE digest = ?", digest);
            SqlAuditTrail.append(sql, tenant, event.detail("role", role.word()));
            return Followed.DONE;
        });
    }

    @Override
    public Followed renew(String digest, PasswordHash password, AuditEvent event) {
        return database.write(sql -> {
            Optional<Link> link = find(sql, digest, event.at());
            if (link.isEmpty() || !(link.get().purpose() instanceof Link.Purpose.NewPassword(var person, var by))) {
                return Followed.GONE;
            }
            if (by.isPresent() && SqlMembers.alone(sql, by.get(), person).isEmpty()) {
                // They are more by now than the admin who made it may decide about.
                return Followed.GONE;
            }
            PersonRows.password(sql, person, password, "");
            sql.change("DELETE FROM access_link WHERE digest = ?", digest);
            SqlAuditTrail.append(sql, person, event);
            return Followed.DONE;
        });
    }

    @Override
    public List<Pending> pending(TenantId tenant, Instant now) {
        return database.read(sql -> sql.list(
                "SELECT " + MARK + ", role, made, ends FROM access_link WHERE purpose = '" + INVITATION
                        + "' AND tenant = ? AND ends > ? ORDER BY made DESC, digest",
                row -> new Pending(
                        row.getString(1),
                        PersonRows.role(row.getString(2)),
                        Times.at(row.getLong(3)),
                        Times.at(row.getLong(4))),
                tenant.word(),
                Times.number(now)));
    }

    @Override
    public boolean withdraw(TenantId tenant, String mark, AuditEvent event) {
        return database.write(sql -> {
            if (sql.change(
                            "DELETE FROM access_link WHERE purpose = '" + INVITATION + "' AND tenant = ? AND " + MARK
                                    + " = ?",
                            tenant.word(),
                            mark)
                    == 0) {
                return false;
            }
            SqlAuditTrail.append(sql, tenant, event);
            return true;
        });
    }

    @Override
    public void prune(Instant now) {
        database.change(sql -> sql.change("DELETE FROM access_link WHERE ends <= ?", Times.number(now)));
    }

    private static Link link(ResultSet row) throws SQLException {
        Link.Purpose purpose = switch (row.getString(1)) {
            case FIRST_ADMIN -> new Link.Purpose.FirstAdmin();
            case INVITATION ->
                new Link.Purpose.Invitation(new TenantId(row.getString(2)), PersonRows.role(row.getString(3)));
            case NEW_PASSWORD ->
                new Link.Purpose.NewPassword(
                        new PersonId(row.getString(4)),
                        Optional.of(row.getString(2))
                                .filter(word -> !word.isEmpty())
                                .map(TenantId::new));
            default -> throw new StoreFault("a link in it is of no kind that is known");
        };
        return new Link(purpose, Times.at(row.getLong(5)), Times.at(row.getLong(6)));
    }
}
