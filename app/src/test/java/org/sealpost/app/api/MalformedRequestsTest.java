package org.sealpost.app.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sealpost.app.access.Role;
import org.sealpost.app.render.FindingPages;
import org.sealpost.app.serve.Site;
import org.sealpost.app.web.WebLimits;
import org.sealpost.app.web.WebServer;
import org.sealpost.app.web.WebSettings;
import org.sealpost.app.web.Wire;

/// Ten thousand requests that nobody should send, over a socket, of nobody, of people and of programs with all
/// rights: each is refused or answered, and none breaks anything. `-Dhostile.seed=7` takes others.
class MalformedRequestsTest {
    private static final int REQUESTS = Integer.getInteger("hostile.requests", 10_000);
    private static final long SEED = Long.getLong("hostile.seed", 1);
    private static final int AT_ONCE = 8;

    private final Queue<String> faults = new ConcurrentLinkedQueue<>();

    private record Seen(String request, int status) {}

    @Test
    void noneOfThemIsAFaultOfOurs(@TempDir Path folder) throws Exception {
        try (var world = new ApiWorld(folder);
                WebServer server = server(world)) {
            world.alert(world.domain(ApiWorld.OURS));
            var wire = new Wire(server.address());
            List<Seen> seen = asked(wire, new MalformedRequests(SEED, paths(world), proofs(world)));
            Map<Integer, Long> byStatus = new TreeMap<>();
            seen.forEach(each -> byStatus.merge(each.status(), 1L, Long::sum));

            assertThat(seen.stream().filter(each -> each.status() >= 500)).isEmpty();
            assertThat(faults).isEmpty();
            assertThat(byStatus).as("%s", byStatus).containsKeys(200, 400, 401, 403, 404, 405, 415, 421, 431);
            assertThat(Wire.status(wire.ask("GET /health HTTP/1.1", "Host: 127.0.0.1")))
                    .isEqualTo(200);
        }
    }

    private static List<Seen> asked(Wire wire, MalformedRequests requests) throws Exception {
        List<byte[]> all =
                IntStream.range(0, REQUESTS).mapToObj(_ -> requests.next()).toList();
        List<Callable<List<Seen>>> shares = new ArrayList<>();
        for (int share = 0; share < AT_ONCE; share++) {
            int first = share;
            shares.add(() -> {
                List<Seen> seen = new ArrayList<>();
                for (int i = first; i < all.size(); i += AT_ONCE) {
                    seen.add(new Seen(new String(all.get(i), StandardCharsets.ISO_8859_1), status(wire, all.get(i))));
                }
                return seen;
            });
        }
        List<Seen> seen = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<List<Seen>> each : threads.invokeAll(shares)) {
                seen.addAll(each.get());
            }
        }
        return seen;
    }

    /// 0 when the server hung up, as it may while so much is sent that it does not take.
    private static int status(Wire wire, byte[] request) {
        try {
            return Wire.status(wire.send(request));
        } catch (IOException hungUp) {
            return 0;
        }
    }

    private WebServer server(ApiWorld world) throws IOException {
        var site = new Site(
                new Site.Parts(world.looks, new FindingPages(), world.clock, 5, "test", Optional.of(world.door())));
        var settings = new WebSettings(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                Set.of("127.0.0.1"),
                Set.of(),
                Optional.empty(),
                new WebLimits(200, 200, 1 << 16, 1 << 16, 1 << 20, 200, Duration.ofSeconds(2), Duration.ofSeconds(2)));
        return new WebServer(
                settings,
                site.routes(),
                site.refusals(),
                (id, call, fault) -> faults.add(call.path() + " " + fault),
                site.traffic());
    }

    private static List<String> paths(ApiWorld world) {
        var samples = new Samples(world);
        List<String> paths = new ArrayList<>(List.of(
                "/",
                "/check?domain=example.org",
                "/generator?domain=example.org&mode=testing&mx=mx.example.org",
                "/sign-in",
                "/fleet",
                "/fleet/d0.example",
                "/fleet/d0.example/look",
                "/alerts",
                "/theme",
                "/health",
                "/metrics",
                "/v1/checks",
                "/v1/checks/234567abcdef",
                "/v1/openapi.json"));
        for (Endpoint endpoint : world.api.endpoints()) {
            if (!endpoint.isOpen()) {
                paths.add(samples.of(endpoint, ApiWorld.OURS).path());
            }
        }
        return Collections.unmodifiableList(paths);
    }

    private static List<String> proofs(ApiWorld world) {
        ApiWorld.Proof admin = world.here(Role.ADMIN);
        String token = "Authorization: "
                + world.token(ApiWorld.allForTokens(), "*").headers().get("authorization");
        return List.of(
                "X-Nobody: here",
                token,
                token,
                token,
                "Cookie: " + admin.headers().get("cookie") + "\r\nSec-Fetch-Site: same-origin\r\nForm-Token: "
                        + admin.headers().get("form-token"));
    }
}
