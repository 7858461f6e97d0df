package org.sealpost.app.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sealpost.app.access.Permission;
import org.sealpost.app.access.Role;
import org.sealpost.app.api.ApiWorld.Ask;
import org.sealpost.app.command.Program;
import org.sealpost.app.command.Surroundings;
import org.sealpost.app.render.FindingPages;
import org.sealpost.app.serve.Site;
import org.sealpost.app.web.Method;
import org.sealpost.app.web.WebLimits;
import org.sealpost.app.web.WebServer;
import org.sealpost.app.web.WebSettings;
import org.sealpost.app.web.Wire;
import org.sealpost.protocol.name.DomainName;

/// What programs are answered by a server that listens: ours, and those that write nonsense.
class ProgramsOverHttpTest {
    @TempDir
    Path folder;

    private ApiWorld world;
    private WebServer server;

    @BeforeEach
    void open() throws IOException {
        world = new ApiWorld(folder);
        var site = new Site(
                new Site.Parts(world.looks, new FindingPages(), world.clock, 100, "test", Optional.of(world.door())));
        var settings = new WebSettings(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                Set.of("127.0.0.1"),
                Set.of(),
                Optional.empty(),
                WebLimits.usual());
        server = new WebServer(
                settings,
                site.routes(),
                site.refusals(),
                (_, _, fault) -> {
                    throw new AssertionError(fault);
                },
                site.traffic());
    }

    @AfterEach
    void close() {
        server.close();
        world.close();
    }

    @ParameterizedTest
    @CsvSource({
        "/v1/checks/%c3, 127.0.0.1",
        "/v1/checks/..%2fx, 127.0.0.1",
        "/v1/checks/a%2Fb, 127.0.0.1",
        "/v1/checks/%u0041, 127.0.0.1",
        "/v1/checks/;a=b/c, 127.0.0.1",
        "/v1/checks/x, 127.0.0.1:port",
        "/v1/checks/x, [::1",
        "/v1/checks/x, other.example",
        "/v1/nothing, 127.0.0.1",
    })
    void belowV1EveryRefusalIsAProblemDocument(String path, String host) throws IOException {
        String answer = new Wire(server.address()).ask("GET " + path + " HTTP/1.1", "Host: " + host);
        assertThat(Wire.status(answer)).as(answer).isBetween(400, 499);
        assertThat(answer).contains("Content-Type: application/problem+json", "\"detail\"", "no-store");
    }

    @ParameterizedTest
    @CsvSource({"/..%2fx, 127.0.0.1", "/, 127.0.0.1:port"})
    void elsewhereItIsAPage(String path, String host) throws IOException {
        String answer = new Wire(server.address()).ask("GET " + path + " HTTP/1.1", "Host: " + host);
        assertThat(Wire.status(answer)).as(answer).isEqualTo(400);
        assertThat(answer).containsIgnoringCase("content-type: text/html").contains("cannot be understood");
    }

    private int run(ByteArrayOutputStream said, String... arguments) {
        var out = new PrintStream(said, true, StandardCharsets.UTF_8);
        String token = String.valueOf(
                world.token(ApiWorld.allForTokens(), "*").headers().get("authorization"));
        Map<String, String> variables =
                Map.of("SEALPOST_TOKEN", token.substring("Bearer ".length()), "XDG_CONFIG_HOME", folder.toString());
        var surroundings = new Surroundings(
                new ByteArrayInputStream(new byte[0]), out, out, variables, folder, world.clock, false);
        return new Program(surroundings).run(arguments);
    }

    @ParameterizedTest
    @CsvSource({"'',''", "--note, on it", "--note,''"})
    void anAlertIsTakenWithANoteOrWithout(String option, String note) {
        DomainName domain = world.domain(ApiWorld.OURS);
        String alert = world.alert(domain).text();
        var said = new ByteArrayOutputStream();
        String address = "http://127.0.0.1:" + server.address().getPort();
        int code = option.isEmpty()
                ? run(said, "fleet", "take", alert, "--server", address)
                : run(said, "fleet", "take", alert, "--server", address, option, note);
        assertThat(code).as(said.toString(StandardCharsets.UTF_8)).isZero();
        assertThat(world.fleet.alerts().of(domain, 1).getFirst().toString()).contains("Acknowledged[");
    }

    private String detail(String path, String body, ApiWorld.Proof proof) {
        return world.answer(new Ask(Method.POST, path, body), proof).body().utf8Lossy();
    }

    @Test
    void nobodyIsSentForATokenThatThereCannotBe() {
        ApiWorld.Proof token = world.token(Set.of(Permission.WAIVE), "*");
        assertThat(detail("/v1/tenants/main/users/invitations", "{\"role\":\"viewer\"}", token))
                .contains("users:manage", "It is for people", "an admin of the tenant")
                .doesNotContain("was made with it");
        assertThat(detail("/v1/tenants", "{\"id\":\"acme\"}", world.here(Role.ADMIN)))
                .contains("tenants:manage", "It is for people", "those who look after the installation")
                .doesNotContain("was made with it");
        assertThat(detail("/v1/tenants/main/domains", "{\"domains\":[\"a.example\"]}", token))
                .contains("domains:add", "take a token that was made with it");
    }

    @Test
    void whatIsEscapedIsEscapedOnce() {
        String body = "{\"domains\":[\"a\u200db.example\"]}";
        // JSON doubles the backslash of the sentence, and nothing else does.
        assertThat(detail("/v1/tenants/main/domains", body, world.here(Role.ADMIN)))
                .contains("'a\\\\u{200d}b.example'");
    }
}
