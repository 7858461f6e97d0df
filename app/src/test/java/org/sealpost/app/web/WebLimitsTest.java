package org.sealpost.app.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What one source may have of the server, over sockets that hold their requests back.
@Timeout(120)
class WebLimitsTest {
    private static final InetAddress HERE = InetAddress.ofLiteral("127.0.0.1");
    private static final InetAddress THERE = InetAddress.ofLiteral("127.0.0.2");
    private static final Duration LONG = Duration.ofSeconds(30);
    private static final String HOST = "Host: pages.example";
    private static final String WAIT = "Expect: 100-continue";
    private static final String LENGTH = "Content-Length: 900";
    private static final String CHANGE = "POST /change HTTP/1.1";

    private final Deque<AutoCloseable> open = new ArrayDeque<>();

    private InetSocketAddress serve(WebLimits limits) throws IOException {
        var settings = new WebSettings(
                new InetSocketAddress(HERE, 0), Set.of("pages.example"), Set.of(THERE), Optional.empty(), limits);
        var often = new Handler() {
            @Override
            public Optional<Reply> before(Call head) {
                return Optional.of(Reply.of(429, "text/plain", "too often"));
            }

            @Override
            public Reply answer(Call call) {
                throw new IllegalStateException("was refused before");
            }
        };
        var routes = new Routes()
                .get("/", _ -> Reply.of(200, "text/plain", "root"))
                .post(
                        "/change",
                        call -> Reply.of(
                                200, "text/plain", "took " + call.body().length()))
                .post("/often", often);
        var server = new WebServer(
                settings,
                routes,
                new WebServerTest.Plain(),
                (_, _, fault) -> {
                    throw new AssertionError(fault);
                },
                new Traffic());
        open.push(server);
        return server.address();
    }

    private static WebLimits limits(int perSource, long room, int bodies, Duration transfer) {
        return new WebLimits(200, perSource, 1_000, 1_000, room, bodies, LONG, transfer);
    }

    private Held held(InetSocketAddress server, InetAddress source) throws IOException {
        var held = new Held(server, source);
        open.push(held);
        return held;
    }

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable each : open) {
            each.close();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "/change, nobody.invalid, 900, same-origin, 421",
        "/change, pages.example, 900, cross-site, 403",
        "/nothing, pages.example, 900, same-origin, 404",
        "/, pages.example, 900, same-origin, 405",
        "/often, pages.example, 900, same-origin, 429",
        "/change, pages.example, 1001, same-origin, 413",
    })
    void whatIsRefusedIsRefusedBeforeTheBodyComes(String path, String host, int length, String site, int status)
            throws IOException {
        InetSocketAddress server = serve(limits(100, 1 << 20, 100, LONG));
        Held held = held(server, HERE)
                .say(
                        "POST " + path + " HTTP/1.1",
                        "Host: " + host,
                        "Content-Length: " + length,
                        "Sec-Fetch-Site: " + site);
        assertThat(held.line()).startsWith("HTTP/1.1 " + status);
    }

    @Test
    void noMoreBodiesAreHeldThanThereIsRoomFor() throws IOException {
        InetSocketAddress server = serve(limits(100, 2 << 10, 100, LONG));
        Held first = held(server, HERE).say(CHANGE, HOST, LENGTH, WAIT);
        Held second = held(server, HERE).say(CHANGE, HOST, LENGTH, WAIT);
        assertThat(List.of(first.line(), second.line())).containsOnly("HTTP/1.1 100 Continue");
        assertThat(new Wire(server)
                        .send((CHANGE + "\r\n" + HOST + "\r\nContent-Length: 1\r\n\r\nx")
                                .getBytes(StandardCharsets.US_ASCII)))
                .startsWith("HTTP/1.1 503")
                .contains("Retry-After: ", "Connection: close");
        assertThat(first.line()).isEmpty();
        assertThat(first.write("x".repeat(900)).line()).startsWith("HTTP/1.1 200");
        assertThat(new Wire(server).ask(CHANGE, HOST, "Content-Length: 0")).startsWith("HTTP/1.1 200");
    }

    @Test
    void oneSourceDoesNotTakeAllTheRoom() throws IOException {
        InetSocketAddress server = serve(limits(100, 1 << 20, 1, LONG));
        Held first = held(server, HERE).say(CHANGE, HOST, LENGTH, WAIT);
        assertThat(first.line()).isEqualTo("HTTP/1.1 100 Continue");
        assertThat(held(server, HERE).say(CHANGE, HOST, LENGTH).line()).startsWith("HTTP/1.1 503");
        Held other = held(server, THERE).say(CHANGE, HOST, LENGTH, "X-Forwarded-For: 203.0.113.5");
        assertThat(other.write("x".repeat(900)).line()).startsWith("HTTP/1.1 200");
        assertThat(held(server, THERE)
                        .say(CHANGE, HOST, LENGTH, "X-Forwarded-For: 127.0.0.1")
                        .line())
                .as("the same source, through the proxy")
                .startsWith("HTTP/1.1 503");
    }

    @Test
    void aBodyThatComesOctetByOctetHasNotForEver() throws IOException {
        InetSocketAddress server = serve(limits(100, 1 << 20, 100, Duration.ofMillis(300)));
        Held slow = held(server, HERE).say(CHANGE, HOST, LENGTH);
        assertThat(slow.trickle(899)).startsWith("HTTP/1.1 408");
    }

    @Test
    void whoeverShowsNothingSendsLittle() throws IOException {
        InetSocketAddress server = serve(new WebLimits(100, 100, 1_000, 500, 1 << 20, 100, LONG, LONG));
        for (String shown : List.of("Authorization: Bearer one", "Cookie: session=one")) {
            Held known = held(server, HERE).say(CHANGE, HOST, LENGTH, shown, "Sec-Fetch-Site: none");
            assertThat(known.write("x".repeat(900)).line()).as(shown).startsWith("HTTP/1.1 200");
        }
        assertThat(held(server, HERE).say(CHANGE, HOST, LENGTH).line()).startsWith("HTTP/1.1 413");
        Held chunked = held(server, HERE).say(CHANGE, HOST, "Transfer-Encoding: chunked");
        assertThat(chunked.write("1f5\r\n" + "x".repeat(0x1f5) + "\r\n").line())
                .as("501 octets, whose number nobody told")
                .startsWith("HTTP/1.1 413");
        Held few = held(server, HERE).say(CHANGE, HOST, "Content-Length: 500");
        assertThat(few.write("x".repeat(500)).line()).startsWith("HTTP/1.1 200");
    }

    @Test
    void aSourceHasFewConnectionsAndAProxyAsManyAsThereAre() throws IOException {
        InetSocketAddress server = serve(limits(3, 1 << 20, 100, LONG));
        List<Held> mine = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            mine.add(held(server, HERE));
            assertThat(root(mine.getLast())).startsWith("HTTP/1.1 200");
        }
        for (int i = 0; i < 10; i++) {
            assertThat(root(held(server, HERE))).isEmpty();
        }
        for (int i = 0; i < 10; i++) {
            assertThat(root(held(server, THERE))).startsWith("HTTP/1.1 200");
        }
        mine.getFirst().close();
        String answer = "";
        while (answer.isEmpty()) {
            answer = root(held(server, HERE));
        }
        assertThat(answer).startsWith("HTTP/1.1 200");
    }

    private static String root(Held held) throws IOException {
        try {
            return held.say("GET / HTTP/1.1", HOST).line();
        } catch (IOException hungUp) {
            return "";
        }
    }
}
