package org.sealpost.app.store;

import java.sql.SQLException;
import java.util.List;
import org.sealpost.app.access.PersonId;
import org.sealpost.app.access.secret.SealedSecret;
import org.sealpost.app.access.secret.SecretBox;
import org.sealpost.app.access.sign.SecondFactors;
import org.sealpost.host.certificate.Account;
import org.sealpost.host.certificate.AccountForm;
import org.sealpost.host.certificate.CertifiedName;
import org.sealpost.host.certificate.CertifiedNameForm;
import org.sealpost.host.certificate.Holding;
import org.sealpost.host.certificate.IssuedCertificate;
import org.sealpost.host.certificate.KeySeal;
import org.sealpost.host.certificate.OpenOrder;
import org.sealpost.host.certificate.Phase;
import org.sealpost.host.certificate.SealedKey;

/// What a store has sealed, sealed with the key that seals now, in the transaction that goes on. What is so already
/// stays as it is.
///
/// @param sql of the transaction
/// @param seal with the key that seals now, and older ones
record Renewing(Sql sql, KeySeal seal) {
    /// What something sealed is for, by its key in a table.
    @FunctionalInterface
    interface Use {
        String of(List<String> key);
    }

    Resealed secondFactors() throws SQLException {
        return secrets(
                "seeds of authenticator apps",
                "second_factor",
                List.of("person"),
                "sealed",
                key -> SecondFactors.use(new PersonId(key.getFirst())));
    }

    /// Secrets that stand in a column.
    Resealed secrets(String what, String table, List<String> key, String column, Use use) throws SQLException {
        var box = new SecretBox(seal);
        String columns = String.join(", ", key);
        String where = String.join(" = ? AND ", key) + " = ?";
        record Row(List<String> key, SealedSecret sealed) {}
        List<Row> rows = sql.list(
                "SELECT " + columns + ", " + column + " FROM " + table + " WHERE " + column + " <> ''", row -> {
                    var values = new String[key.size()];
                    for (int i = 0; i < values.length; i++) {
                        values[i] = row.getString(i + 1);
                    }
                    return new Row(List.of(values), new SealedSecret(row.getString(values.length + 1)));
                });
        int anew = 0;
        for (Row row : rows) {
            if (!box.isCurrent(row.sealed())) {
                var values = new Object[key.size() + 1];
                values[0] = box.renewed(use.of(row.key()), row.sealed()).text();
                for (int i = 0; i < key.size(); i++) {
                    values[i + 1] = row.key().get(i);
                }
                sql.change("UPDATE " + table + " SET " + column + " = ? WHERE " + where, values);
                anew++;
            }
        }
        return new Resealed(what, anew, rows.size());
    }

    /// The keys of certificates and of open orders.
    ///
    /// @param next the expression of the next revision, by which those that serve hear of it
    Resealed certificates(String next) throws SQLException {
        List<CertifiedName> all =
                sql.list("SELECT form FROM certified", row -> CertifiedNameForm.read(row.getString(1)));
        int anew = 0;
        for (CertifiedName name : all) {
            CertifiedName renewed = renewed(name);
            if (!renewed.equals(name)) {
                sql.change(
                        "UPDATE certified SET revision = " + next + ", form = ? WHERE name = ?",
                        CertifiedNameForm.write(renewed),
                        name.name().ascii());
                anew++;
            }
        }
        return new Resealed("names with keys of certificates", anew, all.size());
    }

    private CertifiedName renewed(CertifiedName name) {
        String subject = name.name().ascii();
        Holding holding = new Holding(
                name.holding().current().map(each -> renewed(subject, each)),
                name.holding().previous().map(each -> renewed(subject, each)));
        Phase phase = switch (name.phase()) {
            case Phase.Ordered(OpenOrder order) ->
                new Phase.Ordered(new OpenOrder(
                        order.authority(),
                        order.location(),
                        renewed(subject, order.key()),
                        order.placed(),
                        order.challenge()));
            case Phase.Resting _, Phase.Placing _, Phase.Withdrawn _ -> name.phase();
        };
        return name.with(holding).with(phase);
    }

    private IssuedCertificate renewed(String subject, IssuedCertificate certificate) {
        return new IssuedCertificate(
                certificate.chain(),
                renewed(subject, certificate.key()),
                certificate.authority(),
                certificate.notBefore(),
                certificate.notAfter());
    }

    /// The keys of accounts with authorities.
    Resealed accounts() throws SQLException {
        List<Account> all = sql.list("SELECT form FROM account", row -> AccountForm.read(row.getString(1)));
        int anew = 0;
        for (Account account : all) {
            if (!seal.isCurrent(account.key())) {
                var renewed = new Account(
                        account.authority(),
                        renewed("account with " + account.authority(), account.key()),
                        account.location(),
                        account.faultsInRow(),
                        account.closedUntil());
                sql.change(
                        "UPDATE account SET form = ? WHERE authority = ?",
                        AccountForm.write(renewed),
                        account.authority());
                anew++;
            }
        }
        return new Resealed("keys of accounts with authorities", anew, all.size());
    }

    /// The same octets, of a pair of keys too, sealed for the same subject.
    private SealedKey renewed(String subject, SealedKey key) {
        return seal.isCurrent(key) ? key : seal.seal(subject, seal.openOctets(subject, key));
    }
}
