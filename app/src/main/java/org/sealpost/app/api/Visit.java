package org.sealpost.app.api;

import java.time.Instant;
import java.util.regex.Pattern;
import org.sealpost.app.access.Caller;
import org.sealpost.app.access.Permission;
import org.sealpost.app.access.Person;
import org.sealpost.app.access.Target;
import org.sealpost.app.access.TenantId;
import org.sealpost.app.access.audit.Actor;
import org.sealpost.app.access.audit.AuditEvent;
import org.sealpost.app.web.Call;
import org.sealpost.protocol.name.DomainName;

/// A request of somebody who may make it.
///
/// @param caller somebody who is known
record Visit(Call call, Caller caller, TenantId tenant, Instant now) {
    private static final Pattern ID = Pattern.compile("[0-9a-f]{1,32}");

    /// The domain of the path.
    ///
    /// @throws Refused when it is none
    DomainName domain() {
        return DomainName.ofWire(call.named("domain")).orElseThrow(() -> Refused.notThere("domain"));
    }

    /// What the path names by an id of ours.
    ///
    /// @param what it is
    /// @throws Refused when no id is like that
    String id(String what) {
        String text = call.named("id");
        if (!ID.matcher(text).matches()) {
            throw Refused.notThere(what);
        }
        return text;
    }

    boolean may(Permission permission, DomainName domain) {
        return caller.may(permission, tenant, domain);
    }

    /// For all domains of the tenant, those included that come later.
    boolean mayAll(Permission permission) {
        return caller.may(permission, new Target.Whole(tenant));
    }

    /// @throws Refused when they may not
    void require(Permission permission, Target target) {
        switch (caller.decide(permission, target)) {
            case ALLOWED -> {}
            case SIGN_IN -> throw Gate.nobody(call);
            case FORBIDDEN -> throw Gate.notAllowed(permission);
            case HIDDEN -> throw Refused.notThere("thing");
        }
    }

    /// The person, or the owner of the token.
    Person person() {
        return switch (caller) {
            case Caller.SignedIn(Person person, var _) -> person;
            case Caller.Bearer(var _, Person owner) -> owner;
            case Caller.Visitor() -> throw new IllegalStateException("a visitor has no name");
        };
    }

    /// Who they are, for people.
    String name() {
        return switch (caller) {
            case Caller.SignedIn(Person person, var _) -> person.name().text();
            case Caller.Bearer(var token, Person owner) -> owner.name() + " by the token " + token.name();
            case Caller.Visitor() -> throw new IllegalStateException("a visitor has no name");
        };
    }

    /// Something that they do, for the audit trail.
    AuditEvent event(String act) {
        return AuditEvent.of(now, Actor.of(caller), act).from(call.from().getHostAddress());
    }

    /// An address below the tenant.
    String path(String rest) {
        return "/v1/tenants/" + tenant + rest;
    }
}
