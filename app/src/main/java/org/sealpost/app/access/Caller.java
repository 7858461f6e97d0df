package org.sealpost.app.access;

import org.sealpost.protocol.name.DomainName;

/// Whoever a request is from.
public sealed interface Caller {
    /// Whether they may do this to that. Ask before anything is read or changed.
    Decision decide(Permission permission, Target target);

    /// The tenants that they know of.
    boolean sees(TenantId tenant);

    default boolean may(Permission permission, Target target) {
        return decide(permission, target) == Decision.ALLOWED;
    }

    /// Which of many domains something may be done to, for lists.
    default boolean may(Permission permission, TenantId tenant, DomainName domain) {
        return may(permission, new Target.One(tenant, domain));
    }

    /// Whether they may do this to some domain of a tenant at least: ask about each domain then. What is about the
    /// tenant as a whole is decided as such.
    default Decision decideForSome(Permission permission, TenantId tenant) {
        return decide(permission, new Target.Whole(tenant));
    }

    /// Nobody that we know.
    record Visitor() implements Caller {
        @Override
        public Decision decide(Permission permission, Target target) {
            return Decision.SIGN_IN;
        }

        @Override
        public boolean sees(TenantId tenant) {
            return false;
        }
    }

    record SignedIn(Person person, Session session) implements Caller {
        @Override
        public Decision decide(Permission permission, Target target) {
            return session.stage() == Session.Stage.FULL ? person.decide(permission, target) : Decision.SIGN_IN;
        }

        @Override
        public boolean sees(TenantId tenant) {
            return session.stage() == Session.Stage.FULL
                    && !person.disabled()
                    && person.in(tenant).isPresent();
        }
    }

    /// A program with a token.
    ///
    /// @param owner as they are now: a token loses what its owner loses
    record Bearer(ApiToken token, Person owner) implements Caller {
        @Override
        public Decision decide(Permission permission, Target target) {
            Decision owners = owner.decide(permission, target);
            if (owners != Decision.ALLOWED) {
                return owners == Decision.FORBIDDEN && !isOfTenant(target) ? Decision.HIDDEN : owners;
            }
            if (token.covers(permission, target)) {
                return Decision.ALLOWED;
            }
            return isOfTenant(target) ? Decision.FORBIDDEN : Decision.HIDDEN;
        }

        @Override
        public Decision decideForSome(Permission permission, TenantId tenant) {
            var whole = new Target.Whole(tenant);
            boolean some = permission.reach() == Permission.Reach.DOMAIN
                    && permission.forTokens()
                    && token.permissions().contains(permission)
                    && token.tenant().equals(tenant)
                    && owner.decide(permission, whole) == Decision.ALLOWED;
            return some ? Decision.ALLOWED : decide(permission, whole);
        }

        @Override
        public boolean sees(TenantId tenant) {
            return !owner.disabled()
                    && token.tenant().equals(tenant)
                    && owner.in(tenant).isPresent();
        }

        /// Whether it was made for some domain that this is about, so that it may know that it is there.
        private boolean isOfTenant(Target target) {
            return switch (target) {
                case Target.Platform() -> true;
                case Target.Whole(TenantId of) -> of.equals(token.tenant());
                case Target.One(TenantId of, DomainName domain) ->
                    of.equals(token.tenant()) && token.domains().stream().anyMatch(glob -> glob.covers(domain));
            };
        }
    }
}
