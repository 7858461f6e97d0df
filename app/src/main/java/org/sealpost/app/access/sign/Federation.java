package org.sealpost.app.access.sign;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.sealpost.app.access.PersonId;
import org.sealpost.app.access.PersonName;
import org.sealpost.app.access.Role;
import org.sealpost.app.access.TenantId;
import org.sealpost.app.access.audit.AuditEvent;

/// Who may come in by the word of another service. Nobody does by that alone: an admin named a mail address before,
/// or the person joined the two while they were signed in.
public interface Federation {
    /// Somebody whom an admin expects.
    ///
    /// @param email in lower case, as the service will say that it verified it
    record Expected(TenantId tenant, String email, Role role, Instant made, Instant ends) {}

    /// Expects somebody, in place of what was expected of that address in the tenant. They are expected
    /// for as long as whoever did the event is an admin there.
    void expect(Expected expected, AuditEvent event);

    /// Those of a tenant whose time is not over, by address.
    List<Expected> expected(TenantId tenant, Instant now);

    /// @return whether they were expected
    boolean forget(TenantId tenant, String email, AuditEvent event);

    /// Makes a person of whoever is expected under an address, in each tenant that expects them. From then on the
    /// identity counts, and the address does no longer.
    Links.Followed admit(Identity.OpenId identity, String email, PersonId id, PersonName name, AuditEvent event);

    /// Lets somebody come in by an identity from now on.
    ///
    /// @return whether it was nobody's before
    boolean join(PersonId person, Identity.OpenId identity, AuditEvent event);

    /// By what somebody comes in, beside a password.
    Optional<Identity.OpenId> of(PersonId person);

    /// Forgets what is over.
    void prune(Instant now);
}
