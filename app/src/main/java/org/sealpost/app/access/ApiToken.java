package org.sealpost.app.access;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What a program may do in a tenant, on behalf of the person who made the token and never more than they. The text
/// of the token itself is not kept.
///
/// @param id by which it is listed and revoked; says nothing about its text
/// @param permissions the verbs it was made for
/// @param domains those it is for; one is enough
public record ApiToken(
        String id,
        TenantId tenant,
        PersonId owner,
        String name,
        Set<Permission> permissions,
        List<DomainGlob> domains,
        Instant made,
        Instant ends,
        Optional<Instant> lastUsed,
        Optional<Instant> revoked) {
    public ApiToken {
        permissions = Set.copyOf(permissions);
        domains = List.copyOf(domains);
    }

    public boolean isGood(Instant now) {
        return revoked.isEmpty() && now.isBefore(ends);
    }

    /// Whether it was made for this, whatever its owner may.
    boolean covers(Permission permission, Target target) {
        if (!permission.forTokens() || !permissions.contains(permission)) {
            return false;
        }
        return switch (target) {
            case Target.Platform() -> false;
            case Target.Whole(TenantId of) ->
                of.equals(tenant) && domains.stream().anyMatch(DomainGlob.All.class::isInstance);
            case Target.One(TenantId of, var domain) ->
                of.equals(tenant) && domains.stream().anyMatch(glob -> glob.covers(domain));
        };
    }
}
