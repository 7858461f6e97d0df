package org.sealpost.app.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sealpost.app.check.LabCheckers;
import org.sealpost.app.check.ObservingChecker;
import org.sealpost.app.render.FindingPages;
import org.sealpost.app.serve.Site;
import org.sealpost.app.web.WebLimits;
import org.sealpost.app.web.WebServer;
import org.sealpost.app.web.WebSettings;
import org.sealpost.fleet.watch.Level;
import org.sealpost.fleet.watch.Telling;
import org.sealpost.fleet.watch.alert.AlertId;
import org.sealpost.fleet.watch.alert.Word;
import org.sealpost.fleet.watch.channel.Channels;
import org.sealpost.fleet.watch.channel.Delivery;
import org.sealpost.fleet.watch.channel.Target;
import org.sealpost.fleet.watch.notice.Item;
import org.sealpost.fleet.watch.notice.Message;
import org.sealpost.lab.Lab;
import org.sealpost.lab.LabOptions;
import org.sealpost.observe.ObservationListener;
import org.sealpost.observe.ObserverOptions;
import org.sealpost.observe.net.AddressGuard;
import org.sealpost.observe.net.ConnectMap;
import org.sealpost.observe.net.Dialer;
import org.sealpost.observe.net.DialerOptions;
import org.sealpost.observe.net.Family;
import org.sealpost.observe.net.Limits;
import org.sealpost.protocol.name.DomainName;
import org.sealpost.protocol.name.IpAddress;

/// On behalf of somebody else nothing private is connected to, however it is spelled and whatever name leads there.
class AddressesTest {
    private static final Path SHIPPED = Path.of("..", "lab", "src", "main", "resources", "worlds");

    /// Where a name may lead: this machine, its neighbours, and what clouds tell secrets at.
    private static final List<String> PRIVATE = List.of(
            "A 127.0.0.1",
            "A 127.8.8.8",
            "A 0.0.0.0",
            "A 10.0.0.1",
            "A 172.31.255.255",
            "A 192.168.0.1",
            "A 100.64.0.1",
            "A 169.254.169.254",
            "A 169.254.170.2",
            "A 100.100.100.200",
            "A 168.63.129.16",
            "A 192.0.0.192",
            "A 224.0.0.1",
            "A 255.255.255.255",
            "AAAA ::1",
            "AAAA ::",
            "AAAA ::ffff:127.0.0.1",
            "AAAA ::ffff:169.254.169.254",
            "AAAA ::127.0.0.1",
            "AAAA 64:ff9b::7f00:1",
            "AAAA 2002:7f00:1::",
            "AAAA fe80::1",
            "AAAA fc00::1",
            "AAAA fd00:ec2::254",
            "AAAA ff02::1");

    private static List<String> spellings() throws IOException {
        try (InputStream table = AddressesTest.class.getResourceAsStream("addresses.tsv")) {
            return new String(table.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .skip(1)
                    .map(line -> line.split("\t", -1)[0])
                    .toList();
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String json(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }

    @Test
    void noSpellingOfAnAddressIsTakenForADomain(@TempDir Path folder) throws Exception {
        try (var world = new ApiWorld(folder);
                WebServer server = server(world);
                HttpClient client = HttpClient.newHttpClient()) {
            String base = "http://127.0.0.1:" + server.address().getPort();
            String token = String.valueOf(
                    world.token(ApiWorld.allForTokens(), "*").headers().get("authorization"));
            List<String> taken = new ArrayList<>();
            for (String spelling : spellings()) {
                Map<String, HttpRequest.Builder> ways = Map.of(
                        "the check page",
                        HttpRequest.newBuilder(URI.create(base + "/check?domain=" + encoded(spelling))),
                        "the generator",
                        HttpRequest.newBuilder(URI.create(base + "/generator?domain=" + encoded(spelling))),
                        "a check of a program",
                        HttpRequest.newBuilder(URI.create(base + "/v1/checks"))
                                .header("Content-Type", "application/json")
                                .POST(HttpRequest.BodyPublishers.ofString("{\"domain\":" + json(spelling) + "}")),
                        "a domain to watch",
                        HttpRequest.newBuilder(URI.create(base + "/v1/tenants/main/domains"))
                                .header("Authorization", token)
                                .header("Content-Type", "application/json")
                                .POST(HttpRequest.BodyPublishers.ofString("{\"domains\":[" + json(spelling) + "]}")));
                for (Map.Entry<String, HttpRequest.Builder> way : ways.entrySet()) {
                    int status = client.send(way.getValue().build(), HttpResponse.BodyHandlers.ofString())
                            .statusCode();
                    if (status != 400) {
                        taken.add(spelling + " by " + way.getKey() + ": " + status);
                    }
                }
            }
            assertThat(taken).isEmpty();
            assertThat(world.fleet.domains().list("main", "", 10)).isEmpty();
        }
    }

    private static WebServer server(ApiWorld world) throws IOException {
        var site = new Site(new Site.Parts(
                world.looks, new FindingPages(), world.clock, 10_000, "test", Optional.of(world.door())));
        var settings = new WebSettings(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                Set.of("127.0.0.1"),
                Set.of(),
                Optional.empty(),
                WebLimits.usual());
        return new WebServer(
                settings,
                site.routes(),
                site.refusals(),
                (_, _, fault) -> {
                    throw new AssertionError(fault);
                },
                site.traffic());
    }

    /// Counts who connects.
    private record Trap(ServerSocket socket, AtomicInteger fallen, Thread thread) implements AutoCloseable {
        static Trap open() throws IOException {
            var socket = new ServerSocket(0);
            var fallen = new AtomicInteger();
            Thread thread = Thread.ofVirtual().start(() -> {
                while (!socket.isClosed()) {
                    try (Socket _ = socket.accept()) {
                        fallen.incrementAndGet();
                    } catch (IOException closed) {
                        return;
                    }
                }
            });
            return new Trap(socket, fallen, thread);
        }

        int port() {
            return socket.getLocalPort();
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }

    private static void write(Path worlds) throws IOException {
        try (Stream<Path> shipped = Files.list(SHIPPED)) {
            for (Path world : shipped.toList()) {
                if (Files.readString(world.resolve("world.yaml")).contains("provider: true")) {
                    Path copy = Files.createDirectories(worlds.resolve(String.valueOf(world.getFileName())));
                    try (Stream<Path> files = Files.list(world)) {
                        for (Path file : files.toList()) {
                            Files.copy(file, copy.resolve(String.valueOf(file.getFileName())));
                        }
                    }
                }
            }
        }
        for (int i = 0; i < PRIVATE.size(); i++) {
            Path world = Files.createDirectories(worlds.resolve("private" + i));
            Files.writeString(world.resolve("world.yaml"), "title: Names lead to what is private\n");
            Files.writeString(
                    world.resolve("zone"),
                    "mta-sts " + PRIVATE.get(i) + "\n@ MX 10 inside\ninside " + PRIVATE.get(i) + "\n");
        }
    }

    private static ObserverOptions options(Lab lab, InstantSource clock, AddressGuard guard, int port) {
        ObserverOptions usual = LabCheckers.within(lab, ObserverOptions.of(clock, "sealpost/test"));
        DialerOptions dialer = usual.dialer();
        return new ObserverOptions(
                usual.dns(),
                new DialerOptions(
                        dialer.map(), guard, dialer.limits(), dialer.source(), dialer.families(), dialer.smtpPort()),
                usual.trust(),
                port,
                usual.introduction(),
                clock,
                usual.without(),
                usual.dkimSelectors());
    }

    /// The trap works: whoever may connect to private addresses falls into it.
    @Test
    void noNameLeadsToAPrivateAddress(@TempDir Path folder) throws Exception {
        write(folder);
        InstantSource clock = InstantSource.system();
        try (Lab lab = Lab.start(LabOptions.at(clock).withWorlds(folder));
                Trap trap = Trap.open()) {
            Set<Integer> notLooked = new HashSet<>();
            try (var checker = new ObservingChecker(
                    options(lab, clock, AddressGuard.PUBLIC_ONLY, trap.port()), ObservationListener.NONE)) {
                for (int i = 0; i < PRIVATE.size(); i++) {
                    String facts = checker.check(DomainName.of("private" + i + ".example"))
                            .facts()
                            .toString();
                    if (!facts.contains("GUARDED")) {
                        notLooked.add(i);
                    }
                }
            }
            assertThat(trap.fallen()).hasValue(0);
            assertThat(notLooked).isEmpty();
            try (var checker = new ObservingChecker(
                    options(lab, clock, AddressGuard.PRIVATE_ALLOWED, trap.port()), ObservationListener.NONE)) {
                var _ = checker.check(DomainName.of("private0.example"));
            }
            assertThat(trap.fallen()).hasPositiveValue();
        }
    }

    private static Delivery sent(AddressGuard guard, Target target) throws Exception {
        try (Dialer dialer = Dialer.open(new DialerOptions(
                ConnectMap.EMPTY, guard, Limits.DEFAULT, Optional.empty(), Set.of(Family.IPV4, Family.IPV6), 25))) {
            var channels = new Channels(
                    dialer,
                    _ -> List.of(IpAddress.of(new byte[] {127, 0, 0, 1})),
                    SSLContext.getDefault(),
                    true,
                    Optional.empty(),
                    Optional.empty(),
                    InstantSource.system());
            return channels.of(target).send(message());
        }
    }

    private static Message message() {
        return new Message(
                "0123456789abcdef-O-1",
                Instant.EPOCH,
                List.of(new Item(
                        Word.OPENED,
                        Level.PAGE,
                        "mtasts.policy.mx-not-listed",
                        "mx2.example.org",
                        new Telling("title", "seen", "fix"),
                        List.of(DomainName.of("example.org")),
                        List.of(new AlertId("0123456789abcdef")),
                        Instant.EPOCH)));
    }

    /// A webhook of a tenant leads nowhere inside: by an address however it is spelled, or by a name that DNS leads
    /// there (here every name is).
    @Test
    void noWebhookLeadsToAPrivateAddress() throws Exception {
        try (Trap trap = Trap.open()) {
            List<String> hosts = new ArrayList<>(spellings());
            hosts.addAll(List.of("hooks.example", "a.localhost", "metadata.google.internal", "instance-data"));
            for (String host : hosts) {
                var target = new Target.Slack("http://" + host + ":" + trap.port() + "/");
                if (target.problem(true).isEmpty()) {
                    assertThat(sent(AddressGuard.PUBLIC_ONLY, target))
                            .as(host)
                            .isNotInstanceOf(Delivery.Delivered.class);
                }
            }
            assertThat(trap.fallen()).hasValue(0);
            var _ = sent(AddressGuard.PRIVATE_ALLOWED, new Target.Slack("http://hooks.example:" + trap.port() + "/"));
            assertThat(trap.fallen()).hasPositiveValue();
        }
    }

    @Test
    void theTableNamesEverySpellingOnce() throws IOException {
        assertThat(spellings()).doesNotHaveDuplicates().hasSizeGreaterThan(50);
    }
}
