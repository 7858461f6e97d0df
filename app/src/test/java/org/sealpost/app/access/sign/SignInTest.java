package org.sealpost.app.access.sign;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.sealpost.app.access.Caller;
import org.sealpost.app.access.Permission;
import org.sealpost.app.access.Person;
import org.sealpost.app.access.Role;
import org.sealpost.app.access.Session;
import org.sealpost.app.access.Target;
import org.sealpost.app.access.TenantId;
import org.sealpost.app.access.audit.AuditEvent;
import org.sealpost.app.access.secret.Argon2Cost;
import org.sealpost.app.access.secret.Passwords;
import org.sealpost.app.access.secret.RecoveryCode;
import org.sealpost.app.access.secret.Secret;
import org.sealpost.app.access.secret.SecretBox;
import org.sealpost.app.access.secret.Totp;
import org.sealpost.host.certificate.KeySeal;
import org.sealpost.host.certificate.SealingKey;
import org.sealpost.protocol.Octets;

class SignInTest extends SomePeople {
    @Test
    void theRightPasswordLetsInAndEachSessionIsANewOne() {
        Person kim = kim();
        Secret one = in("kim", PASSWORD);
        Secret other = in(" KIM ", PASSWORD);
        assertThat(one).isNotEqualTo(other);
        assertThat(caller(one).person()).isEqualTo(kim);
        assertThat(callers.sessions(kim)).hasSize(2).extracting(Session::agent).containsOnly("Tester");
        callers.out(caller(one));
        assertThat(callers.byCookie(one.reveal())).isEqualTo(new Caller.Visitor());
        assertThat(callers.byCookie(other.reveal())).isInstanceOf(Caller.SignedIn.class);
        assertThat(callers.byCookie("")).isEqualTo(new Caller.Visitor());
        assertThat(callers.byCookie(one.digest())).isEqualTo(new Caller.Visitor());
        assertThat(acts(TenantId.FIRST)).containsExactly("person.add", "session.begin", "session.begin");
    }

    @Test
    void whatIsWrongIsNotTold() {
        Person kim = kim();
        assertThat(store.people().addTenant(new TenantId("other"), AuditEvent.of(now.get(), CONSOLE, "tenant.add")))
                .isTrue();
        member("lee", new TenantId("other"), Role.ADMIN);
        Change changed = store.people()
                .disable(
                        member("max", TenantId.FIRST, Role.VIEWER).id(),
                        true,
                        AuditEvent.of(now.get(), CONSOLE, "person.disable"));
        assertThat(changed).isEqualTo(Change.DONE);
        for (String name : List.of("kim", "nobody", "max", "no name at all", "")) {
            String password = name.equals("max") ? PASSWORD : "wrong password";
            assertThat(signIn.password(name, password, browser("192.0.2.1"))).isEqualTo(new SignInResult.Wrong());
        }
        assertThat(signIn.password(kim.name().text(), "x".repeat(100_000), browser("192.0.2.1")))
                .isEqualTo(new SignInResult.Wrong());
        assertThat(failures)
                .extracting(FailedTry::name)
                .containsExactly("kim", "(unknown)", "max", "(unknown)", "(unknown)", "kim");
    }

    @Test
    void tooManyTriesForANameWaitWhereverTheyComeFrom() {
        kim();
        for (String name : List.of("kim", "nobody")) {
            for (int i = 0; i < 10; i++) {
                assertThat(signIn.password(name, "wrong password", browser("192.0.2." + i)))
                        .isEqualTo(new SignInResult.Wrong());
            }
            assertThat(signIn.password(name, PASSWORD, browser("198.51.100.1"))).isInstanceOf(SignInResult.Wait.class);
        }
        pass(Duration.ofMinutes(2));
        assertThat(signIn.password("kim", PASSWORD, browser("198.51.100.1"))).isInstanceOf(SignInResult.In.class);
        assertThat(store.audit()
                        .latest(TenantId.FIRST, Long.MAX_VALUE, 1)
                        .getFirst()
                        .event()
                        .details())
                .containsKey("failed_before");
    }

    /// One that somebody was in with before.
    private Browser known(Person person) {
        Browser browser = browser("192.0.2.1");
        return new Browser(browser.source(), browser.agent(), signIn.known(person));
    }

    /// Uses up what there is for a name, from many places.
    private void strangers(String name) {
        for (int i = 0; i < 10; i++) {
            SignInResult result = signIn.password(name, "wrong password", browser("203.0.113." + i));
            assertThat(result).isEqualTo(new SignInResult.Wrong());
        }
    }

    @Test
    void strangersKeepNobodyOutWhoWasInWithTheirBrowserBefore() {
        Person kim = kim();
        Person lee = member("lee", TenantId.FIRST, Role.VIEWER);
        Browser own = known(kim);
        strangers("kim");
        for (int i = 0; i < 20; i++) {
            pass(Duration.ofSeconds(90));
            assertThat(signIn.password("kim", "wrong password", browser("203.0.113.77")))
                    .isEqualTo(new SignInResult.Wrong());
            assertThat(signIn.password("kim", PASSWORD, browser("192.0.2.1"))).isInstanceOf(SignInResult.Wait.class);
            assertThat(signIn.password("kim", PASSWORD, own)).isInstanceOf(SignInResult.In.class);
        }
        for (String other : List.of(
                "",
                "known",
                signIn.known(lee),
                "x" + own.known(),
                own.known().substring(0, own.known().length() - 4),
                box.seal("known browser " + lee.id(), Octets.utf8("0".repeat(32) + " 9999999999"))
                        .text())) {
            assertThat(signIn.password("kim", PASSWORD, new Browser(own.source(), "", other)))
                    .as(other)
                    .isInstanceOf(SignInResult.Wait.class);
        }
        pass(Duration.ofDays(180));
        strangers("kim");
        assertThat(signIn.password("kim", PASSWORD, own)).as("its time is over").isInstanceOf(SignInResult.Wait.class);
    }

    @Test
    void aKnownBrowserGuessesNoMoreThanAnotherAndUsesUpNothingOfOthers() {
        Person kim = kim();
        Browser own = known(kim);
        for (int i = 0; i < 10; i++) {
            assertThat(signIn.password("kim", "wrong password", own)).isEqualTo(new SignInResult.Wrong());
        }
        assertThat(signIn.password("kim", PASSWORD, own)).isInstanceOf(SignInResult.Wait.class);
        assertThat(signIn.password("kim", PASSWORD, known(kim))).isInstanceOf(SignInResult.In.class);
        strangers("kim");
    }

    @Test
    void theGuessesOfStrangersInADayAreFewWhoeverSignsInMeanwhile() {
        Person kim = kim();
        Browser own = known(kim);
        int guesses = 0;
        for (int i = 0; i < 24 * 40; i++) {
            SignInResult result = signIn.password("kim", "wrong password", browser("203.0.113." + i % 250));
            guesses += result instanceof SignInResult.Wrong ? 1 : 0;
            if (i % 40 == 0) {
                assertThat(signIn.password("kim", PASSWORD, own)).isInstanceOf(SignInResult.In.class);
            }
            pass(Duration.ofSeconds(90));
        }
        assertThat(guesses).isBetween(100, 200);
    }

    @Test
    void whoeverHasAnotherPasswordIsLetInAtOnce() {
        Person kim = kim();
        strangers("kim");
        assertThat(signIn.password("kim", PASSWORD, browser("192.0.2.1"))).isInstanceOf(SignInResult.Wait.class);
        signIn.forget(kim);
        assertThat(signIn.password("kim", PASSWORD, browser("192.0.2.1"))).isInstanceOf(SignInResult.In.class);
    }

    @Test
    void whoeverGuessesPasswordsKeepsNobodyFromTheirCode() {
        Totp app = app(kim());
        Secret half = ((SignInResult.CodeNeeded) signIn.password("kim", PASSWORD, browser("192.0.2.1"))).half();
        strangers("kim");
        assertThat(signIn.code(half, app.code(Totp.step(now.get())), browser("192.0.2.1")))
                .isInstanceOf(SignInResult.In.class);
    }

    @Test
    void tooManyTriesFromOnePlaceWaitWhoeverIsMeant() {
        kim();
        for (int i = 0; i < 60; i++) {
            assertThat(signIn.password("name" + i, "wrong password", browser("2001:db8:0:1::" + i)))
                    .isEqualTo(new SignInResult.Wrong());
        }
        assertThat(signIn.password("kim", PASSWORD, browser("2001:db8:0:1:ffff::1")))
                .isInstanceOf(SignInResult.Wait.class);
        assertThat(signIn.password("kim", PASSWORD, browser("2001:db8:0:2::1"))).isInstanceOf(SignInResult.In.class);
    }

    @Test
    void sessionsEndWhenTheyAreNotUsedAndInAnyCase() {
        kim();
        Secret idle = in("kim", PASSWORD);
        pass(Duration.ofHours(2));
        assertThat(callers.byCookie(idle.reveal())).isEqualTo(new Caller.Visitor());

        Secret used = in("kim", PASSWORD);
        for (int hour = 1; hour < 12; hour++) {
            pass(Duration.ofHours(1));
            assertThat(callers.byCookie(used.reveal())).isInstanceOf(Caller.SignedIn.class);
        }
        pass(Duration.ofHours(1));
        assertThat(callers.byCookie(used.reveal())).isEqualTo(new Caller.Visitor());
        callers.prune();
        assertThat(store.sessions()
                        .of(store.people().members(TenantId.FIRST).getFirst().id()))
                .isEmpty();
    }

    @Test
    void anAppAsksForACodeThatCountsOnce() {
        Totp app = app(kim());
        SignInResult first = signIn.password("kim", PASSWORD, browser("192.0.2.1"));
        Secret half = ((SignInResult.CodeNeeded) first).half();
        assertThat(caller(half).may(Permission.SEE_DOMAINS, new Target.Whole(TenantId.FIRST)))
                .isFalse();
        assertThat(signIn.code(half, "000000", browser("192.0.2.1"))).isEqualTo(new SignInResult.Wrong());
        String code = app.code(Totp.step(now.get()));
        SignInResult second = signIn.code(half, code, browser("192.0.2.1"));
        assertThat(second).isInstanceOfSatisfying(SignInResult.In.class, in -> {
            assertThat(in.session()).isNotEqualTo(half);
            assertThat(caller(in.session()).session().stage()).isEqualTo(Session.Stage.FULL);
        });
        assertThat(callers.byCookie(half.reveal())).isEqualTo(new Caller.Visitor());

        Secret again = ((SignInResult.CodeNeeded) signIn.password("kim", PASSWORD, browser("192.0.2.1"))).half();
        assertThat(signIn.code(again, code, browser("192.0.2.1"))).isEqualTo(new SignInResult.Wrong());
    }

    @Test
    void anotherSealingKeyTakesOverWithoutAskingPeople() {
        SealingKey old = SealingKey.make(random);
        var before = new SecretBox(new KeySeal(old, List.of(), random));
        Person kim = kim();
        Totp app = Totp.make(random);
        assertThat(store.secondFactors().propose(kim.id(), before.seal(SecondFactors.use(kim.id()), app.secret())))
                .isTrue();
        SealingKey next = SealingKey.make(random);
        assertThat(store.secondFactors().reseal(new SecretBox(new KeySeal(next, List.of(old), random))))
                .isEqualTo(1);
        var after = new SecretBox(new KeySeal(next, List.of(), random));
        assertThat(store.secondFactors().reseal(after)).isZero();
        assertThat(after.open(
                        SecondFactors.use(kim.id()),
                        store.secondFactors().of(kim.id()).orElseThrow().secret()))
                .isEqualTo(app.secret());
    }

    @Test
    void codesCannotBeGuessedByKnowingThePassword() {
        app(kim());
        SignInResult last = new SignInResult.Wrong();
        for (int i = 0; i < 11; i++) {
            if (signIn.password("kim", PASSWORD, browser("192.0.2.1"))
                    instanceof SignInResult.CodeNeeded(Secret half, var _)) {
                last = signIn.code(half, "00000" + i % 10, browser("192.0.2.1"));
            }
        }
        assertThat(last).isInstanceOf(SignInResult.Wait.class);
    }

    @Test
    void halfASessionIsNotWaitedForLong() {
        Totp app = app(kim());
        Secret half = ((SignInResult.CodeNeeded) signIn.password("kim", PASSWORD, browser("192.0.2.1"))).half();
        pass(Duration.ofMinutes(10));
        assertThat(signIn.code(half, app.code(Totp.step(now.get())), browser("192.0.2.1")))
                .isEqualTo(new SignInResult.Wrong());
        Secret full = invitationsSession();
        assertThat(signIn.code(full, app.code(Totp.step(now.get())), browser("192.0.2.1")))
                .isEqualTo(new SignInResult.Wrong());
    }

    /// A session of somebody else who has no app.
    private Secret invitationsSession() {
        member("lee", TenantId.FIRST, Role.VIEWER);
        return in("lee", PASSWORD);
    }

    @Test
    void aRecoveryCodeLetsInOnce() {
        Person kim = kim();
        Totp app = own.proposeApp(kim, PASSWORD).orElseThrow();
        assertThat(own.confirmApp(kim, "123456")).isEqualTo(new OwnAccount.Result.Wrong());
        List<RecoveryCode> codes =
                ((OwnAccount.Result.Recovery) own.confirmApp(kim, app.code(Totp.step(now.get())))).codes();
        Secret half = ((SignInResult.CodeNeeded) signIn.password("kim", PASSWORD, browser("192.0.2.1"))).half();
        String code = codes.get(3).reveal();
        assertThat(signIn.code(half, code, browser("192.0.2.1"))).isInstanceOf(SignInResult.In.class);
        assertThat(store.secondFactors().recoveryLeft(kim.id())).isEqualTo(9);
        Secret again = ((SignInResult.CodeNeeded) signIn.password("kim", PASSWORD, browser("192.0.2.1"))).half();
        assertThat(signIn.code(again, code, browser("192.0.2.1"))).isEqualTo(new SignInResult.Wrong());
        assertThat(own.renewRecovery(kim, PASSWORD)).isInstanceOf(OwnAccount.Result.Recovery.class);
        assertThat(signIn.code(again, codes.get(4).reveal(), browser("192.0.2.1")))
                .isEqualTo(new SignInResult.Wrong());
        assertThat(own.proposeApp(kim, PASSWORD)).isEmpty();
        assertThat(own.removeApp(kim, "wrong")).isEqualTo(new OwnAccount.Result.Wrong());
        assertThat(own.removeApp(kim, PASSWORD)).isEqualTo(new OwnAccount.Result.Done());
        assertThat(signIn.password("kim", PASSWORD, browser("192.0.2.1"))).isInstanceOf(SignInResult.In.class);
    }

    @Test
    void anotherPasswordEndsOtherSessions() {
        kim();
        Secret here = in("kim", PASSWORD);
        Secret elsewhere = in("kim", PASSWORD);
        assertThat(own.password(caller(here), "wrong password", OTHER)).isEqualTo(new OwnAccount.Result.Wrong());
        assertThat(own.password(caller(here), PASSWORD, "short")).isInstanceOf(OwnAccount.Result.BadPassword.class);
        assertThat(own.password(caller(here), PASSWORD, OTHER)).isEqualTo(new OwnAccount.Result.Done());
        assertThat(callers.byCookie(here.reveal())).isInstanceOf(Caller.SignedIn.class);
        assertThat(callers.byCookie(elsewhere.reveal())).isEqualTo(new Caller.Visitor());
        assertThat(signIn.password("kim", PASSWORD, browser("192.0.2.1"))).isEqualTo(new SignInResult.Wrong());
        assertThat(signIn.password("kim", OTHER, browser("192.0.2.1"))).isInstanceOf(SignInResult.In.class);
    }

    @Test
    void aHashBecomesDearerWhenItsPasswordIsSeen() {
        Person kim = kim();
        var dearer = new Passwords(new Argon2Cost(128, 1, 1), random);
        var later = new SignIn(store, dearer, box, SignInRules.USUAL, now::get, random, failures::add);
        assertThat(later.password("kim", PASSWORD, browser("192.0.2.1"))).isInstanceOf(SignInResult.In.class);
        assertThat(store.people()
                        .byName(kim.name())
                        .flatMap(People.Known::password)
                        .orElseThrow()
                        .cost())
                .isEqualTo(new Argon2Cost(128, 1, 1));
        assertThat(later.password("kim", PASSWORD, browser("192.0.2.1"))).isInstanceOf(SignInResult.In.class);
    }

    @Test
    void noSecretIsInTheStoreOrInTheTrail() throws Exception {
        Person kim = kim();
        Totp app = app(kim);
        Secret half = ((SignInResult.CodeNeeded) signIn.password("kim", PASSWORD, browser("192.0.2.1"))).half();
        var in = (SignInResult.In) signIn.code(half, app.code(Totp.step(now.get())), browser("192.0.2.1"));
        var made = (TokenIssue.Made) issue(kim, TenantId.FIRST, Set.of(Permission.SEE_DOMAINS));
        Secret link = invitations.invite(CONSOLE, TenantId.FIRST, Role.VIEWER);
        store.close();
        var all = new StringBuilder();
        try (var files = Files.list(folder)) {
            for (Path file : files.toList()) {
                all.append(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
            }
        }
        assertThat(all).contains(kim.id().hex());
        for (String secret : List.of(
                PASSWORD,
                app.reveal(),
                app.secret().latin1(),
                half.reveal(),
                in.session().reveal(),
                made.text().reveal(),
                link.reveal())) {
            assertThat(all.indexOf(secret)).isNegative();
        }
    }
}
