package org.sealpost.app.publish;

import java.net.InetAddress;
import java.time.Instant;
import java.util.Optional;
import org.sealpost.app.access.Caller;
import org.sealpost.app.access.Permission;
import org.sealpost.app.access.Target;
import org.sealpost.app.access.TenantId;
import org.sealpost.app.access.audit.Actor;
import org.sealpost.app.access.audit.AuditEvent;
import org.sealpost.protocol.name.DomainName;

/// Who wants something changed in a tenant, from a page or by a program.
///
/// @param from which address, where that is known
public record Asker(Caller caller, TenantId tenant, Optional<InetAddress> from) {
    public boolean may(Permission permission, DomainName domain) {
        return caller.may(permission, new Target.One(tenant, domain));
    }

    /// Something that they do, for the audit trail.
    AuditEvent event(Instant at, String act) {
        AuditEvent event = AuditEvent.of(at, Actor.of(caller), act);
        return from.map(address -> event.from(address.getHostAddress())).orElse(event);
    }

    /// The id of the token of a program.
    Optional<String> token() {
        return caller instanceof Caller.Bearer(var token, var _) ? Optional.of(token.id()) : Optional.empty();
    }

    /// As they stand in journals beside what they agreed to.
    public String name() {
        return switch (Actor.of(caller)) {
            case Actor.Human human -> human.name();
            case Actor.Token token -> token.owner() + " by token " + token.name();
            case Actor.Rule rule -> rule.name();
            case Actor.Console console -> console.name();
            case Actor.Visitor _ -> "visitor";
        };
    }
}
