package org.sealpost.reports.listen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.zip.GZIPOutputStream;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sealpost.protocol.Octets;
import org.sealpost.protocol.name.DomainName;
import org.sealpost.reports.Arrival;
import org.sealpost.reports.Way;

class PostServerTest {
    private static final String PATH = "/v1/tlsrpt/example.org";
    private static final String JSON = "{\"report-id\":\"1\"}";
    private final MemoryStore store = new MemoryStore();

    private record Running(GroupInbox inbox, PostServer server) implements AutoCloseable {
        private HttpAnswer send(String method, String path, String header, byte[] body) throws IOException {
            var address = server.address();
            return HttpAnswer.to(new Socket(address.getAddress(), address.getPort()), method, path, header, body);
        }

        private HttpAnswer post(String path, String type, String body) throws IOException {
            return send("POST", path, "Content-Type: " + type + "\r\n", body.getBytes(StandardCharsets.UTF_8));
        }

        @Override
        public void close() {
            server.close();
            inbox.close();
        }
    }

    private Running running() throws IOException {
        return running(settings(Duration.ofSeconds(20), Set.of(), Optional.empty()), Inboxes.NO_QUOTAS);
    }

    private Running running(PostSettings settings, Quotas quotas) throws IOException {
        var inbox = new GroupInbox(Inboxes::unread, store, Inboxes.LIMITS, quotas, Inboxes.CLOCK);
        return new Running(inbox, new PostServer(settings, inbox));
    }

    private static PostSettings settings(
            Duration transfer, Set<InetAddress> proxies, Optional<ServerIdentity> identity) {
        return settings(transfer, proxies, identity, true);
    }

    private static PostSettings settings(
            Duration transfer, Set<InetAddress> proxies, Optional<ServerIdentity> identity, boolean here) {
        return new PostSettings(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                new Paths(Set.of(DomainName.of("example.org")), Map.of("/s3cret", DomainName.of("example.net"))),
                identity,
                proxies,
                100,
                new SourceConnections(2, Set.of(), here),
                transfer,
                transfer);
    }

    @ParameterizedTest
    @CsvSource({
        "application/tlsrpt+json",
        "application/tlsrpt+gzip",
        "application/json; charset=utf-8",
        "APPLICATION/TLSRPT",
        "application/octet-stream",
        "text/plain",
        "application/x-www-form-urlencoded"
    })
    void aReportIsTakenWhateverItIsCalled(String type) throws Exception {
        try (var running = running()) {
            assertThat(running.post(PATH, type, JSON).status()).isEqualTo(201);
        }
        assertThat(store.arrivals()).singleElement().satisfies(arrival -> {
            assertThat(arrival.delivery().way()).isEqualTo(Way.HTTPS);
            assertThat(arrival.delivery().about()).contains(DomainName.of("example.org"));
            assertThat(arrival.delivery().octets()).isEqualTo(Octets.utf8(JSON));
            assertThat(arrival.delivery().source()).isEqualTo("127.0.0.1");
        });
    }

    @Test
    void aPathThatIsHardToGuessRoutesToo() throws Exception {
        try (var running = running()) {
            assertThat(running.post("/s3cret", "application/json", JSON).status())
                    .isEqualTo(201);
        }
        assertThat(store.arrivals().getFirst().delivery().about()).contains(DomainName.of("example.net"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/v1/tlsrpt/",
                "/v1/tlsrpt/example.net",
                "/v1/tlsrpt/example.org/",
                "/v1/tlsrpt/a%2Fb",
                "/s3cre"
            })
    void anotherPathIsNotFound(String path) throws Exception {
        try (var running = running()) {
            var response = running.post(path, "application/json", JSON);
            assertThat(response.status()).isIn(400, 404);
            assertThat(response.header("Content-Type")).contains("application/problem+json");
        }
        assertThat(store.arrivals()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "HEAD", "PUT", "DELETE", "OPTIONS", "PATCH"})
    void onlyPostIsTaken(String method) throws Exception {
        try (var running = running()) {
            var response = running.send(method, PATH, "", new byte[0]);
            assertThat(response.status()).isEqualTo(405);
            assertThat(response.header("Allow")).contains("POST");
            if (!method.equals("HEAD")) {
                assertThat(response.body()).contains("POST TLS reports about example.org here (RFC 8460).");
            }
        }
    }

    @Test
    void whatIsPlainlySomethingElseIsRefused() throws Exception {
        try (var running = running()) {
            var response = running.post(PATH, "text/html", "<html>");
            assertThat(response.status()).isEqualTo(415);
            assertThat(response.body()).contains("\"code\":\"intake.not-a-report\"");
            var empty = running.post(PATH, "application/tlsrpt+gzip", "");
            assertThat(empty.status()).isEqualTo(400);
            var brotli = running.send("POST", PATH, "Content-Encoding: br\r\n", JSON.getBytes(StandardCharsets.UTF_8));
            assertThat(brotli.status()).isEqualTo(415);
            assertThat(brotli.header("Accept-Encoding")).contains("gzip");
        }
        assertThat(store.arrivals()).isEmpty();
        assertThat(store.counts()).containsEntry("HTTPS intake.not-a-report", 3L);
    }

    @Test
    void aContentEncodingOfGzipIsTakenToo() throws Exception {
        byte[] once = gzip(JSON.getBytes(StandardCharsets.UTF_8));
        byte[] twice = gzip(once);
        try (var running = running()) {
            for (byte[] body : new byte[][] {once, twice}) {
                var response = running.send(
                        "POST", PATH, "Content-Encoding: gzip\r\nContent-Type: application/tlsrpt+gzip\r\n", body);
                assertThat(response.status()).isEqualTo(201);
            }
        }
        // The one that was compressed twice has become the other.
        assertThat(store.arrivals().stream().map(Arrival::delivery).map(each -> each.octets()))
                .containsExactly(Octets.of(once));
    }

    private static byte[] gzip(byte[] octets) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(out)) {
            gzip.write(octets);
        }
        return out.toByteArray();
    }

    @Test
    void whatIsTooLargeIsRefusedWithAndWithoutItsLength() throws Exception {
        int limit = Inboxes.LIMITS.body();
        try (var running = running()) {
            assertThat(raw(running, "Content-Length: " + (limit + 1), "", 1)).startsWith("HTTP/1.1 413");
            String chunk = "1000\r\n" + "x".repeat(0x1000) + "\r\n";
            assertThat(raw(running, "Transfer-Encoding: chunked", chunk, limit / 0x1000 + 2))
                    .startsWith("HTTP/1.1 413");
            var exact = "{" + " ".repeat(limit - 1);
            assertThat(running.post(PATH, "application/json", exact).status()).isEqualTo(201);
            assertThat(running.inbox().tallies().octets()).isZero();
        }
        assertThat(store.counts()).containsEntry("HTTPS intake.body-too-large", 2L);
    }

    @Test
    void aHeaderThatIsTooLargeIsRefused() throws Exception {
        try (var running = running()) {
            String answer = raw(running, "X: " + "y".repeat(20_000), "", 1);
            assertThat(answer).startsWith("HTTP/1.1 431").contains("application/problem+json");
        }
    }

    @Test
    void aBodyThatComesTooSlowlyIsNotWaitedFor() throws Exception {
        try (var running = running(settings(Duration.ofMillis(300), Set.of(), Optional.empty()), Inboxes.NO_QUOTAS)) {
            assertThat(raw(running, "Content-Length: 10", "{", 1)).startsWith("HTTP/1.1 408");
            assertThat(running.inbox().tallies().octets()).isZero();
        }
        assertThat(store.arrivals()).isEmpty();
    }

    /// The first line of the answer and its header.
    private static String raw(Running running, String header, String body, int times) throws IOException {
        try (var client = new Dialogue(running.server().address())) {
            client.write("POST " + PATH + " HTTP/1.1\r\nHost: reports.example\r\nContent-Type: application/json\r\n"
                    + header + "\r\n\r\n");
            try {
                for (int i = 0; i < times; i++) {
                    client.write(body);
                }
            } catch (IOException answeredAlready) {
                // It need not read what it will not take.
            }
            var answer = new StringBuilder();
            for (String line = client.hear(); !line.isEmpty(); line = client.hear()) {
                answer.append(line).append('\n');
            }
            return answer.toString();
        }
    }

    @Test
    void overTheQuotaTheSenderIsToComeAgain() throws Exception {
        var quotas = new Quotas(Duration.ofHours(1), 100, 2, 100, 1000);
        try (var running = running(settings(Duration.ofSeconds(20), Set.of(), Optional.empty()), quotas)) {
            for (int i = 0; i < 2; i++) {
                assertThat(running.post(PATH, "application/json", JSON).status())
                        .isEqualTo(201);
            }
            var response = running.post(PATH, "application/json", JSON);
            assertThat(response.status()).isEqualTo(429);
            assertThat(response.header("Retry-After")).contains("3600");
            assertThat(response.body()).contains("intake.domain-quota");
        }
    }

    @Test
    void aStoreThatFailsIsOurOwnFault() throws Exception {
        store.failOn(arrival -> true);
        try (var running = running()) {
            var response = running.post(PATH, "application/json", JSON);
            assertThat(response.status()).isEqualTo(503);
            assertThat(response.header("Retry-After")).isPresent();
            assertThat(response.body()).doesNotContain("disk full");
        }
    }

    @Test
    void nothingIsSaidBeforeItIsDurable() throws Exception {
        var gate = new CountDownLatch(1);
        store.waitFor(gate);
        try (var running = running();
                var client = new Dialogue(running.server().address())) {
            client.write(
                    "POST " + PATH + " HTTP/1.1\r\nHost: a\r\nContent-Length: " + JSON.length() + "\r\n\r\n" + JSON);
            client.socket().setSoTimeout(300);
            assertThat(catchThrowable(client::hear)).isInstanceOf(SocketTimeoutException.class);
            gate.countDown();
            client.socket().setSoTimeout(10_000);
            assertThat(client.hear()).startsWith("HTTP/1.1 201");
        }
    }

    @Test
    void stoppingAnswersWhatWasBegun() throws Exception {
        var gate = new CountDownLatch(1);
        store.waitFor(gate);
        var running = running();
        try (var client = new Dialogue(running.server().address())) {
            client.write(
                    "POST " + PATH + " HTTP/1.1\r\nHost: a\r\nContent-Length: " + JSON.length() + "\r\n\r\n" + JSON);
            while (running.inbox().tallies().waiting() == 0
                    && running.inbox().tallies().inFlight() == 0) {
                Thread.onSpinWait();
            }
            Thread stopping = Thread.ofVirtual().start(running::close);
            gate.countDown();
            assertThat(client.hear()).startsWith("HTTP/1.1 201");
            stopping.join();
        }
    }

    @Test
    void whoHasTooManyConnectionsIsHungUpOnAndCounted() throws Exception {
        try (var running = running(
                        settings(Duration.ofSeconds(20), Set.of(), Optional.empty(), false), Inboxes.NO_QUOTAS);
                var first = connected(running);
                var second = connected(running);
                var third = connected(running)) {
            assertThat(answered(third)).isEqualTo(-1);
            assertThat(running.inbox().tallies().refused()).containsEntry("intake.too-many-connections", 1L);
            assertThat(answered(first)).isEqualTo('H');
            assertThat(answered(second)).isEqualTo('H');
        }
    }

    @Test
    void thisMachineHasAsManyConnectionsAsThereAre() throws Exception {
        try (var running = running();
                var first = connected(running);
                var second = connected(running);
                var third = connected(running)) {
            for (Socket each : List.of(first, second, third)) {
                assertThat(answered(each)).isEqualTo('H');
            }
        }
    }

    private static Socket connected(Running running) throws IOException {
        return new Socket(
                InetAddress.getLoopbackAddress(), running.server().address().getPort());
    }

    /// The first octet of an answer; -1 for none.
    private static int answered(Socket socket) {
        try {
            socket.getOutputStream().write("GET / HTTP/1.1\r\nHost: a\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            return socket.getInputStream().read();
        } catch (IOException hungUp) {
            return -1;
        }
    }

    @Test
    void aProxyIsBelievedWhenItIsOurs() throws Exception {
        var proxies = Set.of(InetAddress.ofLiteral("127.0.0.1"), InetAddress.ofLiteral("192.0.2.7"));
        try (var running = running(settings(Duration.ofSeconds(20), proxies, Optional.empty()), Inboxes.NO_QUOTAS)) {
            assertThat(running.send(
                                    "POST",
                                    PATH,
                                    "X-Forwarded-For: 203.0.113.1, 198.51.100.9, 192.0.2.7\r\n",
                                    JSON.getBytes(StandardCharsets.UTF_8))
                            .status())
                    .isEqualTo(201);
        }
        assertThat(store.arrivals().getFirst().delivery().source()).isEqualTo("198.51.100.9");
    }

    @Test
    void anybodyElseIsNotBelieved() throws Exception {
        try (var running = running()) {
            assertThat(running.send(
                                    "POST",
                                    PATH,
                                    "X-Forwarded-For: 198.51.100.9\r\n",
                                    JSON.getBytes(StandardCharsets.UTF_8))
                            .status())
                    .isEqualTo(201);
        }
        assertThat(store.arrivals().getFirst().delivery().source()).isEqualTo("127.0.0.1");
    }

    @Test
    void overTlsWithTheCertificateOfTheFiles(@TempDir Path folder) throws Exception {
        var certificate = TestCertificate.make(folder, "EC", "reports");
        var identity = new ServerIdentity(certificate.write(folder), Duration.ZERO);
        var settings = settings(Duration.ofSeconds(20), Set.of(), Optional.of(identity));
        try (var running = running(settings, Inboxes.NO_QUOTAS)) {
            var plain = new Socket("localhost", running.server().address().getPort());
            var tls = (SSLSocket) TestCertificate.trusting(certificate)
                    .getSocketFactory()
                    .createSocket(plain, "localhost", plain.getPort(), true);
            var checked = tls.getSSLParameters();
            checked.setEndpointIdentificationAlgorithm("HTTPS");
            tls.setSSLParameters(checked);
            byte[] body = JSON.getBytes(StandardCharsets.UTF_8);
            assertThat(HttpAnswer.to(tls, "POST", PATH, "", body).status()).isEqualTo(201);
        }
    }

    @Test
    void withoutAnythingThatTalksHttpItAnswersAllTheSame() throws Exception {
        try (var running = running();
                var socket = new Socket(
                        InetAddress.getLoopbackAddress(),
                        running.server().address().getPort());
                var client = new Dialogue(socket, true)) {
            client.write("EHLO a\r\n\r\n");
            assertThat(client.hear()).startsWith("HTTP/1.1 400");
        }
    }
}
