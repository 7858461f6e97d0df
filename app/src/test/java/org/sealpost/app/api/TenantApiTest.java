package org.sealpost.app.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sealpost.app.access.Permission;
import org.sealpost.app.access.Person;
import org.sealpost.app.access.Role;
import org.sealpost.app.access.audit.Actor;
import org.sealpost.app.access.audit.AuditEvent;
import org.sealpost.app.access.audit.AuditRow;
import org.sealpost.app.access.audit.AuditTrail;
import org.sealpost.app.api.ApiWorld.Ask;
import org.sealpost.app.api.ApiWorld.Proof;
import org.sealpost.app.publish.Asker;
import org.sealpost.app.publish.Removal;
import org.sealpost.app.publish.Rollouts;
import org.sealpost.app.store.FleetDomains;
import org.sealpost.app.store.RolloutAims;
import org.sealpost.app.store.StoreFault;
import org.sealpost.app.web.Method;
import org.sealpost.app.web.Reply;
import org.sealpost.fleet.watch.WatchedDomain;
import org.sealpost.protocol.name.DomainName;
import org.sealpost.publish.plan.Risk;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class TenantApiTest {
    private static final String HERE = "/v1/tenants/main";

    @TempDir
    Path folder;

    private ApiWorld world;
    private Proof admin;

    @BeforeEach
    void open() {
        world = new ApiWorld(folder);
        admin = world.here(Role.ADMIN);
    }

    @AfterEach
    void close() {
        world.close();
    }

    private static String text(Reply reply) {
        return reply.body().utf8Lossy();
    }

    private JsonNode json(Ask ask, Proof proof) {
        return JsonMapper.shared().readTree(text(world.answer(ask, proof)));
    }

    private static Ask get(String path) {
        return new Ask(Method.GET, HERE + path);
    }

    private static Ask post(String path, String body) {
        return new Ask(Method.POST, HERE + path, body);
    }

    private static List<String> each(JsonNode list, String member) {
        List<String> texts = new ArrayList<>();
        list.path("items").forEach(item -> texts.add(item.path(member).asString()));
        return texts;
    }

    /// All parts of a list, one after the other.
    private List<String> paged(String path, String member, Proof proof) {
        JsonNode part = json(get(path), proof);
        List<String> all = new ArrayList<>(each(part, member));
        String before = "";
        while (part.has("next") && !part.path("next").asString().equals(before)) {
            before = part.path("next").asString();
            part = json(get(path + "&cursor=" + before), proof);
            all.addAll(each(part, member));
        }
        return all;
    }

    private List<String> acts() {
        return world.access.audit().latest(ApiWorld.OURS, Long.MAX_VALUE, 50).stream()
                .map(AuditTrail.Entry::event)
                .map(AuditEvent::act)
                .toList();
    }

    @Test
    void aDomainIsAddedChangedAndRemoved() {
        Reply added =
                world.answer(post("/domains", "{\"domains\":[\"b\u00fccher.example\"],\"tags\":[\" prod \"]}"), admin);
        assertThat(added.status()).isEqualTo(201);
        assertThat(text(added)).contains("\"xn--bcher-kva.example\"", "b\u00fccher.example", "\"added\"");
        String place = Objects.requireNonNull(added.headers().get("Location"));
        Reply read = world.answer(new Ask(Method.GET, place), admin);
        assertThat(text(read)).contains("\"tags\":[\"prod\"]", "\"records\":3600");
        String tag = Objects.requireNonNull(read.headers().get("ETag"));
        Ask change = new Ask(
                        Method.PATCH,
                        place,
                        "{\"intervals\":{\"records\":600,\"servers\":7200,\"confirm\":60},\"approved_texts\":"
                                + "[{\"family\":\"spf\",\"name\":\"xn--bcher-kva.example\",\"text\":\"v=spf1 -all\"}]}")
                .with("if-match", tag);
        Reply changed = world.answer(change, admin);
        assertThat(text(changed)).contains("\"records\":600", "v=spf1 -all", "\"prod\"");
        assertThat(changed.headers().get("ETag")).isNotEqualTo(tag);
        assertThat(world.answer(change, admin).status())
                .as("somebody else read it before")
                .isEqualTo(412);
        assertThat(world.answer(new Ask(Method.DELETE, place), admin).status()).isEqualTo(204);
        assertThat(world.answer(new Ask(Method.GET, place), admin).status()).isEqualTo(404);
        assertThat(acts()).containsSubsequence("domain.remove", "domain.change", "domain.add");
    }

    @Test
    void aProgramThatRemovesADomainHoldsItsRollout() {
        assertThat(world.answer(post("/domains", "{\"domains\":[\"led.example\"]}"), admin)
                        .status())
                .isEqualTo(201);
        DomainName domain = DomainName.of("led.example");
        RolloutAims aims = world.works.changes().office().journal().aims();
        Instant now = world.now.get();
        var alone = new RolloutAims.Alone(Risk.AMBER, ApiWorld.OURS.word(), "ada", now, Optional.empty());
        aims.keep(domain, new RolloutAims.Aim(Rollouts.USUAL, "ada", now, Optional.empty(), Optional.of(alone)));
        Proof token = world.token(Set.of(Permission.REMOVE_DOMAINS), "*");
        assertThat(world.answer(new Ask(Method.DELETE, HERE + "/domains/led.example"), token)
                        .status())
                .isEqualTo(204);
        assertThat(aims.of(domain).flatMap(RolloutAims.Aim::held)).contains("the domain was no longer watched");
        assertThat(acts()).containsSubsequence("rollout.hold", "domain.remove", "domain.add");
    }

    @Test
    void whatCouldNotBeRemovedWholeStandsInTheListAndIsRemovedAgain() throws SQLException {
        assertThat(world.answer(post("/domains", "{\"domains\":[\"half.example\"]}"), admin)
                        .status())
                .isEqualTo(201);
        DomainName domain = DomainName.of("half.example");
        var removal = new Removal(world.works.changes(), world.fleet, world.history);
        Asker asker = world.asker(ApiWorld.OURS);
        history("ALTER TABLE history_look RENAME TO away");
        assertThatThrownBy(() -> removal.remove(asker, domain)).isInstanceOf(StoreFault.class);
        assertThat(world.fleet.domains().of(domain)).isPresent();
        assertThat(acts()).as("who did it is known").contains("domain.remove");
        history("ALTER TABLE away RENAME TO history_look");
        assertThat(removal.remove(asker, domain)).isTrue();
        assertThat(world.fleet.domains().of(domain)).isEmpty();
        assertThat(removal.remove(asker, domain)).as("it is gone").isFalse();
    }

    private void history(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("looks.db"));
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Test
    void whatWasRemovedIsNobodyElsesUntilItIsForgottenEverywhere() {
        assertThat(world.answer(post("/domains", "{\"domains\":[\"left.example\"]}"), admin)
                        .status())
                .isEqualTo(201);
        assertThat(world.answer(new Ask(Method.DELETE, HERE + "/domains/left.example"), admin)
                        .status())
                .isEqualTo(204);
        var here = WatchedDomain.of(DomainName.of("left.example"), ApiWorld.OURS.word());
        var there = WatchedDomain.of(DomainName.of("left.example"), ApiWorld.THEIRS.word());
        assertThat(world.fleet.domains().add(there, world.schedule, world.now.get()))
                .isEqualTo(FleetDomains.Adding.TAKEN);
        assertThat(world.fleet.domains().add(here, world.schedule, world.now.get()))
                .isEqualTo(FleetDomains.Adding.ADDED);
    }

    @ParameterizedTest
    @CsvSource({
        "dkim, _mta-sts.d.example, v=STSv1; id=1;",
        "dkim, d.example, v=spf1 -all",
        "dkim, a.b.d.example, v=DKIM1; p=",
        "spf, www.d.example, v=spf1 -all",
        "dmarc, _dmarc.www.d.example, v=DMARC1; p=none",
        "dmarc, _dmarc.d.example, v=spf1 -all",
        "spf, d.example, v=DMARC1; p=none",
        "spf, other.example, v=spf1 -all",
    })
    void aTextStandsWhereItsFamilyStands(String family, String name, String text) {
        assertThat(world.answer(post("/domains", "{\"domains\":[\"d.example\"]}"), admin)
                        .status())
                .isLessThan(300);
        Ask change = new Ask(
                        Method.PATCH,
                        HERE + "/domains/d.example",
                        "{\"approved_texts\":[{\"family\":\"" + family + "\",\"name\":\"" + name + "\",\"text\":\""
                                + text + "\"}]}")
                .with("if-match", "*");
        Reply refused = world.answer(change, admin);
        assertThat(refused.status()).isEqualTo(400);
        assertThat(text(refused)).contains("Nothing was changed");
    }

    @Test
    void approvedTextsNeedAnotherPermissionThanTags() {
        DomainName domain = world.domain(ApiWorld.OURS);
        Proof describer = world.token(Set.of(Permission.DESCRIBE_DOMAINS), "*");
        Ask change = new Ask(Method.PATCH, HERE + "/domains/" + domain, "{\"tags\":[]}").with("if-match", "*");
        assertThat(world.answer(change, describer).status()).isEqualTo(200);
        assertThat(world.answer(change.sending("{\"approved_texts\":[]}"), describer)
                        .status())
                .isEqualTo(403);
    }

    @Test
    void manyDomainsAreAddedAtOnceAndListedPartByPart() {
        DomainName foreign = world.domain(ApiWorld.THEIRS);
        var names = new StringBuilder("\"" + foreign + "\"");
        for (int i = 0; i < 23; i++) {
            names.append(",\"many").append(i).append(".example\"");
        }
        JsonNode added = json(post("/domains", "{\"domains\":[" + names + "]}"), admin);
        List<String> outcomes = new ArrayList<>();
        added.path("domains").forEach(each -> outcomes.add(each.path("outcome").asString()));
        assertThat(outcomes).hasSize(24).startsWith("taken").contains("added");
        assertThat(paged("/domains?limit=5", "domain", admin))
                .hasSize(23)
                .isSorted()
                .doesNotHaveDuplicates()
                .doesNotContain(foreign.ascii());
    }

    @Test
    void aListIsFilteredByTagAndState() {
        world.answer(post("/domains", "{\"domains\":[\"one.example\",\"two.example\"],\"tags\":[\"prod\"]}"), admin);
        world.answer(post("/domains", "{\"domains\":[\"three.example\"]}"), admin);
        world.alert(DomainName.of("two.example"));
        assertThat(paged("/domains?tag=prod", "domain", admin)).containsExactly("one.example", "two.example");
        assertThat(paged("/domains?state=needs-you", "domain", admin)).containsExactly("two.example");
        assertThat(paged("/domains?state=not-looked-at&limit=1", "domain", admin))
                .containsExactly("one.example", "three.example");
        assertThat(world.answer(get("/domains?state=fine"), admin).status()).isEqualTo(400);
    }

    @Test
    void aTokenSeesTheDomainsItIsForAndNoOthers() {
        world.answer(post("/domains", "{\"domains\":[\"a.shop.example\",\"other.example\"]}"), admin);
        world.alert(DomainName.of("a.shop.example"));
        world.alert(DomainName.of("other.example"));
        Proof narrow = world.token(ApiWorld.allForTokens(), "*.shop.example");
        assertThat(paged("/domains?limit=1", "domain", narrow)).containsExactly("a.shop.example");
        assertThat(paged("/alerts?limit=1", "domain", narrow)).containsExactly("a.shop.example");
        assertThat(new HashSet<>(paged("/events?limit=1", "domain", narrow))).containsExactly("a.shop.example");
        assertThat(new HashSet<>(paged("/audit?limit=1", "tenant", narrow))).containsExactly("main");
        assertThat(text(world.answer(get("/audit"), narrow))).doesNotContain("other.example", "person.");
        assertThat(world.answer(post("/domains", "{\"domains\":[\"new.example\"]}"), narrow)
                        .status())
                .isEqualTo(403);
        assertThat(world.answer(get("/domains/other.example/status"), narrow).status())
                .isEqualTo(404);
    }

    @Test
    void theStatusSaysWhatWasSeenAndWhatNotAndWhy() {
        DomainName domain = world.domain(ApiWorld.OURS);
        JsonNode before = json(get("/domains/" + domain + "/status"), admin);
        assertThat(before.path("state").asString()).isEqualTo("not-looked-at");
        assertThat(before.path("why").toString()).contains("have not been looked at yet");
        world.alert(domain);
        JsonNode after = json(get("/domains/" + domain + "/status"), admin);
        assertThat(after.path("state").asString()).isEqualTo("needs-you");
        assertThat(after.path("mode").asString()).isEqualTo("enforce");
        assertThat(after.path("records").path("last").asString()).isEqualTo("2026-11-22T12:00:00Z");
        assertThat(states(after.path("alerts"))).containsExactly("open");
    }

    private static List<String> states(JsonNode alerts) {
        List<String> states = new ArrayList<>();
        alerts.forEach(alert -> states.add(alert.path("state").asString()));
        return states;
    }

    @Test
    void aLookIsDueAtOnceWhenSomebodyAsksForOne() {
        DomainName domain = world.domain(ApiWorld.OURS);
        Reply begun = world.answer(new Ask(Method.POST, HERE + "/domains/" + domain + "/look"), admin);
        assertThat(begun.status()).isEqualTo(202);
        assertThat(world.fleet.domains().due(domain).values()).containsOnly(world.now.get());
    }

    @Test
    void alertsAreListedFromTheNewestChangeOnAndThoseThatAreOverApart() {
        List<DomainName> domains = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            domains.add(world.domain(ApiWorld.OURS));
            world.alert(domains.getLast());
            world.now.set(world.now.get().plusSeconds(7));
        }
        world.look(domains.get(2), false);
        assertThat(paged("/alerts?limit=2", "domain", admin))
                .containsExactly(
                        domains.get(4).ascii(),
                        domains.get(3).ascii(),
                        domains.get(1).ascii(),
                        domains.get(0).ascii());
        JsonNode standing = json(get("/alerts?limit=1"), admin).path("items").path(0);
        assertThat(standing.path("remedy").path("what").asString()).isEqualTo("bring-back");
        JsonNode over = json(get("/alerts?state=recovered&limit=1"), admin)
                .path("items")
                .path(0);
        assertThat(over.has("remedy")).as("nothing is to be put right").isFalse();
        assertThat(paged("/alerts?state=recovered&limit=2", "domain", admin))
                .containsExactly(domains.get(2).ascii());
        assertThat(paged("/domains/" + domains.get(1) + "/alerts?limit=1", "domain", admin))
                .containsExactly(domains.get(1).ascii());
    }

    /// Whoever follows the events sees each once, also those that come while they read.
    @Test
    void eventsAreFollowedWithoutALossAndWithoutARepetition() {
        DomainName domain = world.domain(ApiWorld.OURS);
        world.alert(domain);
        JsonNode first = json(get("/events?limit=1"), admin);
        String next = first.path("next").asString();
        List<String> kinds = new ArrayList<>(each(first, "kind"));
        world.alert(world.domain(ApiWorld.THEIRS));
        world.look(domain, false);
        for (int i = 0; i < 6; i++) {
            JsonNode part = json(get("/events?limit=1&cursor=" + next), admin);
            kinds.addAll(each(part, "kind"));
            next = part.path("next").asString();
        }
        assertThat(kinds).containsExactly("opened", "recovered");
    }

    @Test
    void anAlertIsTakenInHandByAToken() {
        DomainName domain = world.domain(ApiWorld.OURS);
        String id = world.alert(domain).text();
        Proof token = world.token(Set.of(Permission.ACKNOWLEDGE_ALERTS), domain.ascii());
        JsonNode taken = json(post("/alerts/" + id + "/acknowledge", "{\"note\":\"on it\"}"), token);
        assertThat(taken.path("acknowledged").path("person").asString()).isEqualTo("admin-here by the token robot");
        assertThat(acts()).startsWith("alert.acknowledge");
    }

    @Test
    void theExportIsTheChainAndCanBeVerified() {
        world.answer(post("/domains", "{\"domains\":[\"one.example\"]}"), admin);
        List<AuditRow> rows = text(world.answer(get("/audit/export"), admin))
                .lines()
                .map(AuditRow::read)
                .flatMap(Optional::stream)
                .toList();
        assertThat(rows.getLast().digest())
                .isEqualTo(world.access.audit().head(ApiWorld.OURS).digest());
        assertThat(rows).hasSize((int) world.access.audit().head(ApiWorld.OURS).n());
    }

    @Test
    void theSameRequestWithTheSameKeyHasItsEffectOnce() {
        Ask make = post("/tokens", "{\"name\":\"n\",\"permissions\":[\"domains:see\"],\"domains\":[\"*\"]}")
                .with("idempotency-key", "nightly-1");
        Reply first = world.answer(make, admin);
        Reply again = world.answer(make, admin);
        assertThat(first.status()).isEqualTo(201);
        assertThat(text(again)).isEqualTo(text(first));
        assertThat(again.headers())
                .containsEntry("Idempotency-Replayed", "true")
                .containsKey("Location");
        assertThat(json(get("/tokens"), admin).path("items").size()).isEqualTo(1);
        assertThat(world.answer(make.sending(make.body().replace("\"n\"", "\"m\"")), admin)
                        .status())
                .isEqualTo(422);
        Reply others = world.answer(make, world.here(Role.VIEWER));
        assertThat(text(others)).as("another's key").isNotEqualTo(text(first));
        world.now.set(world.now.get().plus(Duration.ofHours(1)));
        assertThat(text(world.answer(make, admin))).isEqualTo(text(first));
    }

    @Test
    void aRequestThatWasRefusedCanBeMendedAndSentWithTheSameKey() {
        Ask add = post("/domains", "{\"domains\":[\"192.0.2.1\"]}").with("idempotency-key", "k");
        assertThat(world.answer(add, admin).status()).isEqualTo(400);
        assertThat(world.answer(add.sending("{\"domains\":[\"mended.example\"]}"), admin)
                        .status())
                .isEqualTo(201);
    }

    @Test
    void aTokenThatWasMadeWorksUntilItIsRevoked() {
        JsonNode made =
                json(post("/tokens", "{\"name\":\"n\",\"permissions\":[\"domains:see\"],\"domains\":[\"*\"]}"), admin);
        Proof bearer = ApiWorld.bearer(made.path("token").asString());
        assertThat(json(new Ask(Method.GET, "/v1/self"), bearer).path("kind").asString())
                .isEqualTo("token");
        assertThat(world.answer(get("/domains"), bearer).status()).isEqualTo(200);
        assertThat(text(world.answer(get("/tokens"), admin)))
                .doesNotContain(made.path("token").asString());
        Ask revoke = new Ask(Method.DELETE, HERE + "/tokens/" + made.path("id").asString());
        assertThat(world.answer(revoke, world.here(Role.OPERATOR)).status()).isEqualTo(404);
        assertThat(world.answer(revoke, admin).status()).isEqualTo(204);
        assertThat(world.answer(get("/domains"), bearer).status()).isEqualTo(401);
    }

    @Test
    void allTokensAreForAdmins() {
        assertThat(world.answer(get("/tokens?of=all"), world.here(Role.APPROVER))
                        .status())
                .isEqualTo(403);
        assertThat(world.answer(get("/tokens?of=all"), admin).status()).isEqualTo(200);
    }

    /// An admin of one tenant decides about the tenant, and not about the whole person.
    @Test
    void whoBelongsToAnotherTenantTooIsTakenOutAndNotKeptOut() {
        Person both = world.somebodyNew(ApiWorld.OURS, Role.OPERATOR);
        world.access
                .people()
                .join(
                        ApiWorld.THEIRS,
                        both.id(),
                        Role.VIEWER,
                        AuditEvent.of(world.now.get(), new Actor.Console("test"), "person.join"));
        String path = HERE + "/users/" + both.id();
        assertThat(text(world.answer(new Ask(Method.PATCH, path, "{\"disabled\":true}"), admin)))
                .contains("\"user.elsewhere\"");
        assertThat(world.answer(new Ask(Method.DELETE, path), admin).status()).isEqualTo(204);
        Person now = world.access.people().find(both.id()).orElseThrow();
        assertThat(now.disabled()).isFalse();
        assertThat(now.roles()).containsOnlyKeys(ApiWorld.THEIRS);
        assertThat(world.answer(new Ask(Method.PATCH, path, "{\"role\":\"admin\"}"), admin)
                        .status())
                .isEqualTo(404);
    }

    @Test
    void whoBelongsToThisTenantAloneCanBeKeptOut() {
        Person one = world.somebodyNew(ApiWorld.OURS, Role.OPERATOR);
        String path = HERE + "/users/" + one.id();
        JsonNode changed = json(new Ask(Method.PATCH, path, "{\"role\":\"viewer\",\"disabled\":true}"), admin);
        assertThat(changed.path("role").asString()).isEqualTo("viewer");
        assertThat(changed.path("disabled").asBoolean()).isTrue();
    }

    @Test
    void anInvitationIsALinkThatCanBeTakenBack() {
        JsonNode made = json(post("/users/invitations", "{\"role\":\"operator\"}"), admin);
        assertThat(made.path("link").asString()).startsWith("http://pages.example/link/");
        JsonNode listed = json(get("/users/invitations"), admin);
        assertThat(listed.toString()).doesNotContain(made.path("link").asString());
        String id = listed.path("items").get(0).path("id").asString();
        assertThat(world.answer(new Ask(Method.DELETE, HERE + "/users/invitations/" + id), admin)
                        .status())
                .isEqualTo(204);
        assertThat(json(get("/users/invitations"), admin).path("items").size()).isZero();
    }

    @Test
    void maintenanceIsSetForADomainATagOrAllAndEnded() {
        String to = world.now.get().plusSeconds(3_600).toString();
        DomainName domain = world.domain(ApiWorld.OURS);
        Proof narrow = world.token(ApiWorld.allForTokens(), domain.ascii());
        String rest = "\"to\":\"" + to + "\",\"reason\":\"moving\"}";
        assertThat(world.answer(post("/maintenance", "{\"domain\":\"" + domain + "\"," + rest), narrow)
                        .status())
                .isEqualTo(201);
        assertThat(world.answer(post("/maintenance", "{" + rest), narrow).status())
                .isEqualTo(403);
        assertThat(world.answer(post("/maintenance", "{" + rest), admin).status())
                .isEqualTo(201);
        assertThat(world.answer(post("/maintenance", "{\"tag\":\"a\",\"domain\":\"b.example\"," + rest), admin)
                        .status())
                .isEqualTo(400);
        List<String> ids = each(json(get("/maintenance"), admin), "id");
        assertThat(ids).hasSize(2);
        assertThat(json(get("/maintenance"), narrow).path("items").size()).isEqualTo(1);
        for (String id : ids) {
            assertThat(world.answer(new Ask(Method.DELETE, HERE + "/maintenance/" + id), admin)
                            .status())
                    .isEqualTo(204);
        }
        assertThat(json(get("/maintenance"), admin).path("items").size()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "?cursor=bm8",
                "?cursor=*",
                "?cursor=ZG9tYWlucyAuLg",
                "?limit=0",
                "?limit=501",
                "?limit=ten",
                "?limit=\u0661",
            })
    void whatNobodyGaveIsNoPlaceInAList(String query) {
        assertThat(world.answer(get("/domains" + query), admin).status()).isEqualTo(400);
    }

    @Test
    void aRefusalTellsAProgramWhatToShow() {
        Reply nobody = world.answer(get("/domains"), Proof.NONE);
        assertThat(nobody.headers()).containsEntry("WWW-Authenticate", "Bearer realm=\"sealpost\"");
        Reply wrong = world.answer(get("/domains"), ApiWorld.bearer("slp_" + "A".repeat(43)));
        assertThat(wrong.headers())
                .containsEntry("WWW-Authenticate", "Bearer realm=\"sealpost\", error=\"invalid_token\"");
        assertThat(text(wrong)).contains("\"token.invalid\"");
    }
}
