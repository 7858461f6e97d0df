package org.sealpost.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sealpost.app.access.Caller;
import org.sealpost.app.access.DomainGlob;
import org.sealpost.app.access.TenantId;
import org.sealpost.app.access.audit.Actor;
import org.sealpost.app.access.secret.Argon2Cost;
import org.sealpost.app.access.secret.PasswordRule;
import org.sealpost.app.access.secret.Passwords;
import org.sealpost.app.access.secret.Secret;
import org.sealpost.app.access.sign.Admission;
import org.sealpost.app.access.sign.Callers;
import org.sealpost.app.access.sign.Invitations;
import org.sealpost.app.access.sign.SignInRules;
import org.sealpost.app.store.AccessStore;

class UsersCommandsTest {
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-11-21T12:00:00Z"));
    private static final String PASSWORD = "seven wild geese";

    @TempDir
    private Path folder = Path.of("");

    private Session run(int code, String... arguments) {
        Session session =
                new Session(folder).with("XDG_DATA_HOME", folder.toString()).with("USER", "root");
        assertThat(session.run(arguments)).as(session.err()).isEqualTo(code);
        return session;
    }

    private void with(Consumer<AccessStore> work) {
        try (AccessStore store = AccessStore.file(folder.resolve("sealpost").resolve("access.db"))) {
            work.accept(store);
        }
    }

    private static Secret secret(String out) {
        String link =
                out.lines().filter(line -> line.startsWith("http")).findFirst().orElseThrow();
        return Secret.read("", link.substring(link.lastIndexOf('/') + 1)).orElseThrow();
    }

    private void follow(String out, String name) {
        with(store -> {
            var random = new SecureRandom();
            var invitations = new Invitations(
                    store, new Passwords(new Argon2Cost(64, 1, 1), random), PasswordRule.usual(), CLOCK, random);
            assertThat(invitations.admit(secret(out), name, PASSWORD)).isInstanceOf(Admission.Welcome.class);
        });
    }

    @Test
    void theFirstLinkIsOfTheAdminAndThoseAfterItOfOthers() {
        Session first = run(0, "users", "add", "--role", "viewer");
        assertThat(run(0, "users", "list").out()).contains("nobody yet");
        assertThat(first.out())
                .contains("the first admin chooses a name and a password, by this link, once, until 2026-11-22T12:00")
                .contains("http://localhost:8461/link/");
        follow(first.out(), "kim");
        Session next = run(0, "users", "add", "--role", "operator", "--url", "https://sealpost.example.org/");
        assertThat(next.out())
                .contains("somebody becomes operator of the tenant main")
                .contains("https://sealpost.example.org/link/");
        follow(next.out(), "lee@example.org");
        assertThat(run(0, "users", "list").out()).isEqualTo("""
                kim              admin
                lee@example.org  operator
                """);
        with(store -> assertThat(store.audit()
                        .latest(TenantId.PLATFORM, Long.MAX_VALUE, 9)
                        .getFirst()
                        .event()
                        .by())
                .isEqualTo(new Actor.Console("root")));
    }

    @Test
    void somebodyIsKeptOutAndTheLastAdminIsNot() {
        follow(run(0, "users", "add").out(), "kim");
        follow(run(0, "users", "add").out(), "lee");
        assertThat(run(0, "users", "disable", "LEE").out()).isEqualTo("lee is kept out\n");
        assertThat(run(0, "users", "list").out()).contains("lee  viewer    kept out");
        assertThat(run(0, "users", "disable", "lee", "--enable").out()).isEqualTo("lee may sign in again\n");
        assertThat(run(64, "users", "disable", "kim").err()).contains("last admin");
        assertThat(run(64, "users", "disable", "nobody").err()).contains("nobody is called");
    }

    @Test
    void aPasswordIsChosenAnewByALink() {
        follow(run(0, "users", "add").out(), "kim");
        Session reset = run(0, "users", "reset", "kim", "--app");
        assertThat(reset.out()).contains("kim chooses another password");
        with(store -> assertThat(store.links().find(secret(reset.out()).digest(), CLOCK.instant()))
                .isPresent());
    }

    @Test
    void aTokenIsShownOnceAndIsForWhatWasSaid() {
        follow(run(0, "users", "add").out(), "kim");
        Session made = run(
                0,
                "users",
                "token",
                "kim",
                "--for",
                "backup robot",
                "--may",
                "domains:see,plans:enforce",
                "--domains",
                "*.example.org",
                "--days",
                "7");
        assertThat(made.err()).contains("good until 2026-11-28T12:00").doesNotContain("slp_");
        with(store -> assertThat(new Callers(store, SignInRules.USUAL, CLOCK)
                        .byToken(made.out().strip()))
                .isInstanceOfSatisfying(Caller.Bearer.class, bearer -> {
                    assertThat(bearer.token().permissions()).hasSize(2);
                    assertThat(bearer.token().domains())
                            .extracting(DomainGlob::text)
                            .containsExactly("*.example.org");
                }));
        assertThat(run(64, "users", "token", "kim", "--for", "x", "--may", "users:manage")
                        .err())
                .contains("no token of kim may do users:manage");
        assertThat(run(64, "users", "token", "kim", "--for", "x", "--may", "domains:sea")
                        .err())
                .contains("did you mean domains:see");
        assertThat(run(64, "users", "token", "kim", "--for", "x", "--domains", "a*b")
                        .err())
                .contains("is no domain");
        assertThat(run(64, "users", "token", "kim", "--for", "x", "--days", "400")
                        .err())
                .contains("366");
        assertThat(run(64, "users", "token", "kim", "--for", "x", "--tenant", "other")
                        .err())
                .contains("is not of the tenant other");
    }

    @Test
    void whoOnlyLooksMakesNoStore() {
        for (String what : List.of("list", "disable", "reset")) {
            String[] line = what.equals("list") ? new String[] {"users", what} : new String[] {"users", what, "kim"};
            assertThat(run(66, line).err()).contains("there is no data folder").hasLineCount(1);
        }
        assertThat(run(66, "users", "token", "kim", "--for", "x").err()).contains("there is no data folder");
        assertThat(run(66, "users", "add", "--tenant", "nope").err()).contains("there is no data folder");
        assertThat(folder.resolve("sealpost")).doesNotExist();
    }

    @Test
    void aTenantIsNotMadeByASlipOfThePen() {
        String first = run(0, "users", "add").out();
        assertThat(run(64, "users", "add", "--tenant", "acme", "--new-tenant").err())
                .contains("the first admin is of the tenant main");
        follow(first, "kim");
        assertThat(run(64, "users", "add", "--tenant", "acme").err())
                .isEqualTo("sealpost: there is no tenant 'acme'; name one that there is (main), or have it made by"
                        + " --new-tenant\n");
        assertThat(run(64, "users", "list", "--tenant", "acme").err()).contains("there is no tenant 'acme'");
        with(store -> assertThat(store.people().tenants()).containsExactly(TenantId.FIRST));
        Session made = run(0, "users", "add", "--tenant", "acme", "--new-tenant", "--role", "admin");
        assertThat(made.out()).contains("somebody becomes admin of the tenant acme");
        follow(made.out(), "ann");
        assertThat(run(0, "users", "list", "--tenant", "acme").out()).isEqualTo("ann  admin\n");
        assertThat(run(64, "users", "add", "--tenant", "acme", "--new-tenant").err())
                .contains("leave --new-tenant out");
        with(store -> assertThat(store.audit().latest(TenantId.PLATFORM, Long.MAX_VALUE, 9))
                .anyMatch(entry -> entry.event().act().equals("tenant.add")));
    }

    @Test
    void withoutASessionItIsTheUserOfTheProcess() {
        var session = new Session(folder).with("XDG_DATA_HOME", folder.toString());
        assertThat(session.run("users", "add")).isZero();
        with(store -> assertThat(store.audit()
                        .latest(TenantId.PLATFORM, Long.MAX_VALUE, 9)
                        .getFirst()
                        .event()
                        .by())
                .isEqualTo(new Actor.Console(System.getProperty("user.name"))));
    }
}
