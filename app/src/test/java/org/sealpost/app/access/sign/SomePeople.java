package org.sealpost.app.access.sign;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.sealpost.app.access.Caller;
import org.sealpost.app.access.DomainGlob;
import org.sealpost.app.access.Permission;
import org.sealpost.app.access.Person;
import org.sealpost.app.access.Role;
import org.sealpost.app.access.TenantId;
import org.sealpost.app.access.audit.Actor;
import org.sealpost.app.access.audit.AuditEvent;
import org.sealpost.app.access.audit.AuditTrail;
import org.sealpost.app.access.secret.Argon2Cost;
import org.sealpost.app.access.secret.PasswordRule;
import org.sealpost.app.access.secret.Passwords;
import org.sealpost.app.access.secret.Secret;
import org.sealpost.app.access.secret.SecretBox;
import org.sealpost.app.access.secret.Totp;
import org.sealpost.app.store.AccessStore;
import org.sealpost.host.certificate.KeySeal;
import org.sealpost.host.certificate.SealingKey;

/// A store, and ways into it, new for each test; time passes when it is told to.
class SomePeople {
    static final Actor CONSOLE = new Actor.Console("test");
    static final String PASSWORD = "seven wild geese";
    static final Duration DAY = Duration.ofDays(1);
    static final String OTHER = "eight tame ducks";

    final SecureRandom random = new SecureRandom();
    final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-22T12:00:00Z"));
    final List<FailedTry> failures = new ArrayList<>();
    final Passwords passwords = new Passwords(new Argon2Cost(64, 1, 1), random);
    final SecretBox box = new SecretBox(new KeySeal(SealingKey.make(random), List.of(), random));

    @TempDir
    Path folder = Path.of("");

    AccessStore store;
    SignIn signIn;
    Callers callers;
    Invitations invitations;
    OwnAccount own;
    TokenDesk desk;

    @BeforeEach
    void open() {
        store = AccessStore.file(folder.resolve("access.db"));
        SignInRules rules = SignInRules.USUAL;
        signIn = new SignIn(store, passwords, box, rules, now::get, random, failures::add);
        callers = new Callers(store, rules, now::get);
        invitations = new Invitations(store, passwords, PasswordRule.usual(), now::get, random);
        own = new OwnAccount(store, passwords, PasswordRule.usual(), box, rules, now::get, random);
        desk = new TokenDesk(store, now::get, random);
    }

    @AfterEach
    void close() {
        store.close();
    }

    static Browser browser(String address) {
        try {
            return new Browser(InetAddress.getByName(address), "Test\u0007er");
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(e);
        }
    }

    void pass(Duration time) {
        now.set(now.get().plus(time));
    }

    Person kim() {
        Secret link = invitations.firstAdmin(CONSOLE).orElseThrow();
        return ((Admission.Welcome) invitations.admit(link, "kim", PASSWORD)).person();
    }

    Person member(String name, TenantId tenant, Role role) {
        there(tenant);
        Secret link = invitations.invite(CONSOLE, tenant, role);
        return ((Admission.Welcome) invitations.admit(link, name, PASSWORD)).person();
    }

    void there(TenantId tenant) {
        if (!store.people().tenants().contains(tenant)) {
            assertThat(store.people().addTenant(tenant, AuditEvent.of(now.get(), CONSOLE, "tenant.add")))
                    .isTrue();
        }
    }

    Secret in(String name, String password) {
        return ((SignInResult.In) signIn.password(name, password, browser("192.0.2.1"))).session();
    }

    Caller.SignedIn caller(Secret session) {
        return (Caller.SignedIn) callers.byCookie(session.reveal());
    }

    Totp app(Person person) {
        Totp app = own.proposeApp(person, PASSWORD).orElseThrow();
        assertThat(own.confirmApp(person, app.code(Totp.step(now.get()))))
                .isInstanceOf(OwnAccount.Result.Recovery.class);
        pass(Duration.ofMinutes(1));
        return app;
    }

    List<String> acts(TenantId tenant) {
        return store.audit().latest(tenant, Long.MAX_VALUE, 100).stream()
                .map(AuditTrail.Entry::event)
                .map(AuditEvent::act)
                .toList()
                .reversed();
    }

    TokenIssue issue(Person owner, TenantId tenant, Set<Permission> permissions) {
        return desk.issue(owner, tenant, "robot", permissions, List.of(new DomainGlob.All()), DAY);
    }
}
