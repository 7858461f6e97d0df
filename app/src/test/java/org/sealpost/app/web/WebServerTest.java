package org.sealpost.app.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WebServerTest {
    private static final int BODY = 1_000;
    private static final int LINES = 100_000;

    private final List<Throwable> heard = new ArrayList<>();
    private final Traffic traffic = new Traffic();
    private final List<Call> calls = new ArrayList<>();
    private WebServer server = open();
    private Wire wire = new Wire(server.address());

    static final class Plain implements Refusals {
        @Override
        public Reply refuse(Call call, int status, String sentence) {
            return Reply.of(status, "text/plain", sentence);
        }

        @Override
        public Reply unread(String path, int status, String sentence) {
            return Reply.of(status, "text/plain", sentence);
        }

        @Override
        public Reply fault(Call call, String id) {
            return Reply.of(500, "text/plain", "quote " + id);
        }
    }

    private WebServer open() {
        var settings = new WebSettings(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                Set.of("pages.example"),
                Set.of(),
                Optional.empty(),
                new WebLimits(100, 100, BODY, BODY, 1 << 20, 100, Duration.ofSeconds(10), Duration.ofSeconds(10)));
        var routes = new Routes()
                .get("/", call -> taken(call, "root"))
                .get("/a/{name}", call -> taken(call, call.named("name")))
                .post("/change", call -> taken(call, call.form().one("word").orElse("nothing")))
                .get(
                        "/long",
                        _ -> Reply.written("text/plain", out -> {
                            for (int i = 0; i < LINES; i++) {
                                out.write("a line\n".getBytes(StandardCharsets.UTF_8));
                            }
                        }))
                .get(
                        "/halfway",
                        _ -> Reply.written("text/plain", out -> {
                            out.write(new byte[1 << 20]);
                            throw new IllegalStateException("halfway");
                        }))
                .get("/deep", _ -> {
                    throw new StackOverflowError("deep");
                })
                .get("/broken", _ -> {
                    throw new IllegalStateException("secret");
                });
        try {
            return new WebServer(settings, routes, new Plain(), (_, _, fault) -> heard.add(fault), traffic);
        } catch (IOException busy) {
            throw new AssertionError(busy);
        }
    }

    private synchronized Reply taken(Call call, String word) {
        calls.add(call);
        return Reply.of(200, "text/plain", word);
    }

    @BeforeEach
    void forget() {
        calls.clear();
    }

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void everyAnswerForbidsWhatAPageOfOursNeverNeeds() throws IOException {
        assertThat(wire.ask("GET / HTTP/1.1", "Host: pages.example"))
                .startsWith("HTTP/1.1 200")
                .contains("Content-Security-Policy: default-src 'none'", "X-Content-Type-Options: nosniff")
                .contains("Cache-Control: no-store")
                .doesNotContain("Server:")
                .endsWith("\r\n\r\nroot");
    }

    @ParameterizedTest
    @CsvSource({
        "GET /a/b%2Fc HTTP/1.1, 400",
        "GET /a/caf%C3%A9 HTTP/1.1, 200",
        "HEAD / HTTP/1.1, 200",
        "GET /nothing HTTP/1.1, 404",
        "GET /a/b/c HTTP/1.1, 404",
        "POST / HTTP/1.1, 405",
        "BREW / HTTP/1.1, 405",
        "GET /../etc/passwd HTTP/1.1, 400",
        "GET /broken HTTP/1.1, 500",
        "GET / HTTP/9.1, 400",
        "GET http://[::1 HTTP/1.1, 400",
    })
    void eachRequestGetsWhatItDeserves(String requestLine, int status) throws IOException {
        assertThat(Wire.status(wire.ask(requestLine, "Host: pages.example"))).isEqualTo(status);
    }

    @Test
    void aFaultOfOursTellsNothingButWhatToQuote() throws IOException {
        assertThat(wire.ask("GET /broken HTTP/1.1", "Host: pages.example"))
                .containsPattern("quote [0-9a-f]{8}")
                .doesNotContain("secret");
        assertThat(heard).hasSize(1);
    }

    @Test
    void whatTheMachineGivesUpIsHeardAndAnsweredToo() throws IOException {
        assertThat(wire.ask("GET /deep HTTP/1.1", "Host: pages.example"))
                .startsWith("HTTP/1.1 500")
                .containsPattern("quote [0-9a-f]{8}");
        assertThat(heard).singleElement().isInstanceOf(StackOverflowError.class);
    }

    @Test
    void aLongAnswerIsSentAsItIsWritten() throws IOException {
        assertThat(wire.ask("GET /long HTTP/1.1", "Host: pages.example"))
                .startsWith("HTTP/1.1 200")
                .doesNotContain("Content-Length")
                .contains("Cache-Control: no-store")
                .satisfies(answer -> assertThat(answer.length()).isGreaterThan(7 * LINES));
        assertThat(wire.ask("HEAD /long HTTP/1.1", "Host: pages.example"))
                .startsWith("HTTP/1.1 200")
                .endsWith("\r\n\r\n");
    }

    @Test
    void whatBreaksHalfwayIsHeardAndDoesNotLookWhole() throws IOException {
        String answer = "";
        try {
            answer = wire.ask("GET /halfway HTTP/1.1", "Host: pages.example");
        } catch (SocketException brokenOff) {
            answer = "";
        }
        assertThat(answer).doesNotEndWith("\r\n0\r\n\r\n");
        assertThat(heard).singleElement().extracting(Throwable::getMessage).isEqualTo("halfway");
    }

    @ParameterizedTest
    @CsvSource({
        "pages.example, 200",
        "PAGES.example:8461, 200",
        "other.example, 421",
        "pages.example.attacker.example, 421",
        "127.0.0.1, 421",
    })
    void aRequestForAnotherNameIsRefused(String host, int status) throws IOException {
        assertThat(Wire.status(wire.ask("GET / HTTP/1.1", "Host: " + host))).isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource({
        "Sec-Fetch-Site: same-origin, 200",
        "Sec-Fetch-Site: none, 200",
        "Sec-Fetch-Site: cross-site, 403",
        "Sec-Fetch-Site: same-site, 403",
        "Origin: http://pages.example, 200",
        "Origin: https://pages.example, 403",
        "Origin: http://attacker.example, 403",
        "Origin: null, 403",
        "Cookie: theme=dark, 403",
        "X-Nothing: at all, 200",
    })
    void whatChangesSomethingComesFromAPageOfOurs(String header, int status) throws IOException {
        String answer = wire.ask(
                "POST /change HTTP/1.1",
                "Host: pages.example",
                "Content-Type: application/x-www-form-urlencoded",
                "Content-Length: 0",
                header);
        assertThat(Wire.status(answer)).isEqualTo(status);
    }

    @Test
    void aFormIsReadToItsLimitAndNotBeyond() throws IOException {
        assertThat(post("word=%C3%A4+b")).startsWith("HTTP/1.1 200").endsWith("\r\n\r\nä b".replace("ä", "Ã¤"));
        assertThat(Wire.status(post("word=" + "x".repeat(BODY - 5)))).isEqualTo(200);
        assertThat(Wire.status(post("word=" + "x".repeat(BODY)))).isEqualTo(413);
    }

    private String post(String body) throws IOException {
        return wire.send(("POST /change HTTP/1.1\r\nHost: pages.example\r\nConnection: close\r\n"
                        + "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: " + body.length()
                        + "\r\n\r\n" + body)
                .getBytes(StandardCharsets.ISO_8859_1));
    }

    @Test
    void whatWasAnsweredIsCounted() throws IOException {
        wire.ask("GET / HTTP/1.1", "Host: pages.example");
        wire.ask("GET /nothing HTTP/1.1", "Host: pages.example");
        wire.ask("GET /nothing HTTP/1.1", "Host: pages.example");
        assertThat(traffic.byStatus()).containsEntry(200, 1L).containsEntry(404, 2L);
    }

    @Test
    void whoeverIsNoProxyOfOursIsNotBelieved() throws IOException {
        wire.ask("GET / HTTP/1.1", "Host: pages.example", "X-Forwarded-For: 192.0.2.1", "X-Forwarded-Proto: https");
        assertThat(calls).singleElement().satisfies(call -> {
            assertThat(call.from().isLoopbackAddress()).isTrue();
            assertThat(call.secure()).isFalse();
        });
    }

    /// Requests of a seeded generator: parts of good ones in a wrong order, broken, repeated and cut off.
    @Test
    void noMalformedRequestIsAFaultOfOurs() throws IOException {
        var random = new Random(8461);
        int answered = 0;
        for (int i = 0; i < 2_000; i++) {
            byte[] request = malformed(random);
            try {
                int status = Wire.status(wire.send(request));
                assertThat(status)
                        .as(new String(request, StandardCharsets.ISO_8859_1))
                        .isLessThan(500);
                answered += status > 0 ? 1 : 0;
            } catch (SocketException hungUp) {
                // It may hang up on whoever writes on after a refusal.
            }
        }
        assertThat(answered).isGreaterThan(500);
        assertThat(heard).isEmpty();
    }

    private static byte[] malformed(Random random) {
        List<String> parts = List.of(
                "GET ",
                "POST ",
                "/",
                "/a/",
                "%",
                "%zz",
                "..",
                "?domain=",
                "&&==",
                " HTTP/1.1",
                " HTTP/0.9",
                "\r\n",
                "\n",
                "\r",
                ": ",
                "Host: pages.example\r\n",
                "Host: \r\n",
                "Content-Length: -1\r\n",
                "Content-Length: 5\r\nContent-Length: 6\r\n",
                "Transfer-Encoding: chunked\r\n",
                "zz\r\n",
                "\0",
                "ÿ",
                "Cookie: ;;==,\r\n",
                "Expect: 100-continue\r\n",
                "Content-Type: application/x-www-form-urlencoded\r\n",
                "X".repeat(20_000));
        var request = new StringBuilder(random.nextBoolean() ? "GET / HTTP/1.1\r\nHost: pages.example\r\n" : "");
        int length = 1 + random.nextInt(12);
        for (int i = 0; i < length; i++) {
            request.append(parts.get(random.nextInt(parts.size())));
        }
        return request.append("\r\n\r\n").toString().getBytes(StandardCharsets.ISO_8859_1);
    }
}
