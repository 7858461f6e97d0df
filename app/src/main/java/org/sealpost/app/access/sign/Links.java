package org.sealpost.app.access.sign;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.sealpost.app.access.Person;
import org.sealpost.app.access.PersonId;
import org.sealpost.app.access.Role;
import org.sealpost.app.access.TenantId;
import org.sealpost.app.access.audit.AuditEvent;
import org.sealpost.app.access.secret.PasswordHash;

/// Links that wait for being followed, by the digests of their secrets. Each is used up in the same transaction as
/// what it does.
public interface Links {
    /// Keeps a new one, and by the event who made it: what somebody made goes when they may no longer.
    /// Others for the first admin, or for the same person's password, are gone then.
    void add(String digest, Link link, AuditEvent event);

    /// Empty when there is none, or when it is too late.
    Optional<Link> find(String digest, Instant now);

    /// What came of following a link.
    enum Followed {
        DONE,
        /// It was followed before, or came too late, or is not for this.
        GONE,
        /// It is for a tenant that there is not; nothing makes one by the way.
        NO_TENANT,
        NAME_TAKEN
    }

    /// Makes a person, by a link for the first admin or an invitation.
    Followed admit(String digest, Person person, PasswordHash password, AuditEvent event);

    /// Takes somebody who has signed in into a tenant, by an invitation.
    Followed join(String digest, PersonId person, AuditEvent event);

    /// Changes a password, by a link for it. All sessions of that person end. A link that an admin of a
    /// tenant made is gone when the person belongs to more than that tenant by now.
    Followed renew(String digest, PasswordHash password, AuditEvent event);

    /// An invitation that nobody has followed yet.
    ///
    /// @param mark by which it is taken back; nobody can follow it with that
    record Pending(String mark, Role role, Instant made, Instant ends) {}

    /// Those of a tenant, the newest first.
    List<Pending> pending(TenantId tenant, Instant now);

    /// Takes an invitation back.
    ///
    /// @return whether there was such a one in the tenant
    boolean withdraw(TenantId tenant, String mark, AuditEvent event);

    /// Forgets those that are over.
    void prune(Instant now);
}
