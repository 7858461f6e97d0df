package org.sealpost.app.access.sign;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.sealpost.app.access.ApiToken;
import org.sealpost.app.access.PersonId;
import org.sealpost.app.access.TenantId;
import org.sealpost.app.access.audit.AuditEvent;

/// Tokens, by the digests of their texts.
public interface ApiTokens {
    void add(ApiToken token, String digest, AuditEvent event);

    Optional<ApiToken> find(String digest);

    /// All of a tenant, the newest first.
    List<ApiToken> of(TenantId tenant);

    /// Those of one person in a tenant.
    List<ApiToken> of(TenantId tenant, PersonId owner);

    /// @return whether there was such a one that was not revoked
    boolean revoke(TenantId tenant, String id, Instant at, AuditEvent event);

    void used(String id, Instant at);
}
