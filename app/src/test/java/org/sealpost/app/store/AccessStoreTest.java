package org.sealpost.app.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.sealpost.app.access.ApiToken;
import org.sealpost.app.access.DomainGlob;
import org.sealpost.app.access.Permission;
import org.sealpost.app.access.Person;
import org.sealpost.app.access.PersonId;
import org.sealpost.app.access.PersonName;
import org.sealpost.app.access.Role;
import org.sealpost.app.access.Session;
import org.sealpost.app.access.TenantId;
import org.sealpost.app.access.audit.Actor;
import org.sealpost.app.access.audit.AuditEvent;
import org.sealpost.app.access.secret.Argon2Cost;
import org.sealpost.app.access.secret.PasswordHash;
import org.sealpost.app.access.secret.SealedSecret;
import org.sealpost.app.access.sign.Change;
import org.sealpost.app.access.sign.Federation;
import org.sealpost.app.access.sign.Identity;
import org.sealpost.app.access.sign.Link;
import org.sealpost.app.access.sign.Links;
import org.sealpost.app.access.sign.Member;
import org.sealpost.app.access.sign.Tenant;
import org.sealpost.protocol.Octets;
import org.sealpost.protocol.name.DomainName;

@ParameterizedClass
@EnumSource(TestDatabase.class)
class AccessStoreTest {
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private static final TenantId OURS = TenantId.FIRST;
    private static final TenantId THEIRS = new TenantId("theirs");
    private static final DomainName DOMAIN = DomainName.of("example.org");
    private static final PasswordHash HASH =
            new PasswordHash(Argon2Cost.USUAL, Octets.utf8("0123456789abcdef"), Octets.utf8("0".repeat(32)));
    private static final PasswordHash OTHER =
            new PasswordHash(Argon2Cost.USUAL, Octets.utf8("fedcba9876543210"), Octets.utf8("1".repeat(32)));

    @Parameter
    private TestDatabase database = TestDatabase.SQLITE;

    @TempDir
    private Path folder = Path.of("");

    @RegisterExtension
    private final Places places = new Places();

    private final List<AccessStore> open = new ArrayList<>();
    private String place = "";
    private AccessStore store;
    private int made;

    @BeforeEach
    void newPlace() throws SQLException {
        place = places.next(database, folder);
        store = store();
    }

    @AfterEach
    void close() {
        open.forEach(AccessStore::close);
    }

    private AccessStore store() {
        AccessStore one = Databases.isServer(place)
                ? AccessStore.server(place, Optional.empty())
                : AccessStore.file(Path.of(place));
        open.add(one);
        return one;
    }

    private static AuditEvent event(String act) {
        return AuditEvent.of(NOW, new Actor.Console("test"), act);
    }

    private String link(Link.Purpose purpose) {
        String digest = HexFormat.of().toHexDigits((long) made++);
        store.links().add(digest, new Link(purpose, NOW, NOW.plusSeconds(60)), event("link.add"));
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

    private Person first() {
        Person kim = somebody("kim", true, Map.of(OURS, Role.ADMIN));
        assertThat(store.links().admit(link(new Link.Purpose.FirstAdmin()), kim, HASH, event("person.add")))
                .isEqualTo(Links.Followed.DONE);
        return kim;
    }

    private Person member(String name, TenantId tenant, Role role) {
        if (!store.people().tenants().contains(tenant)) {
            assertThat(store.people().addTenant(tenant, event("tenant.add"))).isTrue();
        }
        Person person = somebody(name, false, Map.of(tenant, role));
        assertThat(store.links()
                        .admit(link(new Link.Purpose.Invitation(tenant, role)), person, HASH, event("person.add")))
                .isEqualTo(Links.Followed.DONE);
        return person;
    }

    @Test
    void peopleAreReadAsTheyWereMade() {
        assertThat(store.people().isEmpty()).isTrue();
        Person kim = first();
        assertThat(store().people().isEmpty()).isFalse();
        assertThat(store().people().find(kim.id())).contains(kim);
        assertThat(store().people().byName(kim.name())).hasValueSatisfying(known -> {
            assertThat(known.person()).isEqualTo(kim);
            assertThat(known.password()).contains(HASH);
        });
        assertThat(store.people().byName(new PersonName("nobody"))).isEmpty();
    }

    @Test
    void aLinkGivesNoMoreThanItWasMadeFor() {
        first();
        String digest = link(new Link.Purpose.Invitation(OURS, Role.VIEWER));
        for (Person more : List.of(
                somebody("eve", true, Map.of(OURS, Role.VIEWER)),
                somebody("eve", false, Map.of(OURS, Role.ADMIN)),
                somebody("eve", false, Map.of(THEIRS, Role.VIEWER)),
                somebody("eve", false, Map.of(OURS, Role.VIEWER, THEIRS, Role.VIEWER)))) {
            assertThat(store.links().admit(digest, more, HASH, event("person.add")))
                    .isEqualTo(Links.Followed.GONE);
        }
        assertThat(store.links()
                        .admit(
                                link(new Link.Purpose.FirstAdmin()),
                                somebody("eve", true, Map.of(OURS, Role.ADMIN)),
                                HASH,
                                event("person.add")))
                .isEqualTo(Links.Followed.GONE);
        assertThat(store.people().members(OURS)).hasSize(1);
    }

    @Test
    void aLinkForATenantThatIsNotThereMakesNone() {
        Person kim = first();
        String digest = link(new Link.Purpose.Invitation(THEIRS, Role.ADMIN));
        Person eve = somebody("eve", false, Map.of(THEIRS, Role.ADMIN));
        assertThat(store.links().admit(digest, eve, HASH, event("person.add"))).isEqualTo(Links.Followed.NO_TENANT);
        assertThat(store.links().join(digest, kim.id(), event("person.join"))).isEqualTo(Links.Followed.NO_TENANT);
        store.federation().expect(expected(THEIRS, Role.ADMIN, 60), event("person.expect"));
        assertThat(store.federation()
                        .admit(
                                new Identity.OpenId("https://id.example.org", "1234"),
                                "eva@example.org",
                                eve.id(),
                                new PersonName("eva@example.org"),
                                event("person.add")))
                .isEqualTo(Links.Followed.NO_TENANT);
        assertThat(store.people().tenants()).containsExactly(OURS);
        assertThat(store.people().find(eve.id())).isEmpty();
        assertThat(store.people().addTenant(THEIRS, event("tenant.add"))).isTrue();
        assertThat(store.links().admit(digest, eve, HASH, event("person.add"))).isEqualTo(Links.Followed.DONE);
    }

    @Test
    void ofManyWhoFollowALinkAtOnceOneIsLetIn() throws Exception {
        String digest = link(new Link.Purpose.FirstAdmin());
        var tasks = new ArrayList<Callable<Boolean>>();
        for (int i = 0; i < 6; i++) {
            Person person = somebody("name" + i, true, Map.of(OURS, Role.ADMIN));
            AccessStore own = store();
            tasks.add(() -> own.links().admit(digest, person, HASH, event("person.add")) == Links.Followed.DONE);
        }
        assertThat(all(tasks)).containsOnlyOnce(true);
        assertThat(store.people().members(OURS)).hasSize(1);
    }

    private static <T> List<T> all(List<Callable<T>> tasks) throws Exception {
        var results = new ArrayList<T>();
        try (var threads = Executors.newFixedThreadPool(tasks.size())) {
            for (Future<T> each : threads.invokeAll(tasks)) {
                results.add(each.get());
            }
        }
        return results;
    }

    @Test
    void anInvitationIsTakenBackByItsTenantAlone() {
        String digest = link(new Link.Purpose.Invitation(OURS, Role.OPERATOR));
        link(new Link.Purpose.Invitation(THEIRS, Role.ADMIN));
        link(new Link.Purpose.FirstAdmin());
        List<Links.Pending> pending = store.links().pending(OURS, NOW);
        assertThat(pending).hasSize(1).extracting(Links.Pending::role).containsExactly(Role.OPERATOR);
        assertThat(store.links().pending(OURS, NOW.plusSeconds(60))).isEmpty();
        String mark = pending.getFirst().mark();
        assertThat(store.links().withdraw(THEIRS, mark, event("link.withdraw"))).isFalse();
        assertThat(store.links().find(digest, NOW)).isPresent();
        assertThat(store.links().withdraw(OURS, mark, event("link.withdraw"))).isTrue();
        assertThat(store.links().find(digest, NOW)).isEmpty();
        assertThat(store.links().pending(THEIRS, NOW)).hasSize(1);
    }

    @Test
    void aTenantSeesItsOwnPeopleAndWhatTheyAreThere() {
        Person kim = first();
        Person lee = member("lee", THEIRS, Role.ADMIN);
        assertThat(store.people().join(OURS, lee.id(), Role.VIEWER, event("person.join")))
                .isEqualTo(Change.DONE);
        assertThat(store.people().members(OURS))
                .extracting(Member::name, Member::role)
                .containsExactly(tuple(kim.name(), Role.ADMIN), tuple(lee.name(), Role.VIEWER));
        assertThat(store.people().member(THEIRS, kim.id())).isEmpty();
        assertThat(store.people().role(THEIRS, kim.id(), Role.ADMIN, event("person.role")))
                .isEqualTo(Change.NOT_THERE);
        assertThat(store.people().isElsewhere(OURS, lee.id())).isTrue();
        assertThat(store.people().isElsewhere(OURS, kim.id())).isTrue();
        Person max = member("max", OURS, Role.VIEWER);
        assertThat(store.people().isElsewhere(OURS, max.id())).isFalse();
        assertThat(store.people().tenants()).containsExactly(OURS, THEIRS);
        assertThat(store.people().join(new TenantId("none"), lee.id(), Role.VIEWER, event("person.join")))
                .isEqualTo(Change.NOT_THERE);
    }

    @Test
    void theLastAdminStays() {
        Person kim = first();
        Person lee = member("lee", OURS, Role.APPROVER);
        var people = store.people();
        assertThat(people.role(OURS, kim.id(), Role.VIEWER, event("person.role")))
                .isEqualTo(Change.LAST_ADMIN);
        assertThat(people.leave(OURS, kim.id(), event("person.leave"))).isEqualTo(Change.LAST_ADMIN);
        assertThat(people.disable(kim.id(), true, event("person.disable"))).isEqualTo(Change.LAST_ADMIN);
        assertThat(people.role(OURS, kim.id(), Role.ADMIN, event("person.role")))
                .isEqualTo(Change.DONE);
        assertThat(people.role(OURS, lee.id(), Role.ADMIN, event("person.role")))
                .isEqualTo(Change.DONE);
        assertThat(people.disable(lee.id(), true, event("person.disable"))).isEqualTo(Change.DONE);
        // Whoever is kept out does not count.
        assertThat(people.leave(OURS, kim.id(), event("person.leave"))).isEqualTo(Change.LAST_ADMIN);
        assertThat(people.disable(lee.id(), false, event("person.enable"))).isEqualTo(Change.DONE);
        assertThat(people.leave(OURS, kim.id(), event("person.leave"))).isEqualTo(Change.DONE);
        assertThat(people.disable(kim.id(), true, event("person.disable"))).isEqualTo(Change.LAST_ADMIN);
    }

    @Test
    void ofTwoAdminsWhoTakeEachOtherOutOneStays() throws Exception {
        Person kim = first();
        Person lee = member("lee", OURS, Role.ADMIN);
        var tasks = new ArrayList<Callable<Change>>();
        for (PersonId id : List.of(kim.id(), lee.id())) {
            AccessStore own = store();
            tasks.add(() -> own.people().leave(OURS, id, event("person.leave")));
        }
        assertThat(all(tasks)).containsExactlyInAnyOrder(Change.DONE, Change.LAST_ADMIN);
    }

    private static Session session(String id, Person person, Session.Stage stage) {
        return new Session(id, person.id(), stage, NOW, NOW, NOW.plusSeconds(60), "192.0.2.1", "Browser");
    }

    @Test
    void aSessionIsEndedByItsOwnerAlone() {
        Person kim = first();
        Person lee = member("lee", OURS, Role.VIEWER);
        Session session = session("one", kim, Session.Stage.FULL);
        store.sessions().begin(session, event("session.begin"));
        store.sessions().begin(session("two", kim, Session.Stage.FULL), event("session.begin"));
        assertThat(store().sessions().find("one")).contains(session);
        assertThat(store.sessions().end(lee.id(), "one")).isFalse();
        store.sessions().touch("one", NOW.plusSeconds(5));
        store.sessions().touch("one", NOW.plusSeconds(3));
        assertThat(store.sessions().find("one").map(Session::seen)).contains(NOW.plusSeconds(5));
        store.sessions().endAll(kim.id(), "one", event("session.end-others"));
        assertThat(store.sessions().of(kim.id())).extracting(Session::id).containsExactly("one");
        assertThat(store.sessions().end(kim.id(), "one")).isTrue();
        assertThat(store.sessions().of(kim.id())).isEmpty();
    }

    @Test
    void halfASessionBecomesOneWholeOnce() {
        Person kim = first();
        store.sessions().beginHalf(session("half", kim, Session.Stage.HALF));
        Session full = session("full", kim, Session.Stage.FULL);
        assertThat(store.sessions().advance("half", full, event("session.begin")))
                .isTrue();
        assertThat(store.sessions().advance("half", session("more", kim, Session.Stage.FULL), event("session.begin")))
                .isFalse();
        // A whole one is no half one.
        assertThat(store.sessions().advance("full", session("more", kim, Session.Stage.FULL), event("session.begin")))
                .isFalse();
        assertThat(store.sessions().of(kim.id())).containsExactly(full);
        store.sessions().prune(NOW.plusSeconds(60), NOW.minusSeconds(1));
        assertThat(store.sessions().of(kim.id())).isEmpty();
    }

    @Test
    void aPasswordIsReplacedAndARehashOnlyOfTheOneThatWasSeen() {
        Person kim = first();
        store.people().rehash(kim.id(), OTHER, OTHER);
        assertThat(store.people().byName(kim.name()).flatMap(known -> known.password()))
                .contains(HASH);
        store.people().rehash(kim.id(), HASH, OTHER);
        assertThat(store.people().byName(kim.name()).flatMap(known -> known.password()))
                .contains(OTHER);
        store.people().password(kim.id(), HASH, "", event("password.change"));
        assertThat(store.people().byName(kim.name()).flatMap(known -> known.password()))
                .contains(HASH);
    }

    @Test
    void aCodeOfAnAppCountsOnceHoweverManyComeAtOnce() throws Exception {
        Person kim = first();
        var factors = store.secondFactors();
        assertThat(factors.propose(kim.id(), new SealedSecret("one"))).isTrue();
        assertThat(factors.use(kim.id(), 4)).isFalse();
        assertThat(factors.propose(kim.id(), new SealedSecret("two"))).isTrue();
        assertThat(factors.confirm(kim.id(), 5, List.of("a", "b"), event("app.add")))
                .isTrue();
        assertThat(factors.confirm(kim.id(), 6, List.of("c"), event("app.add"))).isFalse();
        assertThat(factors.propose(kim.id(), new SealedSecret("three"))).isFalse();
        assertThat(factors.of(kim.id()))
                .hasValueSatisfying(factor -> assertThat(factor.secret().text()).isEqualTo("two"));
        assertThat(factors.use(kim.id(), 5)).isFalse();
        var tasks = new ArrayList<Callable<Boolean>>();
        for (int i = 0; i < 6; i++) {
            AccessStore own = store();
            tasks.add(() -> own.secondFactors().use(kim.id(), 7));
        }
        assertThat(all(tasks)).containsOnlyOnce(true);
        assertThat(factors.useRecovery(kim.id(), "a", event("recovery.use"))).isTrue();
        assertThat(factors.useRecovery(kim.id(), "a", event("recovery.use"))).isFalse();
        assertThat(factors.recoveryLeft(kim.id())).isEqualTo(1);
        assertThat(store.people().member(OURS, kim.id()).map(Member::secondFactor))
                .contains(true);
        factors.remove(kim.id(), event("app.remove"));
        assertThat(factors.of(kim.id())).isEmpty();
        assertThat(factors.recoveryLeft(kim.id())).isZero();
    }

    @Test
    void tokensAreReadAsTheyWereMadeByTheirTenantAlone() {
        Person kim = first();
        var token = new ApiToken(
                "abc",
                OURS,
                kim.id(),
                "a robot",
                Set.of(Permission.SEE_DOMAINS, Permission.ENFORCE),
                List.of(new DomainGlob.Below(DOMAIN), new DomainGlob.Exactly(DOMAIN)),
                NOW,
                NOW.plusSeconds(60),
                Optional.empty(),
                Optional.empty());
        store.tokens().add(token, "digest", event("token.add"));
        assertThat(store().tokens().find("digest")).contains(token);
        assertThat(store.tokens().find("abc")).isEmpty();
        assertThat(store.tokens().of(THEIRS)).isEmpty();
        assertThat(store.tokens().of(OURS, kim.id())).containsExactly(token);
        assertThat(store.tokens().revoke(THEIRS, "abc", NOW, event("token.revoke")))
                .isFalse();
        store.tokens().used("abc", NOW.plusSeconds(1));
        assertThat(store.tokens().revoke(OURS, "abc", NOW.plusSeconds(2), event("token.revoke")))
                .isTrue();
        assertThat(store.tokens().find("digest")).hasValueSatisfying(found -> {
            assertThat(found.lastUsed()).contains(NOW.plusSeconds(1));
            assertThat(found.revoked()).contains(NOW.plusSeconds(2));
        });
    }

    @Test
    void whatIsChangedAboutPeopleIsInTheTrailOfTheirTenants() {
        Person kim = first();
        Person lee = member("lee", THEIRS, Role.ADMIN);
        store.people().join(OURS, lee.id(), Role.VIEWER, event("person.join"));
        store.people().password(lee.id(), OTHER, "", event("password.change"));
        assertThat(acts(OURS)).containsExactly("person.add", "person.join", "password.change");
        assertThat(acts(THEIRS)).containsExactly("link.add", "person.add", "password.change");
        assertThat(acts(TenantId.PLATFORM)).containsExactly("link.add", "tenant.add");
        store.people().role(OURS, lee.id(), Role.OPERATOR, event("person.role"));
        assertThat(store.audit()
                        .latest(OURS, Long.MAX_VALUE, 1)
                        .getFirst()
                        .event()
                        .details())
                .containsEntry("role_before", "viewer")
                .containsEntry("role", "operator")
                .containsEntry("person", lee.id().hex());
        assertThat(kim.platform()).isTrue();
    }

    private List<String> acts(TenantId tenant) {
        return store.audit().latest(tenant, Long.MAX_VALUE, 100).stream()
                .map(entry -> entry.event().act())
                .toList()
                .reversed();
    }

    @Test
    void aTenantHasANameThatCanChange() {
        first();
        assertThat(store.people().addTenant(THEIRS, event("tenant.add"))).isTrue();
        assertThat(store.people().rename(THEIRS, "Their things", event("tenant.rename")))
                .isTrue();
        assertThat(store.people().rename(new TenantId("nobody"), "x", event("tenant.rename")))
                .isFalse();
        assertThat(store.people().allTenants())
                .extracting(Tenant::id, Tenant::name, Tenant::people)
                .containsExactly(tuple(OURS, "main", 1), tuple(THEIRS, "Their things", 0));
    }

    @Test
    void onlyWhoBelongsToOneTenantAloneIsKeptOutByItsAdmins() {
        Person kim = first();
        Person lee = member("lee", OURS, Role.VIEWER);
        assertThat(store.people().disableMember(OURS, kim.id(), true, event("person.disable")))
                .as("looks after the installation")
                .isEqualTo(Change.NOT_THERE);
        assertThat(store.people().disableMember(THEIRS, lee.id(), true, event("person.disable")))
                .isEqualTo(Change.NOT_THERE);
        assertThat(store.people().disableMember(OURS, lee.id(), true, event("person.disable")))
                .isEqualTo(Change.DONE);
        assertThat(store.people().disableMember(OURS, lee.id(), false, event("person.enable")))
                .isEqualTo(Change.DONE);
        assertThat(store.people().addTenant(THEIRS, event("tenant.add"))).isTrue();
        assertThat(store.people().join(THEIRS, lee.id(), Role.VIEWER, event("person.join")))
                .isEqualTo(Change.DONE);
        assertThat(store.people().disableMember(OURS, lee.id(), true, event("person.disable")))
                .isEqualTo(Change.NOT_THERE);
    }

    @Test
    void whoeverIsExpectedBecomesAPersonOfEachTenantThatExpectsThem() {
        first();
        assertThat(store.people().addTenant(THEIRS, event("tenant.add"))).isTrue();
        Federation federation = store.federation();
        var identity = new Identity.OpenId("https://id.example.org", "1234");
        federation.expect(expected(OURS, Role.VIEWER, 60), event("person.expect"));
        federation.expect(expected(OURS, Role.OPERATOR, 60), event("person.expect"));
        federation.expect(expected(THEIRS, Role.ADMIN, 60), event("person.expect"));
        assertThat(federation.expected(OURS, NOW))
                .extracting(Federation.Expected::role)
                .containsExactly(Role.OPERATOR);
        var eva = new PersonId("00000000000000aa");
        var name = new PersonName("eva@example.org");
        assertThat(federation.admit(identity, "adam@example.org", eva, name, event("person.add")))
                .isEqualTo(Links.Followed.GONE);
        assertThat(federation.admit(identity, "eva@example.org", eva, new PersonName("kim"), event("person.add")))
                .isEqualTo(Links.Followed.NAME_TAKEN);
        assertThat(federation.admit(identity, "eva@example.org", eva, name, event("person.add")))
                .isEqualTo(Links.Followed.DONE);
        assertThat(store.people().by(identity).orElseThrow().roles())
                .isEqualTo(new TreeMap<>(Map.of(OURS, Role.OPERATOR, THEIRS, Role.ADMIN)));
        assertThat(federation.of(eva)).contains(identity);
        assertThat(federation.join(eva, identity, event("identity.join"))).isFalse();
        assertThat(store.people().byName(name).orElseThrow().password()).isEmpty();
        assertThat(federation.expected(OURS, NOW)).isEmpty();
        federation.expect(expected(OURS, Role.VIEWER, -1), event("person.expect"));
        assertThat(federation.expected(OURS, NOW)).isEmpty();
        federation.prune(NOW);
        assertThat(federation.forget(OURS, "eva@example.org", event("person.unexpect")))
                .isFalse();
    }

    private static Federation.Expected expected(TenantId tenant, Role role, int seconds) {
        return new Federation.Expected(tenant, "eva@example.org", role, NOW, NOW.plusSeconds(seconds));
    }
}
