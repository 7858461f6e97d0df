package org.sealpost.app.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.sealpost.app.access.ApiToken;
import org.sealpost.app.access.DomainGlob;
import org.sealpost.app.access.Permission;
import org.sealpost.app.access.PersonId;
import org.sealpost.app.access.TenantId;
import org.sealpost.app.access.audit.AuditEvent;
import org.sealpost.app.access.sign.ApiTokens;

/// Tokens in SQL.
final class SqlApiTokens implements ApiTokens {
    private static final String SELECT =
            "SELECT id, tenant, person, name, permissions, domains, made, ends, used, revoked FROM api_token WHERE ";

    private final Database database;

    SqlApiTokens(Database database) {
        this.database = database;
    }

    @Override
    public void add(ApiToken token, String digest, AuditEvent event) {
        database.change(sql -> {
            sql.change(
                    "INSERT INTO api_token (id, digest, tenant, person, name, permissions, domains, made, ends)"
                            + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                    token.id(),
                    digest,
                    token.tenant().word(),
                    token.owner().hex(),
                    token.name(),
                    words(token.permissions().stream().map(Permission::word).sorted()),
                    words(token.domains().stream().map(DomainGlob::text)),
                    Times.number(token.made()),
                    Times.number(token.ends()));
            SqlAuditTrail.append(sql, token.tenant(), event);
        });
    }

    @Override
    public Optional<ApiToken> find(String digest) {
        return database.read(sql -> sql.first(SELECT + "digest = ?", SqlApiTokens::token, digest));
    }

    @Override
    public List<ApiToken> of(TenantId tenant) {
        return database.read(
                sql -> sql.list(SELECT + "tenant = ? ORDER BY made DESC, id", SqlApiTokens::token, tenant.word()));
    }

    @Override
    public List<ApiToken> of(TenantId tenant, PersonId owner) {
        return database.read(sql -> sql.list(
                SELECT + "tenant = ? AND person = ? ORDER BY made DESC, id",
                SqlApiTokens::token,
                tenant.word(),
                owner.hex()));
    }

    @Override
    public boolean revoke(TenantId tenant, String id, Instant at, AuditEvent event) {
        return database.write(sql -> {
            if (sql.change(
                            "UPDATE api_token SET revoked = ? WHERE tenant = ? AND id = ? AND revoked IS NULL",
                            Times.number(at),
                            tenant.word(),
                            id)
                    == 0) {
                return false;
            }
            SqlAuditTrail.append(sql, tenant, event);
            return true;
        });
    }

    /// Those of somebody who leaves.
    static void revokeAll(Sql sql, TenantId tenant, PersonId owner, Instant at) throws SQLException {
        sql.change(
                "UPDATE api_token SET revoked = ? WHERE tenant = ? AND person = ? AND revoked IS NULL",
                Times.number(at),
                tenant.word(),
                owner.hex());
    }

    @Override
    public void used(String id, Instant at) {
        database.change(sql -> sql.change("UPDATE api_token SET used = ? WHERE id = ?", Times.number(at), id));
    }

    private static String words(Stream<String> words) {
        return words.collect(Collectors.joining(" "));
    }

    /// What this program does not know, a newer one wrote; it is not given then.
    private static <T> Stream<T> read(String words, Function<String, Optional<T>> reader) {
        return Stream.of(words.split(" ", -1)).map(reader).flatMap(Optional::stream);
    }

    private static ApiToken token(ResultSet row) throws SQLException {
        return new ApiToken(
                row.getString(1),
                new TenantId(row.getString(2)),
                new PersonId(row.getString(3)),
                row.getString(4),
                read(row.getString(5), Permission::read).collect(Collectors.toSet()),
                read(row.getString(6), DomainGlob::read).toList(),
                Times.at(row.getLong(7)),
                Times.at(row.getLong(8)),
                Sql.number(row, 9).map(Times::at),
                Sql.number(row, 10).map(Times::at));
    }
}
