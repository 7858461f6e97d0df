package org.sealpost.app.store;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sealpost.app.access.PersonId;
import org.sealpost.app.access.TenantId;
import org.sealpost.app.access.audit.AuditEvent;
import org.sealpost.app.access.secret.SealedSecret;
import org.sealpost.app.access.secret.SecretBox;
import org.sealpost.app.access.sign.SecondFactors;

/// Authenticator apps and recovery codes in SQL.
final class SqlSecondFactors implements SecondFactors {
    private final Database database;

    SqlSecondFactors(Database database) {
        this.database = database;
    }

    @Override
    public Optional<Factor> of(PersonId person) {
        return database.read(sql -> sql.first(
                "SELECT sealed, step, confirmed FROM second_factor WHERE person = ?",
                row -> new Factor(new SealedSecret(row.getString(1)), row.getLong(2), row.getLong(3) == 1),
                person.hex()));
    }

    @Override
    public boolean propose(PersonId person, SealedSecret secret) {
        return database.write(sql -> sql.change(
                        "INSERT INTO second_factor (person, sealed, step, confirmed) VALUES (?, ?, ?, 0)"
                                + " ON CONFLICT (person) DO UPDATE SET sealed = excluded.sealed, step = excluded.step"
                                + " WHERE second_factor.confirmed = 0",
                        person.hex(),
                        secret.text(),
                        Long.MIN_VALUE)
                > 0);
    }

    @Override
    public boolean confirm(PersonId person, long step, List<String> recovery, AuditEvent event) {
        return database.write(sql -> {
            if (sql.change(
                            "UPDATE second_factor SET confirmed = 1, step = ? WHERE person = ? AND confirmed = 0",
                            step,
                            person.hex())
                    == 0) {
                return false;
            }
            replace(sql, person, recovery);
            SqlAuditTrail.append(sql, person, event);
            return true;
        });
    }

    @Override
    public boolean use(PersonId person, long step) {
        return database.write(sql -> sql.change(
                        "UPDATE second_factor SET step = ? WHERE person = ? AND confirmed = 1 AND step < ?",
                        step,
                        person.hex(),
                        step)
                > 0);
    }

    @Override
    public boolean useRecovery(PersonId person, String digest, AuditEvent event) {
        return database.write(sql -> {
            if (sql.change("DELETE FROM recovery WHERE person = ? AND digest = ?", person.hex(), digest) == 0) {
                return false;
            }
            SqlAuditTrail.append(sql, person, event);
            return true;
        });
    }

    @Override
    public int recoveryLeft(PersonId person) {
        return database.read(
                sql -> sql.first("SELECT count(*) FROM recovery WHERE person = ?", row -> row.getInt(1), person.hex())
                        .orElseThrow());
    }

    @Override
    public void renewRecovery(PersonId person, List<String> recovery, AuditEvent event) {
        database.change(sql -> {
            replace(sql, person, recovery);
            SqlAuditTrail.append(sql, person, event);
        });
    }

    @Override
    public void remove(PersonId person, AuditEvent event) {
        database.change(sql -> remove(sql, person, event));
    }

    @Override
    public boolean removeOfMember(TenantId tenant, PersonId person, AuditEvent event) {
        return database.write(sql -> {
            if (SqlMembers.alone(sql, tenant, person).isEmpty()) {
                return false;
            }
            remove(sql, person, event);
            return true;
        });
    }

    private static void remove(Sql sql, PersonId person, AuditEvent event) throws SQLException {
        sql.change("DELETE FROM second_factor WHERE person = ?", person.hex());
        replace(sql, person, List.of());
        SqlAuditTrail.append(sql, person, event);
    }

    @Override
    public int reseal(SecretBox box) {
        return database.write(sql -> {
            var values = new ArrayList<Object[]>();
            for (String hex : sql.list("SELECT person FROM second_factor ORDER BY person", row -> row.getString(1))) {
                var person = new PersonId(hex);
                var old = new SealedSecret(
                        sql.first("SELECT sealed FROM second_factor WHERE person = ?", row -> row.getString(1), hex)
                                .orElseThrow());
                if (!box.isCurrent(old)) {
                    values.add(new Object[] {
                        box.renewed(SecondFactors.use(person), old).text(), hex
                    });
                }
            }
            sql.each("UPDATE second_factor SET sealed = ? WHERE person = ?", values);
            return values.size();
        });
    }

    private static void replace(Sql sql, PersonId person, List<String> recovery) throws SQLException {
        sql.change("DELETE FROM recovery WHERE person = ?", person.hex());
        sql.each(
                "INSERT INTO recovery (person, digest) VALUES (?, ?)",
                recovery.stream()
                        .map(digest -> new Object[] {person.hex(), digest})
                        .toList());
    }
}
