package org.sealpost.app.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sealpost.app.check.Checked;
import org.sealpost.app.check.Checker;
import org.sealpost.app.look.Guests;
import org.sealpost.app.look.Looks;
import org.sealpost.app.render.FindingPages;
import org.sealpost.app.store.CheckStore;
import org.sealpost.app.web.Call;
import org.sealpost.app.web.Fields;
import org.sealpost.app.web.Method;
import org.sealpost.app.web.Reply;
import org.sealpost.app.web.Routes;
import org.sealpost.check.Judge;
import org.sealpost.observe.facts.DomainFacts;
import org.sealpost.observe.facts.NotLooked;
import org.sealpost.observe.facts.Vantage;
import org.sealpost.protocol.Octets;
import org.sealpost.protocol.name.DomainName;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Every answer of the API is one that its document tells of, in the form it tells. `-Dgolden.update` writes the
/// document anew.
class ApiTest {
    private static final Path DOCUMENT = Path.of("..", "docs", "schema", "openapi.json");

    @TempDir
    Path folder;

    private final InstantSource clock = InstantSource.system();
    private final Routes routes = new Routes();
    private final Set<String> answered = new HashSet<>();
    private CheckStore store;
    private Looks looks;
    private JsonNode document;

    @BeforeEach
    void open() {
        store = CheckStore.file(folder.resolve("checks.db"));
        looks = new Looks(_ -> new Unseen(), store, clock);
        var _ = new Api(routes, looks, new Guests(clock, 2), new FindingPages(), "0");
        document = JsonMapper.shared().readTree(text(answer(Method.GET, "/v1/openapi.json", "")));
    }

    @AfterEach
    void close() {
        looks.close();
        store.close();
    }

    /// Sees nothing of any domain.
    private final class Unseen implements Checker {
        @Override
        public Checked check(DomainName domain) {
            DomainFacts facts = NotLooked.OUT_OF_TIME.domain(
                    domain, clock.instant(), new Vantage(Vantage.Validation.TRUSTED_RESOLVER, true, true, Set.of()));
            return new Checked(Judge.judge(facts), facts, List.of());
        }

        @Override
        public void close() {}
    }

    private Reply answer(Method method, String path, String body) {
        List<String> segments = List.of(path.substring(1).split("/", -1));
        return routes.answer(new Call(
                method,
                segments,
                Map.of(),
                Fields.NONE,
                Map.of(),
                Octets.of(body.getBytes(StandardCharsets.UTF_8)),
                InetAddress.getLoopbackAddress(),
                false));
    }

    private static String text(Reply reply) {
        return reply.body().utf8Lossy();
    }

    /// Asks, and holds the answer against the document.
    private Reply documented(Method method, String path, String template, String body) {
        Reply reply = answer(method, path, body);
        String status = Integer.toString(reply.status());
        JsonNode told = document.path("paths")
                .path(template)
                .path(method.name().toLowerCase(java.util.Locale.ROOT))
                .path("responses")
                .path(status)
                .path("content")
                .path(reply.type())
                .path("schema");
        assertThat(told.isMissingNode())
                .as("%s %s answers %s", method, template, status)
                .isFalse();
        assertThat(SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                        .getSchema(told.toString())
                        .validate(text(reply), InputFormat.JSON))
                .isEmpty();
        answered.add(method + " " + template + " " + status);
        return reply;
    }

    @Test
    void everyDocumentedAnswerIsGivenInItsForm() throws IOException {
        String place = Objects.requireNonNull(
                documented(Method.POST, "/v1/checks", "/v1/checks", "{\"domain\":\"example.org\"}")
                        .headers()
                        .get("Location"));
        documented(Method.POST, "/v1/checks", "/v1/checks", "no object");
        documented(Method.POST, "/v1/checks", "/v1/checks", "{\"domain\":\"192.0.2.1\"}");
        documented(Method.POST, "/v1/checks", "/v1/checks", "{\"domain\":\"example.net\"}");
        documented(Method.POST, "/v1/checks", "/v1/checks", "{\"domain\":\"example.com\"}");
        while (!text(documented(Method.GET, place, "/v1/checks/{id}", "")).contains("\"done\"")) {
            Thread.onSpinWait();
        }
        documented(Method.GET, place + "/result", "/v1/checks/{id}/result", "");
        documented(Method.GET, "/v1/checks/234567abcdef", "/v1/checks/{id}", "");
        documented(Method.GET, "/v1/checks/234567abcdef/result", "/v1/checks/{id}/result", "");

        Set<String> told = new HashSet<>();
        document.path("paths")
                .forEachEntry((path, operations) -> operations.forEachEntry((method, operation) -> operation
                        .path("responses")
                        .forEachEntry((status, _) ->
                                told.add(method.toUpperCase(java.util.Locale.ROOT) + " " + path + " " + status))));
        assertThat(answered).isEqualTo(told);
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
