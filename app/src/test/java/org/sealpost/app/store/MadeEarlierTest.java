package org.sealpost.app.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.sealpost.app.access.Person;
import org.sealpost.app.access.PersonId;
import org.sealpost.app.access.PersonName;
import org.sealpost.app.access.Role;
import org.sealpost.app.access.TenantId;
import org.sealpost.app.access.audit.Actor;
import org.sealpost.app.access.audit.AuditEvent;
import org.sealpost.app.access.secret.Argon2Cost;
import org.sealpost.app.access.secret.PasswordHash;
import org.sealpost.app.access.secret.SealedSecret;
import org.sealpost.app.access.sign.Change;
import org.sealpost.app.access.sign.Federation;
import org.sealpost.app.access.sign.Link;
import org.sealpost.app.access.sign.Links;
import org.sealpost.app.access.sign.People;
import org.sealpost.protocol.Octets;

/// What an admin made counts no longer when it concerns somebody, or comes from somebody, who is another by then.
@ParameterizedClass
@EnumSource(TestDatabase.class)
class MadeEarlierTest {
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private static final TenantId OURS = TenantId.FIRST;
    private static final TenantId THEIRS = new TenantId("theirs");
    private static final PasswordHash HASH =
            new PasswordHash(Argon2Cost.USUAL, Octets.utf8("0123456789abcdef"), Octets.utf8("0".repeat(32)));
    private static final PasswordHash OTHER =
            new PasswordHash(Argon2Cost.USUAL, Octets.utf8("fedcba9876543210"), Octets.utf8("1".repeat(32)));
    private static final Actor CONSOLE = new Actor.Console("test");

    @Parameter
    private TestDatabase database = TestDatabase.SQLITE;

    @TempDir
    private Path folder = Path.of("");

    @RegisterExtension
    private final Places places = new Places();

    private AccessStore store;
    private int made;
    private Person kim;
    private Person lee;

    @BeforeEach
    void people() throws SQLException {
        String place = places.next(database, folder);
        store = Databases.isServer(place)
                ? AccessStore.server(place, Optional.empty())
                : AccessStore.file(Path.of(place));
        kim = somebody("kim", true, Map.of(OURS, Role.ADMIN));
        assertThat(store.links().admit(link(new Link.Purpose.FirstAdmin(), CONSOLE), kim, HASH, event(CONSOLE)))
                .isEqualTo(Links.Followed.DONE);
        lee = member("lee", Role.VIEWER);
        assertThat(store.people().addTenant(THEIRS, event(CONSOLE))).isTrue();
    }

    @AfterEach
    void close() {
        store.close();
    }

    private static AuditEvent event(Actor by) {
        return AuditEvent.of(NOW, by, "test.act");
    }

    private String link(Link.Purpose purpose, Actor by) {
        String digest = HexFormat.of().toHexDigits((long) made++);
        store.links().add(digest, new Link(purpose, NOW, NOW.plusSeconds(60)), event(by));
        return digest;
    }

    private Person somebody(String name, boolean platform, Map<TenantId, Role> roles) {
        return new Person(
                new PersonId(HexFormat.of().toHexDigits((long) made++)),
                new PersonName(name),
                platform,
                false,
                NOW,
                new TreeMap<>(roles));
    }

    private Person member(String name, Role role) {
        Person person = somebody(name, false, Map.of(OURS, role));
        assertThat(store.links()
                        .admit(link(new Link.Purpose.Invitation(OURS, role), CONSOLE), person, HASH, event(CONSOLE)))
                .isEqualTo(Links.Followed.DONE);
        return person;
    }

    private String passwordLink(Optional<TenantId> by) {
        return link(new Link.Purpose.NewPassword(lee.id(), by), Actor.of(kim));
    }

    private Links.Followed renewed(String digest) {
        return store.links().renew(digest, OTHER, event(Actor.of(lee)));
    }

    private Optional<PasswordHash> password() {
        return store.people().byName(lee.name()).flatMap(People.Known::password);
    }

    private void joinsThem() {
        assertThat(store.people().join(THEIRS, lee.id(), Role.VIEWER, event(CONSOLE)))
                .isEqualTo(Change.DONE);
    }

    @Test
    void aLinkForAPasswordIsReadAsItWasMade() {
        for (Optional<TenantId> by : List.of(Optional.of(OURS), Optional.<TenantId>empty())) {
            assertThat(store.links().find(passwordLink(by), NOW).map(Link::purpose))
                    .contains(new Link.Purpose.NewPassword(lee.id(), by));
        }
        assertThat(renewed(passwordLink(Optional.of(OURS)))).isEqualTo(Links.Followed.DONE);
        assertThat(password()).contains(OTHER);
    }

    @Test
    void aLinkForAPasswordGoesWhenThePersonJoinsAnotherTenant() {
        String joined = passwordLink(Optional.of(OURS));
        String invitation = link(new Link.Purpose.Invitation(THEIRS, Role.ADMIN), CONSOLE);
        assertThat(store.links().join(invitation, lee.id(), event(Actor.of(lee))))
                .isEqualTo(Links.Followed.DONE);
        assertThat(store.links().find(joined, NOW)).isEmpty();
        assertThat(renewed(joined)).isEqualTo(Links.Followed.GONE);
        assertThat(password()).contains(HASH);
    }

    @Test
    void aLinkForAPasswordGoesWhenThePersonIsTakenIntoAnotherTenantOrOutOfTheirs() {
        String taken = passwordLink(Optional.of(OURS));
        joinsThem();
        assertThat(store.links().find(taken, NOW)).isEmpty();
        assertThat(store.people().leave(THEIRS, lee.id(), event(CONSOLE))).isEqualTo(Change.DONE);
        String left = passwordLink(Optional.of(OURS));
        assertThat(store.people().leave(OURS, lee.id(), event(CONSOLE))).isEqualTo(Change.DONE);
        assertThat(renewed(left)).isEqualTo(Links.Followed.GONE);
        assertThat(password()).contains(HASH);
    }

    /// As when both happen at once: whether they are elsewhere is asked when it is followed.
    @Test
    void aLinkOfATenantIsNotFollowedForSomebodyWhoIsMoreThanItsMember() {
        joinsThem();
        assertThat(renewed(passwordLink(Optional.of(OURS)))).isEqualTo(Links.Followed.GONE);
        assertThat(password()).contains(HASH);
        String platform = link(new Link.Purpose.NewPassword(kim.id(), Optional.of(OURS)), Actor.of(kim));
        assertThat(store.links().renew(platform, OTHER, event(CONSOLE))).isEqualTo(Links.Followed.GONE);
        String console = passwordLink(Optional.empty());
        assertThat(renewed(console))
                .as("those who look after the installation decide about everybody")
                .isEqualTo(Links.Followed.DONE);
    }

    @Test
    void theAppIsTakenOffByATenantOnlyForWhoBelongsToItAlone() {
        var factors = store.secondFactors();
        assertThat(factors.propose(lee.id(), new SealedSecret("one"))).isTrue();
        assertThat(factors.confirm(lee.id(), 1, List.of("a"), event(CONSOLE))).isTrue();
        assertThat(factors.removeOfMember(THEIRS, lee.id(), event(CONSOLE))).isFalse();
        joinsThem();
        assertThat(factors.removeOfMember(OURS, lee.id(), event(CONSOLE))).isFalse();
        assertThat(factors.removeOfMember(OURS, kim.id(), event(CONSOLE))).isFalse();
        assertThat(factors.of(lee.id())).isPresent();
        assertThat(factors.recoveryLeft(lee.id())).isEqualTo(1);
        assertThat(store.people().leave(THEIRS, lee.id(), event(CONSOLE))).isEqualTo(Change.DONE);
        assertThat(factors.removeOfMember(OURS, lee.id(), event(CONSOLE))).isTrue();
        assertThat(factors.of(lee.id())).isEmpty();
    }

    /// An invitation and a link for a password by somebody, and somebody whom they expect.
    private List<String> promises(Person by) {
        store.federation()
                .expect(
                        new Federation.Expected(
                                OURS, by.name().text() + "@example.org", Role.ADMIN, NOW, NOW.plusSeconds(60)),
                        event(Actor.of(by)));
        List<String> links = List.of(
                link(new Link.Purpose.Invitation(OURS, Role.ADMIN), Actor.of(by)),
                link(new Link.Purpose.NewPassword(lee.id(), Optional.of(OURS)), Actor.of(by)));
        assertThat(links).allMatch(this::isOpen);
        return links;
    }

    private boolean isOpen(String digest) {
        return store.links().find(digest, NOW).isPresent();
    }

    private List<String> expected() {
        return store.federation().expected(OURS, NOW).stream()
                .map(Federation.Expected::email)
                .toList();
    }

    @Test
    void whatAnAdminMadeGoesWhenTheyAreNoneAnyMore() {
        String staying = link(new Link.Purpose.Invitation(OURS, Role.VIEWER), Actor.of(kim));
        People people = store.people();
        Person max = member("max", Role.ADMIN);
        List<String> maxs = promises(max);
        assertThat(people.leave(OURS, max.id(), event(CONSOLE))).isEqualTo(Change.DONE);
        assertThat(maxs).noneMatch(this::isOpen);
        assertThat(store.links().join(maxs.getFirst(), max.id(), event(Actor.of(max))))
                .isEqualTo(Links.Followed.GONE);

        Person eva = member("eva", Role.ADMIN);
        List<String> evas = promises(eva);
        assertThat(people.role(OURS, eva.id(), Role.ADMIN, event(CONSOLE))).isEqualTo(Change.DONE);
        assertThat(evas).as("an admin stays one").allMatch(this::isOpen);
        assertThat(people.role(OURS, eva.id(), Role.APPROVER, event(CONSOLE))).isEqualTo(Change.DONE);
        assertThat(evas).noneMatch(this::isOpen);

        Person ada = member("ada", Role.ADMIN);
        List<String> adas = promises(ada);
        assertThat(expected()).containsExactly("ada@example.org");
        assertThat(people.disable(ada.id(), true, event(CONSOLE))).isEqualTo(Change.DONE);
        assertThat(adas).noneMatch(this::isOpen);
        assertThat(expected()).isEmpty();
        assertThat(store.audit()
                        .latest(OURS, Long.MAX_VALUE, 1)
                        .getFirst()
                        .event()
                        .details())
                .containsEntry("withdrawn", "3");
        assertThat(isOpen(staying)).as("of somebody else").isTrue();
    }
}
