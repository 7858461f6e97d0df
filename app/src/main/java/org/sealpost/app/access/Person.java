package org.sealpost.app.access;

import java.time.Instant;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// Somebody with a name.
///
/// @param platform whether they look after the installation: tenants, backups
/// @param disabled whether they are kept out for now
/// @param roles what they are, by tenant
public record Person(
        PersonId id,
        PersonName name,
        boolean platform,
        boolean disabled,
        Instant since,
        SortedMap<TenantId, Role> roles) {
    public Person {
        roles = Collections.unmodifiableSortedMap(new TreeMap<>(roles));
    }

    public Optional<Role> in(TenantId tenant) {
        return Optional.ofNullable(roles.get(tenant));
    }

    public Decision decide(Permission permission, Target target) {
        if (disabled) {
            return Decision.SIGN_IN;
        }
        return switch (target) {
            case Target.Platform() ->
                platform && permission.reach() == Permission.Reach.PLATFORM ? Decision.ALLOWED : Decision.FORBIDDEN;
            case Target.Whole(TenantId tenant) -> decide(permission, tenant);
            case Target.One(TenantId tenant, var _) ->
                permission.reach() == Permission.Reach.DOMAIN ? decide(permission, tenant) : refused(tenant);
        };
    }

    private Decision decide(Permission permission, TenantId tenant) {
        return in(tenant).filter(role -> role.may(permission)).isPresent() ? Decision.ALLOWED : refused(tenant);
    }

    private Decision refused(TenantId tenant) {
        return in(tenant).isPresent() ? Decision.FORBIDDEN : Decision.HIDDEN;
    }
}
