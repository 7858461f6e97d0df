package org.sealpost.app.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sealpost.app.access.Role;
import org.sealpost.app.api.ApiWorld.Ask;
import org.sealpost.app.api.ApiWorld.Proof;
import org.sealpost.app.web.Method;
import org.sealpost.app.web.Reply;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Channels, reports and tenants as programs see them.
class SettingsApiTest {
    private static final String HERE = "/v1/tenants/main";
    private static final String HOOK = "https://hooks.example.org/very-secret";

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

    private static JsonNode json(Reply reply) {
        return JsonMapper.shared().readTree(reply.body().utf8Lossy());
    }

    private Reply ask(Method method, String path, String body) {
        return world.answer(new Ask(method, HERE + path, body), admin);
    }

    private Reply get(String path) {
        return world.answer(new Ask(Method.GET, HERE + path), admin);
    }

    @Test
    void whatIsSecretAboutAChannelIsNeverReadBack() {
        String add = "{\"name\":\"pager\",\"kind\":\"webhook\",\"to\":[\"" + HOOK + "\"],\"least\":\"page\",\"quiet\":"
                + "{\"zone\":\"Europe/Vienna\",\"from\":\"22:00\",\"to\":\"07:00\",\"days\":[\"friday\"]}}";
        Reply added = ask(Method.POST, "/channels", add);
        assertThat(added.status()).isEqualTo(201);
        String secret = json(added).path("secret").asString();
        assertThat(secret).startsWith("whsec_");
        assertThat(json(ask(Method.POST, "/channels", add)).path("code").asString())
                .isEqualTo("channel.taken");

        Reply changed = ask(Method.PATCH, "/channels/pager", "{\"least\":\"warning\",\"tags\":[\"prod\"]}");
        assertThat(json(changed).path("tags").toString()).isEqualTo("[\"prod\"]");
        assertThat(json(changed).path("quiet").toString()).contains("22:00", "friday", "Europe/Vienna");
        for (Reply each : new Reply[] {changed, get("/channels"), get("/channels/pager")}) {
            assertThat(each.body().utf8Lossy())
                    .contains("hooks.example.org")
                    .doesNotContain("very-secret", secret, "whsec_");
        }
        String renewed =
                json(ask(Method.POST, "/channels/pager/key", "")).path("secret").asString();
        assertThat(renewed).startsWith("whsec_").isNotEqualTo(secret);
        assertThat(json(ask(Method.POST, "/channels/pager/test", ""))
                        .path("outcome")
                        .asString())
                .as("the name leads nowhere")
                .isEqualTo("later");
        assertThat(ask(Method.DELETE, "/channels/pager", "").status()).isEqualTo(204);
        assertThat(get("/channels/pager").status()).isEqualTo(404);
    }

    @Test
    void aChannelThatCannotBeReachedIsRefusedWithWhatToDo() {
        String plain = "{\"name\":\"plain\",\"kind\":\"slack\",\"to\":[\"http://hooks.example.org/1\"]}";
        assertThat(ask(Method.POST, "/channels", plain).body().utf8Lossy()).contains("request.malformed", "https://");
        String quiet = "{\"name\":\"quiet\",\"kind\":\"mail\",\"to\":[\"a@b.example\"],\"quiet\":"
                + "{\"zone\":\"Nowhere\",\"from\":\"22:00\",\"to\":\"07:00\"}}";
        assertThat(ask(Method.POST, "/channels", quiet).body().utf8Lossy()).contains("Europe/Vienna");
        assertThat(json(get("/channels")).path("items").isEmpty()).isTrue();
    }

    @Test
    void reportsAreToldOfOwnDomainsAlone() {
        var prepared = new Prepared(world);
        String own = prepared.report(ApiWorld.OURS);
        String foreign = prepared.report(ApiWorld.THEIRS);
        JsonNode list = json(get("/reports?from=2026-11-01&to=2026-11-21"));
        assertThat(list.path("items").size()).isEqualTo(1);
        JsonNode item = list.path("items").get(0);
        assertThat(item.path("id").asString()).isEqualTo(own);
        assertThat(item.path("reporter").asString()).isEqualTo("google.com");
        assertThat(item.path("policies").get(0).path("successful").asLong()).isEqualTo(10);
        assertThat(json(get("/reports/" + own)).path("proven").asBoolean()).isTrue();
        assertThat(get("/reports/" + foreign).status()).isEqualTo(404);
        assertThat(json(get("/reports/summary"))
                        .path("total")
                        .path("successful")
                        .asLong())
                .isEqualTo(10);
        String domain = item.path("policies").get(0).path("domain").asString();
        Proof elsewhere = world.token(ApiWorld.allForTokens(), "elsewhere.example");
        assertThat(world.answer(new Ask(Method.GET, HERE + "/reports/" + own), elsewhere)
                        .status())
                .isEqualTo(404);
        assertThat(get("/reports?domain=" + domain).status()).isEqualTo(200);
        assertThat(get("/reports?domain=elsewhere.example").status()).isEqualTo(404);
        assertThat(get("/reports?from=2026-11-21&to=2026-11-01").status()).isEqualTo(400);
    }

    @Test
    void tenantsAreForThoseWhoLookAfterTheInstallation() {
        Proof platform = world.platform();
        Reply added =
                world.answer(new Ask(Method.POST, "/v1/tenants", "{\"id\":\"third\",\"name\":\"A third\"}"), platform);
        assertThat(added.status()).isEqualTo(201);
        assertThat(json(added).path("name").asString()).isEqualTo("A third");
        assertThat(world.answer(new Ask(Method.POST, "/v1/tenants", "{\"id\":\"third\"}"), platform)
                        .body()
                        .utf8Lossy())
                .contains("tenant.taken");
        Ask rename = new Ask(Method.PATCH, "/v1/tenants/third", "{\"name\":\"Once more\"}");
        assertThat(world.answer(rename, admin).status()).isEqualTo(403);
        assertThat(json(world.answer(rename, platform)).path("name").asString()).isEqualTo("Once more");
        assertThat(json(world.answer(new Ask(Method.GET, "/v1/tenants"), platform))
                        .toString())
                .contains("main", "theirs", "third");
    }

    @Test
    void credentialsAreListedByTheirNames() {
        assertThat(json(get("/dns-credentials")).path("items").get(0).toString())
                .isEqualTo("{\"name\":\"Small internet\",\"source\":\"from the lab\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"169.254.169.254", "127.0.0.1", "[::1]", "[::ffff:10.0.0.1]", "10.0.0.1"})
    void whatWasTypedAsAPrivateAddressIsRefusedWhenItIsAdded(String host) {
        String add = "{\"name\":\"inside\",\"kind\":\"webhook\",\"to\":[\"https://" + host + "/x\"]}";
        assertThat(ask(Method.POST, "/channels", add).body().utf8Lossy())
                .contains("request.malformed", "Nothing is sent to ", "name a host on the public Internet");
        assertThat(json(get("/channels")).path("items").isEmpty()).isTrue();
    }
}
