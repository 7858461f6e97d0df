package org.sealpost.app.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.sealpost.protocol.name.DomainName;

class CallerTest {
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private static final TenantId OURS = new TenantId("ours");
    private static final TenantId THEIRS = new TenantId("theirs");
    private static final DomainName DOMAIN = DomainName.of("example.org");
    private static final Set<Permission> ALL = EnumSet.allOf(Permission.class);

    private static Person person(Role role, boolean platform, boolean disabled) {
        return new Person(
                new PersonId("0123456789abcdef"),
                new PersonName("kim"),
                platform,
                disabled,
                NOW,
                new TreeMap<>(Map.of(OURS, role)));
    }

    private static Caller signedIn(Person person, Session.Stage stage) {
        return new Caller.SignedIn(
                person, new Session("id", person.id(), stage, NOW, NOW, NOW.plusSeconds(60), "192.0.2.1", ""));
    }

    private static ApiToken token(Set<Permission> permissions, String... globs) {
        return new ApiToken(
                "abc",
                OURS,
                new PersonId("0123456789abcdef"),
                "robot",
                permissions,
                Arrays.stream(globs)
                        .map(glob -> DomainGlob.read(glob).orElseThrow())
                        .toList(),
                NOW,
                NOW.plus(Duration.ofDays(1)),
                Optional.empty(),
                Optional.empty());
    }

    private static Target target(Permission permission, TenantId tenant) {
        return switch (permission.reach()) {
            case DOMAIN -> new Target.One(tenant, DOMAIN);
            case TENANT -> new Target.Whole(tenant);
            case PLATFORM -> new Target.Platform();
        };
    }

    @ParameterizedTest
    @EnumSource(Role.class)
    void aRoleHoldsInItsOwnTenantAndNoOtherIsThere(Role role) {
        Caller caller = signedIn(person(role, false, false), Session.Stage.FULL);
        for (Permission each : Permission.values()) {
            assertThat(caller.decide(each, target(each, OURS)))
                    .isEqualTo(role.may(each) ? Decision.ALLOWED : Decision.FORBIDDEN);
            assertThat(caller.decide(each, target(each, THEIRS)))
                    .isEqualTo(each.reach() == Permission.Reach.PLATFORM ? Decision.FORBIDDEN : Decision.HIDDEN);
        }
        assertThat(caller.sees(OURS)).isTrue();
        assertThat(caller.sees(THEIRS)).isFalse();
    }

    @Test
    void lookingAfterTheInstallationOpensNoTenant() {
        Caller caller = signedIn(
                new Person(new PersonId("0123456789abcdef"), new PersonName("kim"), true, false, NOW, new TreeMap<>()),
                Session.Stage.FULL);
        for (Permission each : Permission.values()) {
            assertThat(caller.decide(each, target(each, OURS)))
                    .isEqualTo(each.reach() == Permission.Reach.PLATFORM ? Decision.ALLOWED : Decision.HIDDEN);
        }
    }

    @Test
    void aPermissionOfOneReachGivesNothingAtAnother() {
        Caller caller = signedIn(person(Role.ADMIN, true, false), Session.Stage.FULL);
        for (Permission each : Permission.values()) {
            boolean platform = each.reach() == Permission.Reach.PLATFORM;
            assertThat(caller.may(each, new Target.Platform())).isEqualTo(platform);
            assertThat(caller.may(each, new Target.Whole(OURS))).isEqualTo(!platform);
            assertThat(caller.may(each, new Target.One(OURS, DOMAIN)))
                    .isEqualTo(each.reach() == Permission.Reach.DOMAIN);
        }
    }

    @Test
    void whoIsKeptOutOrHalfInOrUnknownMayNothing() {
        for (Caller caller : List.of(
                new Caller.Visitor(),
                signedIn(person(Role.ADMIN, true, true), Session.Stage.FULL),
                signedIn(person(Role.ADMIN, true, false), Session.Stage.HALF),
                new Caller.Bearer(token(ALL, "*"), person(Role.ADMIN, true, true)))) {
            for (Permission each : Permission.values()) {
                assertThat(caller.decide(each, target(each, OURS))).isEqualTo(Decision.SIGN_IN);
            }
            assertThat(caller.sees(OURS)).isFalse();
        }
    }

    @ParameterizedTest
    @EnumSource(Role.class)
    void aTokenMayNoMoreThanItsOwner(Role role) {
        Person owner = person(role, true, false);
        Caller caller = new Caller.Bearer(token(ALL, "*"), owner);
        for (Permission each : Permission.values()) {
            assertThat(caller.may(each, target(each, OURS))).isEqualTo(role.may(each) && each.forTokens());
            assertThat(caller.may(each, target(each, THEIRS))).isFalse();
        }
    }

    @Test
    void aTokenIsForItsOwnTenantEvenWhenItsOwnerHasMore() {
        var both = new Person(
                new PersonId("0123456789abcdef"),
                new PersonName("kim"),
                false,
                false,
                NOW,
                new TreeMap<>(Map.of(OURS, Role.ADMIN, THEIRS, Role.ADMIN)));
        Caller caller = new Caller.Bearer(token(ALL, "*"), both);
        assertThat(caller.decide(Permission.SEE_DOMAINS, target(Permission.SEE_DOMAINS, THEIRS)))
                .isEqualTo(Decision.HIDDEN);
        assertThat(caller.sees(THEIRS)).isFalse();
    }

    @Test
    void aTokenDoesWhatItWasMadeFor() {
        Person owner = person(Role.APPROVER, false, false);
        Caller looks = new Caller.Bearer(token(Set.of(Permission.SEE_DOMAINS), "*"), owner);
        assertThat(looks.may(Permission.SEE_DOMAINS, new Target.Whole(OURS))).isTrue();
        assertThat(looks.decide(Permission.ENFORCE, new Target.One(OURS, DOMAIN)))
                .isEqualTo(Decision.FORBIDDEN);
    }

    @ParameterizedTest
    @CsvSource({
        "*, example.org, true",
        "*, a.b.example.org, true",
        "example.org, example.org, true",
        "EXAMPLE.org, example.org, true",
        "example.org, a.example.org, false",
        "example.org, notexample.org, false",
        "*.example.org, example.org, false",
        "*.example.org, a.example.org, true",
        "*.example.org, a.b.example.org, true",
        "*.example.org, anexample.org, false",
    })
    void aTokenIsForTheDomainsItNames(String glob, String domain, boolean covered) {
        Caller caller = new Caller.Bearer(token(ALL, glob), person(Role.ADMIN, false, false));
        var target = new Target.One(OURS, DomainName.of(domain));
        assertThat(caller.decide(Permission.SEE_DOMAINS, target))
                .isEqualTo(covered ? Decision.ALLOWED : Decision.HIDDEN);
        assertThat(caller.may(Permission.SEE_DOMAINS, new Target.Whole(OURS))).isEqualTo(glob.equals("*"));
    }

    @ParameterizedTest
    @CsvSource({"''", "**", "*.", "a*.example.org", "*.*.example.org", "https://example.org", "org", "*.org"})
    void otherFormsAreNoGlobs(String text) {
        assertThat(DomainGlob.read(text)).isEmpty();
    }

    @Test
    void globsAreReadAsTheyAreWritten() {
        assertThat(List.of("*", "example.org", "*.example.org").stream()
                        .map(text -> DomainGlob.read(text).orElseThrow().text())
                        .collect(Collectors.toList()))
                .containsExactly("*", "example.org", "*.example.org");
    }

    @ParameterizedTest
    @CsvSource({
        "kim, kim",
        "' Kim ', kim",
        "Kim.B@Example.ORG, kim.b@example.org",
        "kim+x@example.org, kim+x@example.org",
    })
    void namesAreReadInLowerCase(String typed, String name) {
        assertThat(PersonName.read(typed).map(PersonName::text)).contains(name);
    }

    @ParameterizedTest
    @CsvSource({"''", "'k m'", "kïm", "@example.org", "a@b@c", "'<b>'", "-kim", "kim@", "k\u0130m"})
    void otherTextsAreNoNames(String typed) {
        assertThat(PersonName.read(typed)).isEmpty();
    }

    @Test
    void noTenantIsCalledLikeTheInstallation() {
        assertThat(TenantId.read("platform")).isEmpty();
        assertThat(TenantId.read("example-hosting")).isPresent();
        for (String bad : List.of("", "-a", "a-", "A", "a_b", "a b", "a".repeat(64))) {
            assertThat(TenantId.read(bad)).isEmpty();
        }
    }
}
