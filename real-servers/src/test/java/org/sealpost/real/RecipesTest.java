package org.sealpost.real;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.sealpost.real.RecipeServer.Kind;
import org.sealpost.real.Sealpost.Answer;

/// What `sealpost generate` makes for a server runs in that server, and a check of the domain finds nothing wrong.
class RecipesTest {
    private static final String DOMAIN = "healthy.test";
    private static final String HOST = "mta-sts." + DOMAIN;

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    static Path folder;

    private static RealServers servers;
    private static Path made;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        servers = new RealServers(Foreground.open(folder), Instant.now());
        made = folder.resolve("made");
        Answer answer = Sealpost.run(
                folder,
                "generate",
                Stream.of(
                        DOMAIN,
                        "--no-lookup",
                        "--mode",
                        "enforce",
                        "--enforce-first",
                        "--max-age",
                        "1w",
                        "--mx",
                        "mx1.healthy.test,mx2.healthy.test",
                        "--host-address",
                        "192.0.2.1,2001:db8:443::1",
                        "--recipe",
                        "nginx,apache,caddy,reverse-proxy,cloudflare-worker,azure-function",
                        "--output",
                        made.toString()));
        // 1: it minds that nothing was tried.
        assertThat(answer.code()).as("%s", answer).isEqualTo(1);
    }

    @AfterAll
    static void stop() {
        if (servers != null) {
            servers.close();
        }
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void aServerWithItsRecipePassesTheCheck(Kind kind) throws IOException, InterruptedException {
        try (var server = server(kind, recipe(kind))) {
            assertPasses(server);
            assertVerified(server);
        }
    }

    /// RFC 8461 §8.2.
    @ParameterizedTest
    @CsvSource({"NGINX, nginx.conf", "APACHE, apache.conf", "CADDY, Caddyfile"})
    void aProxyBeforeAnotherServerPassesTheCheck(Kind kind, String file) throws IOException, InterruptedException {
        try (var behind = server(Kind.NGINX, recipe(Kind.NGINX))) {
            String text = Files.readString(made.resolve("reverse-proxy").resolve(file));
            assertThat(text).contains("policy-host.invalid");
            String proxy = text.replace("policy-host.invalid:443", behind.port().toString())
                    .replace("https://policy-host.invalid", "https://" + behind.port())
                    .replace("/etc/ssl/certs/ca-certificates.crt", root().toString())
                    .replace("tls_server_name", "tls_trusted_ca_certs " + root() + "\n\t\t\t\ttls_server_name");
            try (var server = server(kind, Files.writeString(folder.resolve("proxy-" + file), proxy))) {
                assertPasses(server);
            }
        }
    }

    @Test
    void javaScriptIsJavaScript() throws IOException {
        Tool.run(made, "node", "--check", "dns/dnscontrol/1-before.js");
        Tool.run(made, "node", "--check", "dns/dnscontrol/2-after.js");
        Tool.run(made, "node", "--check", "azure-function/src/policy.js");
        Path module = made.resolve("worker.mjs");
        Files.copy(made.resolve("cloudflare-worker/worker.js"), module);
        Files.writeString(made.resolve("ask.mjs"), """
                import worker from "./worker.mjs";
                const file = "/.well-known/mta-sts.txt";
                for (const [method, path] of [["GET", file], ["GET", "/"], ["POST", file]]) {
                  const answer = await worker.fetch(new Request("https://mta-sts.healthy.test" + path, { method }));
                  console.log(answer.status, answer.headers.get("content-type"), JSON.stringify(await answer.text()));
                }
                """);
        String policy = Files.readString(made.resolve("policy/.well-known/mta-sts.txt"));
        assertThat(Tool.run(made, "node", "ask.mjs").lines())
                .containsExactly(
                        "200 text/plain; charset=utf-8 \"" + policy.replace("\r\n", "\\r\\n") + '"',
                        "404 text/plain;charset=UTF-8 \"not found\\n\"",
                        "405 text/plain;charset=UTF-8 \"use GET\\n\"");
    }

    private static RecipeServer server(Kind kind, Path recipe) throws IOException {
        Path own = Files.createTempDirectory(
                folder,
                kind.name(),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
        return new RecipeServer(
                kind,
                own,
                recipe,
                HOST,
                made.resolve("policy"),
                servers.authority().issue(HOST));
    }

    private static Path recipe(Kind kind) {
        return switch (kind) {
            case NGINX -> made.resolve("nginx/mta-sts.conf");
            case APACHE -> made.resolve("apache/mta-sts.conf");
            case CADDY -> made.resolve("caddy/Caddyfile");
        };
    }

    private static Path root() {
        return servers.authority().root();
    }

    private static void assertPasses(RecipeServer server) throws IOException, InterruptedException {
        Answer answer = Sealpost.check(folder, DOMAIN, servers.options(server.port(), HOST));
        assertThat(answer.code()).as("%s\n%s", answer, server.log()).isZero();
        assertThat(answer.outcome()).isEqualTo("pass");
        // The policy of the other server has another age.
        assertThat(answer.out()).contains("\"604800\"");
    }

    /// The script that came with it says so, too.
    private static void assertVerified(RecipeServer server) throws IOException, InterruptedException {
        Path curl = program(
                "curl",
                "exec curl --cacert " + root() + " --connect-to " + HOST + ":443:" + server.port() + " \"$@\"\n");
        Path openssl = program(
                "openssl",
                "shift 3\nexec openssl s_client -CAfile " + root() + " -connect " + server.port() + " \"$@\"\n");
        Path dig = program("dig", "case \"$*\" in *' A') echo 192.0.2.1 ;; esac\n");
        var builder = new ProcessBuilder(List.of("sh", made.resolve("verify.sh").toString(), "policy"))
                .redirectErrorStream(true);
        builder.environment().put("CURL", curl.toString());
        builder.environment().put("OPENSSL", openssl.toString());
        builder.environment().put("DIG", dig.toString());
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        assertThat(said.lines())
                .containsExactly(
                        "ok       192.0.2.1: the policy is this one",
                        "ok       192.0.2.1: the certificate is for mta-sts.healthy.test");
    }

    private static Path program(String name, String body) throws IOException {
        Path file = Files.writeString(folder.resolve("as-" + name), "#!/bin/sh\n" + body);
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
