package org.sealpost.app.access.sign;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.sealpost.app.access.Person;
import org.sealpost.app.access.PersonId;
import org.sealpost.app.access.PersonName;
import org.sealpost.app.access.Role;
import org.sealpost.app.access.TenantId;
import org.sealpost.app.access.audit.Actor;
import org.sealpost.app.access.audit.AuditEvent;
import org.sealpost.app.access.secret.PasswordFault;
import org.sealpost.app.access.secret.PasswordRule;
import org.sealpost.app.access.secret.Passwords;
import org.sealpost.app.access.secret.Secret;

/// Makes links that are followed once, and does what they are for. Whoever calls has asked before whether the caller
/// may.
public final class Invitations {
    private static final Duration SET_UP = Duration.ofHours(24);
    private static final Duration INVITED = Duration.ofDays(7);
    private static final Duration FORGOTTEN = Duration.ofHours(24);

    private final Directory directory;
    private final Passwords passwords;
    private final PasswordRule rule;
    private final InstantSource clock;
    private final SecureRandom random;

    public Invitations(
            Directory directory, Passwords passwords, PasswordRule rule, InstantSource clock, SecureRandom random) {
        this.directory = directory;
        this.passwords = passwords;
        this.rule = rule;
        this.clock = clock;
        this.random = random;
    }

    /// For the first person; empty when there is somebody already. Earlier ones are gone then.
    public Optional<Secret> firstAdmin(Actor by) {
        return directory.people().isEmpty()
                ? Optional.of(link(new Link.Purpose.FirstAdmin(), SET_UP, event(by, "link.first-admin")))
                : Optional.empty();
    }

    public Secret invite(Actor by, TenantId tenant, Role role) {
        return link(
                new Link.Purpose.Invitation(tenant, role),
                INVITED,
                event(by, "link.invite").detail("role", role.word()));
    }

    /// Empty when they are no member, or more than a member of this tenant: then those who look after the
    /// installation make it, by the other method. When they become more before it is followed, it is gone.
    public Optional<Secret> newPassword(Actor by, TenantId tenant, PersonId person) {
        People people = directory.people();
        return people.member(tenant, person).isPresent() && !people.isElsewhere(tenant, person)
                ? Optional.of(newPassword(by, person, Optional.of(tenant)))
                : Optional.empty();
    }

    /// For whomever it is: the way of those who look after the installation.
    public Secret newPassword(Actor by, PersonId person) {
        return newPassword(by, person, Optional.empty());
    }

    private Secret newPassword(Actor by, PersonId person, Optional<TenantId> of) {
        return link(new Link.Purpose.NewPassword(person, of), FORGOTTEN, event(by, "link.new-password"));
    }

    /// What a link is for, to be shown before it is followed.
    public Optional<Link> look(Secret secret) {
        return directory.links().find(secret.digest(), clock.instant());
    }

    /// Whether it is for a tenant that there is not: earlier programs made such links.
    public boolean leadsNowhere(Link link) {
        return link.purpose() instanceof Link.Purpose.Invitation(TenantId tenant, var _)
                && !tenant.equals(TenantId.FIRST)
                && !directory.people().tenants().contains(tenant);
    }

    /// Makes a person.
    public Admission admit(Secret secret, String typedName, String password) {
        Instant now = clock.instant();
        Optional<Link> link = look(secret);
        if (link.isEmpty()) {
            return new Admission.LinkGone();
        }
        Optional<PersonName> name = PersonName.read(typedName);
        if (name.isEmpty()) {
            return new Admission.BadName();
        }
        List<PasswordFault> faults = rule.faults(password, name.get());
        if (!faults.isEmpty()) {
            return new Admission.BadPassword(faults);
        }
        var roles = new TreeMap<TenantId, Role>();
        boolean platform = switch (link.get().purpose()) {
            case Link.Purpose.FirstAdmin() -> {
                roles.put(TenantId.FIRST, Role.ADMIN);
                yield true;
            }
            case Link.Purpose.Invitation(TenantId tenant, Role role) -> {
                roles.put(tenant, role);
                yield false;
            }
            case Link.Purpose.NewPassword _ -> false;
        };
        var person = new Person(PersonId.make(random), name.get(), platform, false, now, roles);
        return told(
                directory
                        .links()
                        .admit(
                                secret.digest(),
                                person,
                                passwords.hash(password),
                                event(Actor.of(person), "person.add")),
                person);
    }

    /// Takes somebody who has signed in into one more tenant.
    public Admission join(Secret secret, Person person) {
        return told(
                directory.links().join(secret.digest(), person.id(), event(Actor.of(person), "person.join")), person);
    }

    /// Another password for somebody who forgot theirs.
    public Admission renew(Secret secret, String password) {
        Optional<Person> person = look(secret)
                .flatMap(link -> link.purpose() instanceof Link.Purpose.NewPassword(PersonId id, var _)
                        ? directory.people().find(id)
                        : Optional.empty());
        if (person.isEmpty()) {
            return new Admission.LinkGone();
        }
        List<PasswordFault> faults = rule.faults(password, person.get().name());
        return faults.isEmpty()
                ? told(
                        directory
                                .links()
                                .renew(
                                        secret.digest(),
                                        passwords.hash(password),
                                        event(Actor.of(person.get()), "password.renew")),
                        person.get())
                : new Admission.BadPassword(faults);
    }

    private static Admission told(Links.Followed followed, Person person) {
        return switch (followed) {
            case DONE -> new Admission.Welcome(person);
            case GONE -> new Admission.LinkGone();
            case NO_TENANT -> new Admission.NoTenant();
            case NAME_TAKEN -> new Admission.NameTaken();
        };
    }

    private Secret link(Link.Purpose purpose, Duration life, AuditEvent event) {
        Secret secret = Secret.make(random, "");
        Instant now = clock.instant();
        directory.links().add(secret.digest(), new Link(purpose, now, now.plus(life)), event);
        return secret;
    }

    private AuditEvent event(Actor by, String act) {
        return AuditEvent.of(clock.instant(), by, act);
    }
}
