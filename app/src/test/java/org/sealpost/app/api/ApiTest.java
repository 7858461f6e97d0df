package org.sealpost.app.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sealpost.app.access.Permission;
import org.sealpost.app.access.Person;
import org.sealpost.app.access.Role;
import org.sealpost.app.api.ApiWorld.Ask;
import org.sealpost.app.api.ApiWorld.Proof;
import org.sealpost.app.web.Method;
import org.sealpost.app.web.Reply;
import org.sealpost.app.web.Routes;
import org.sealpost.protocol.name.DomainName;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Every answer of the API is one that its document tells of, in the form it tells. `-Dgolden.update` writes the
/// document anew.
class ApiTest {
    private static final Path DOCUMENT = Path.of("..", "docs", "schema", "openapi.json");
    private static final Proof NOBODY = Proof.NONE;

    @TempDir
    Path folder;

    private final Set<String> answered = new HashSet<>();
    private ApiWorld world;
    private Samples samples;
    private JsonNode document;
    private Proof admin;

    @BeforeEach
    void open() {
        world = new ApiWorld(folder);
        samples = new Samples(world);
        admin = world.here(Role.ADMIN);
        document = JsonMapper.shared().readTree(text(world.answer(new Ask(Method.GET, "/v1/openapi.json"), NOBODY)));
    }

    @AfterEach
    void close() {
        world.close();
    }

    private static String text(Reply reply) {
        return reply.body().utf8Lossy();
    }

    private static JsonNode json(Reply reply) {
        return JsonMapper.shared().readTree(text(reply));
    }

    private Reply documented(Endpoint endpoint, Ask ask, Proof proof) {
        return documented(endpoint, world.routes, ask, proof);
    }

    /// Asks, and holds the answer against the document.
    private Reply documented(Endpoint endpoint, Routes routes, Ask ask, Proof proof) {
        Reply reply = routes.answer(ask.call(proof));
        String status = Integer.toString(reply.status());
        String told = endpoint.method() + " " + endpoint.path() + " " + status;
        JsonNode response = document.path("paths")
                .path(endpoint.path())
                .path(endpoint.method().name().toLowerCase(Locale.ROOT))
                .path("responses")
                .path(status);
        assertThat(response.isMissingNode()).as(told + " " + text(reply)).isFalse();
        if (response.has("content")) {
            JsonNode schema = response.path("content").path(reply.type()).path("schema");
            assertThat(schema.isMissingNode()).as(told + " as " + reply.type()).isFalse();
            List<String> parts =
                    reply.type().endsWith("jsonl") ? text(reply).lines().toList() : List.of(text(reply));
            for (String part : reply.type().equals("text/plain") ? List.<String>of() : parts) {
                assertThat(SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                                .getSchema(whole(schema).toString())
                                .validate(part, InputFormat.JSON))
                        .as(told + " " + part)
                        .isEmpty();
            }
        } else {
            assertThat(text(reply)).isEmpty();
        }
        if (response.has("x-codes")) {
            assertThat(response.path("x-codes").toString())
                    .as(told)
                    .contains(json(reply).path("code").toString());
        }
        answered.add(told);
        return reply;
    }

    /// The same with what it refers to, so that it stands alone.
    private JsonNode whole(JsonNode schema) {
        var alone = JsonMapper.shared().createObjectNode();
        alone.set("components", document.path("components"));
        if (schema instanceof ObjectNode object) {
            alone.setAll(object);
        }
        return alone;
    }

    private Endpoint endpoint(String id) {
        return world.api.endpoints().stream()
                .filter(each -> each.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private List<Endpoint> known() {
        return world.api.endpoints().stream().filter(each -> !each.isOpen()).toList();
    }

    private Ask ours(Endpoint endpoint) {
        return samples.of(endpoint, ApiWorld.OURS);
    }

    @Test
    void everyDocumentedAnswerIsGivenInItsForm() {
        checksOfEverybody();
        for (Endpoint endpoint : known()) {
            Person chief = chief(endpoint);
            documented(endpoint, ours(endpoint), proof(endpoint));
            refused(endpoint, proof(endpoint), chief);
        }
        tooOften();
        ofOneOperationAlone();

        Set<String> told = new HashSet<>();
        document.path("paths")
                .forEachEntry((path, operations) -> operations.forEachEntry((method, operation) -> operation
                        .path("responses")
                        .forEachEntry(
                                (status, _) -> told.add(method.toUpperCase(Locale.ROOT) + " " + path + " " + status))));
        assertThat(told).containsAll(answered);
        assertThat(told.stream().filter(each -> !answered.contains(each)))
                .as("documented and never answered")
                .isEmpty();
    }

    private void checksOfEverybody() {
        Endpoint begin = endpoint("beginCheck");
        Endpoint state = endpoint("getCheck");
        Endpoint result = endpoint("getCheckResult");
        String place = Objects.requireNonNull(
                documented(begin, check("example.org"), NOBODY).headers().get("Location"));
        documented(begin, new Ask(Method.POST, "/v1/checks", "no object"), NOBODY);
        for (String type : List.of("text/plain", "application/x-www-form-urlencoded", "")) {
            assertThat(documented(begin, check("example.org").with("content-type", type), NOBODY)
                            .status())
                    .isEqualTo(415);
        }
        assertThat(documented(begin, check("example.org\",\"more\":\"x"), NOBODY)
                        .status())
                .isEqualTo(400);
        documented(begin, check("192.0.2.1"), NOBODY);
        documented(begin, check("example.net"), NOBODY);
        documented(begin, check("example.com"), NOBODY);
        while (!text(documented(state, new Ask(Method.GET, place), NOBODY)).contains("\"done\"")) {
            Thread.onSpinWait();
        }
        documented(result, new Ask(Method.GET, place + "/result"), NOBODY);
        documented(state, new Ask(Method.GET, "/v1/checks/234567abcdef"), NOBODY);
        documented(result, new Ask(Method.GET, "/v1/checks/234567abcdef/result"), NOBODY);
    }

    private static Ask check(String domain) {
        return new Ask(Method.POST, "/v1/checks", "{\"domain\":\"" + domain + "\"}");
    }

    /// Who may do all of its kind.
    private Person chief(Endpoint endpoint) {
        return endpoint.access() instanceof Access.Platform ? world.founder() : world.admin();
    }

    private Proof proof(Endpoint endpoint) {
        return endpoint.access() instanceof Access.Platform ? world.platform() : admin;
    }

    /// What every operation of its kind refuses.
    private void refused(Endpoint endpoint, Proof chief, Person who) {
        documented(endpoint, ours(endpoint), NOBODY);
        documented(endpoint, ours(endpoint), ApiWorld.bearer("slp_nothing"));
        if (endpoint.access() instanceof Access.Having) {
            documented(endpoint, ours(endpoint), world.token(Set.of(Permission.WAIVE), "*"));
            documented(endpoint, samples.of(endpoint, ApiWorld.THEIRS), chief);
        }
        if (endpoint.access() instanceof Access.Platform) {
            assertThat(documented(endpoint, ours(endpoint), admin).status()).isEqualTo(403);
        }
        if (endpoint.changes()) {
            documented(endpoint, ours(endpoint), chief.without("form-token"));
        }
        if (endpoint.body().isPresent()) {
            documented(endpoint, ours(endpoint).sending("["), chief);
            documented(endpoint, ours(endpoint).sending("{\"nobody\":\"knows\"}"), chief);
            documented(endpoint, ours(endpoint).with("content-type", "text/plain"), chief);
        }
        if (endpoint.allParameters().stream().anyMatch(each -> each.name().equals(Paging.CURSOR))) {
            documented(endpoint, ours(endpoint).at(ours(endpoint).path() + "?cursor=bm8"), chief);
        }
        if (endpoint.isOnce()) {
            documented(endpoint, ours(endpoint).with("idempotency-key", "no key"), chief);
            Ask once = ours(endpoint).with("idempotency-key", "under-way");
            world.access
                    .answers()
                    .begin("person/" + who.id(), "under-way", Idempotency.digest(once.call(chief)), world.now.get());
            assertThat(documented(endpoint, once, chief).status()).isEqualTo(409);
            assertThat(documented(endpoint, once.at(once.path() + "?other"), chief)
                            .status())
                    .isEqualTo(422);
            world.now.set(world.now.get().plus(Duration.ofMinutes(1)));
        }
    }

    private void tooOften() {
        var strict = new Routes();
        var _ = world.open(strict, new Rates(1_000, 1, Duration.ofDays(100)), 1);
        documented(endpoint("getSelf"), strict, new Ask(Method.GET, "/v1/self"), admin);
        for (Endpoint endpoint : known()) {
            Reply reply = documented(endpoint, strict, ours(endpoint), admin);
            assertThat(reply.status()).isEqualTo(429);
            assertThat(reply.headers()).containsKey("Retry-After");
        }
    }

    private void ofOneOperationAlone() {
        Endpoint add = endpoint("addDomains");
        DomainName foreign = world.domain(ApiWorld.THEIRS);
        DomainName own = world.domain(ApiWorld.OURS);
        documented(add, ours(add).sending("{\"domains\":[\"" + foreign + "\"]}"), admin);
        documented(add, ours(add).sending("{\"domains\":[\"" + own + "\"]}"), admin);
        Endpoint get = endpoint("getDomain");
        Ask known = ours(get);
        String tag =
                Objects.requireNonNull(documented(get, known, admin).headers().get("ETag"));
        documented(get, known.with("if-none-match", tag), admin);
        Endpoint change = endpoint("changeDomain");
        documented(change, ours(change).with("if-match", "\"other\""), admin);
        documented(change, ours(change).with("if-match", ""), admin);
        Endpoint remove = endpoint("removeDomain");
        documented(remove, ours(remove).with("if-match", "\"other\""), admin);
        Endpoint acknowledge = endpoint("acknowledge");
        Ask taken = ours(acknowledge);
        documented(acknowledge, taken, admin);
        assertThat(documented(acknowledge, taken, admin).status()).isEqualTo(409);
        Endpoint make = endpoint("makeToken");
        documented(
                make,
                ours(make).sending("{\"name\":\"n\",\"permissions\":[\"users:manage\"],\"domains\":[\"*\"]}"),
                admin);
        plans();
        Endpoint rename = endpoint("renameTenant");
        documented(rename, ours(rename).at("/v1/tenants/nobody"), world.platform());
        String self = "/v1/tenants/" + ApiWorld.OURS + "/users/" + world.admin().id();
        documented(endpoint("changeUser"), new Ask(Method.PATCH, self, "{\"role\":\"viewer\"}"), admin);
        documented(endpoint("removeUser"), new Ask(Method.DELETE, self), admin);
    }

    private static Ask report(String rest) {
        return new Ask(Method.GET, "/v1/tenants/" + ApiWorld.OURS + "/reports" + rest);
    }

    private void plans() {
        Endpoint desired = endpoint("getDesired");
        Ask known = ours(desired);
        String tag = Objects.requireNonNull(
                documented(desired, known, admin).headers().get("ETag"));
        documented(desired, known.with("if-none-match", tag), admin);
        documented(endpoint("getRecords"), known.at(known.path().replace("desired", "records?format=x")), admin);
        Endpoint make = endpoint("makePlan");
        Ask wish = ours(make);
        documented(make, wish.with("if-match", "\"other\""), admin);
        assertThat(documented(make, wish.sending("{\"retire\":true}"), admin).status())
                .isEqualTo(200);
        Endpoint repair = endpoint("repairDomain");
        Ask stands = new Ask(Method.POST, wish.path().replace("/plans", "/repair"), "{\"act\":\"take-over\"}");
        assertThat(documented(repair, stands, admin).status()).isEqualTo(200);
        documented(endpoint("summarizeReports"), report("/summary?from=never"), admin);
        documented(make, wish.sending("{\"mx\":[\"mx1.oldmail.example\"],\"mode\":\"enforce\"}"), admin);
        Endpoint apply = endpoint("applyPlan");
        Ask begin = ours(apply);
        documented(apply, begin.sending("{\"dry_run\":true}"), admin);
        documented(apply, begin, admin);
        assertThat(documented(apply, begin, admin).status()).isEqualTo(409);
    }

    @Test
    void thePublishedDocumentIsUpToDate() throws IOException {
        String published = JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(document) + "\n";
        if (System.getProperty("golden.update") != null) {
            Files.writeString(DOCUMENT, published);
        }
        assertThat(DOCUMENT).content().isEqualTo(published);
    }
}
