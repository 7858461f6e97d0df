package org.sealpost.app.access.sign;

import java.util.List;
import java.util.Optional;
import org.sealpost.app.access.Person;
import org.sealpost.app.access.PersonId;
import org.sealpost.app.access.PersonName;
import org.sealpost.app.access.Role;
import org.sealpost.app.access.TenantId;
import org.sealpost.app.access.audit.AuditEvent;
import org.sealpost.app.access.secret.PasswordHash;

/// Who there is. Whatever is changed goes into the audit trail in the same transaction, or is not changed.
public interface People {
    /// Whether there is nobody yet.
    boolean isEmpty();

    Optional<Person> find(PersonId id);

    /// Somebody with what they must prove.
    record Known(Person person, Optional<PasswordHash> password) {}

    Optional<Known> byName(PersonName name);

    Optional<Person> by(Identity.OpenId identity);

    /// Who belongs to a tenant, by name.
    List<Member> members(TenantId tenant);

    Optional<Member> member(TenantId tenant, PersonId id);

    /// Whether they look after the installation, or belong to another tenant: then what concerns the whole person
    /// is not for an admin of this one. An answer for pages: what changes somebody asks in its transaction.
    boolean isElsewhere(TenantId tenant, PersonId id);

    List<TenantId> tenants();

    /// Every tenant as those who look after the installation see it, by its word.
    List<Tenant> allTenants();

    /// Calls a tenant otherwise; its word stays.
    ///
    /// @param name empty: it is called by its word
    /// @return whether there is such a one
    boolean rename(TenantId tenant, String name, AuditEvent event);

    /// @return whether there was none of that name
    boolean addTenant(TenantId tenant, AuditEvent event);

    /// For somebody who belongs to the tenant already. An admin who becomes less loses the links that
    /// they made there and those whom they expect.
    Change role(TenantId tenant, PersonId id, Role role, AuditEvent event);

    /// For somebody who does not: the way of those who look after the installation.
    Change join(TenantId tenant, PersonId id, Role role, AuditEvent event);

    /// Takes somebody out of a tenant, with the tokens and links they have made there.
    Change leave(TenantId tenant, PersonId id, AuditEvent event);

    /// Keeps somebody out, or lets them in again. Their sessions end, and the links that they made go.
    Change disable(PersonId id, boolean disabled, AuditEvent event);

    /// The same as an admin of one tenant may: nobody is there who is elsewhere too.
    Change disableMember(TenantId tenant, PersonId id, boolean disabled, AuditEvent event);

    /// Sets a password that was chosen. All sessions end but one.
    ///
    /// @param except the id of the session that stays, empty for none
    void password(PersonId id, PasswordHash password, String except, AuditEvent event);

    /// The same password, kept better.
    void rehash(PersonId id, PasswordHash before, PasswordHash after);
}
