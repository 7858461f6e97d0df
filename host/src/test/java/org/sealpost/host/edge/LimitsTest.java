package org.sealpost.host.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.Test;

class LimitsTest {
    private static final Duration SHORT = Duration.ofMillis(100);
    private static final Duration LONG = Duration.ofMinutes(5);

    private static Served plain(EdgeLimits limits) throws IOException {
        Network loopback = Network.read("127.0.0.0/8").orElseThrow();
        return Served.with(new Listener.BehindHttpProxy(Served.loopback(), List.of(loopback)), limits);
    }

    private static Served direct(EdgeLimits.Times times) throws IOException {
        return Served.with(new Listener.Direct(Served.loopback()), new EdgeLimits(times, Served.SIZES, Served.NUMBERS));
    }

    @Test
    void aHeadOfSeventyThousandOctetsIsTooLarge() throws IOException {
        try (Served served = plain(Served.LIMITS)) {
            String request = Served.GET.replace("\r\n\r\n", "\r\nX: " + "x".repeat(70_000) + "\r\n\r\n");
            assertThat(Served.statuses(Served.ask(served.connect(), request))).isEqualTo("431");
        }
        try (Served served = Served.direct()) {
            String request = Served.GET.replace("\r\n\r\n", "\r\nX: " + "x".repeat(70_000) + "\r\n\r\n");
            assertThat(Served.statuses(Served.ask(served.tls(Served.NAME), request)))
                    .isEqualTo("431");
        }
    }

    @Test
    void manySmallFieldsAreTooLarge() throws IOException {
        try (Served served = plain(Served.LIMITS)) {
            String request = Served.GET.replace("\r\n\r\n", "\r\n" + "X: x\r\n".repeat(200) + "\r\n");
            assertThat(Served.statuses(Served.ask(served.connect(), request))).isEqualTo("431");
        }
    }

    @Test
    void aLongFirstLineIsTooLong() throws IOException {
        try (Served served = plain(Served.LIMITS)) {
            String path = "/" + "x".repeat(2_000);
            String request = Served.GET.replace("/.well-known/mta-sts.txt", path);
            assertThat(Served.statuses(Served.ask(served.connect(), request))).isEqualTo("414");
            // Without an end, too.
            assertThat(Served.statuses(Served.ask(served.connect(), "GET " + path)))
                    .isEqualTo("414");
        }
    }

    @Test
    void whoSaysNothingIsClosed() throws IOException {
        try (Served served = direct(new EdgeLimits.Times(SHORT, LONG, LONG, LONG, LONG));
                Socket socket = served.connect()) {
            assertThat(Served.rest(socket)).isEmpty();
            assertThat(served.counted().connections().tooSlow()).isOne();
        }
    }

    @Test
    void halfAHelloIsClosed() throws IOException {
        byte[] hello = new Hello().serverName(Served.NAME).record();
        try (Served served = direct(new EdgeLimits.Times(LONG, SHORT, LONG, LONG, LONG));
                Socket socket = served.connect()) {
            socket.getOutputStream().write(Arrays.copyOf(hello, hello.length / 2));
            assertThat(Served.rest(socket)).isEmpty();
            assertThat(served.counted().connections().tooSlow()).isOne();
        }
    }

    @Test
    void aHandshakeThatIsNotFinishedIsClosed() throws IOException {
        // The hello is good as far as it is read here, and the engine's alert or silence ends in a closed connection.
        byte[] hello = new Hello().serverName(Served.NAME).record();
        try (Served served = direct(new EdgeLimits.Times(LONG, SHORT, LONG, LONG, LONG));
                Socket socket = served.connect()) {
            socket.getOutputStream().write(hello);
            Served.rest(socket);
            assertThat(served.counted().handshakes().failed()).isOne();
        }
    }

    @Test
    void noRequestAfterTheHandshakeIsClosed() throws IOException {
        try (Served served = direct(new EdgeLimits.Times(LONG, LONG, SHORT, LONG, LONG));
                SSLSocket socket = served.tls(Served.NAME)) {
            assertThat(Served.rest(socket)).isEmpty();
            assertThat(served.counted().connections().tooSlow()).isOne();
        }
    }

    @Test
    void halfARequestGetsATimeOut() throws IOException {
        try (Served served = direct(new EdgeLimits.Times(LONG, LONG, SHORT, LONG, LONG));
                SSLSocket socket = served.tls(Served.NAME)) {
            assertThat(Served.statuses(Served.ask(socket, Served.GET.substring(0, 40))))
                    .isIn("408", "");
            assertThat(served.counted().connections().tooSlow()).isOne();
        }
        try (Served served = plain(new EdgeLimits(
                        new EdgeLimits.Times(LONG, Duration.ofSeconds(1), LONG, LONG, LONG),
                        Served.SIZES,
                        Served.NUMBERS));
                Socket socket = served.connect()) {
            assertThat(Served.statuses(Served.ask(socket, Served.GET.substring(0, 40))))
                    .isEqualTo("408");
        }
    }

    @Test
    void octetsNowAndThenDoNotStretchTheTime() throws IOException {
        try (Served served = plain(new EdgeLimits(
                        new EdgeLimits.Times(LONG, SHORT, LONG, LONG, LONG), Served.SIZES, Served.NUMBERS));
                Socket socket = served.connect()) {
            OutputStream out = socket.getOutputStream();
            out.write("GET / HTTP/1.1\r\n".getBytes(StandardCharsets.US_ASCII));
            // Ends when the connection does, however long that takes on this machine.
            Thread dripping = Thread.ofVirtual().start(() -> {
                try {
                    while (true) {
                        out.write("X: x\r\n".getBytes(StandardCharsets.US_ASCII));
                        java.util.concurrent.locks.LockSupport.parkNanos(1_000_000);
                    }
                } catch (IOException closed) {
                    // As it should be.
                }
            });
            assertThat(Served.statuses(Served.rest(socket))).isIn("408", "431", "");
            assertThat(dripping.join(LONG)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void anIdleConnectionIsClosed() throws IOException {
        try (Served served = direct(new EdgeLimits.Times(LONG, LONG, LONG, SHORT, LONG));
                SSLSocket socket = served.tls(Served.NAME)) {
            assertThat(Served.statuses(Served.ask(socket, Served.GET))).isEqualTo("200");
        }
    }

    @Test
    void aConnectionEndsHoweverBusyItIs() throws IOException {
        try (Served served = plain(new EdgeLimits(
                        new EdgeLimits.Times(LONG, LONG, LONG, LONG, SHORT), Served.SIZES, Served.NUMBERS));
                Socket socket = served.connect()) {
            byte[] request = Served.GET.getBytes(StandardCharsets.US_ASCII);
            byte[] answer = new byte[1_024];
            int read = 1;
            while (read > 0) {
                socket.getOutputStream().write(request);
                read = socket.getInputStream().read(answer);
            }
            assertThat(read).isEqualTo(-1);
        } catch (java.net.SocketException reset) {
            assertThat(reset).hasMessageMatching("Broken pipe|Connection reset.*");
        }
    }

    @Test
    void aConnectionHasSoManyRequestsAndNoMore() throws IOException {
        var numbers = new EdgeLimits.Numbers(10, 10, 3);
        try (Served served = plain(new EdgeLimits(Served.PATIENT, Served.SIZES, numbers))) {
            assertThat(Served.statuses(Served.ask(served.connect(), Served.GET.repeat(5))))
                    .isEqualTo("200 200 200");
        }
    }

    @Test
    void oneSourceHasSoManyConnectionsAndNoMore() throws IOException {
        var limits = new EdgeLimits(Served.PATIENT, Served.SIZES, new EdgeLimits.Numbers(10, 2, 10));
        try (Served served = Served.with(new Listener.Direct(Served.loopback()), limits)) {
            try (SSLSocket first = served.tls(Served.NAME);
                    SSLSocket second = served.tls(Served.NAME)) {
                try (Socket third = served.connect()) {
                    assertThat(Served.rest(third)).isEmpty();
                }
                assertThat(served.counts().connections().turnedAway()).isOne();
                assertThat(Served.statuses(Served.ask(second, Served.LAST))).isEqualTo("200");
                assertThat(Served.statuses(Served.ask(first, Served.LAST))).isEqualTo("200");
            }
            assertThat(served.counted().connections()).isEqualTo(new EdgeCounts.Connections(3, 0, 1, 0));
        }
    }

    @Test
    void thereAreSoManyConnectionsAndNoMore() throws IOException {
        var limits = new EdgeLimits(Served.PATIENT, Served.SIZES, new EdgeLimits.Numbers(1, 10, 10));
        try (Served served = Served.with(new Listener.Direct(Served.loopback()), limits);
                SSLSocket first = served.tls(Served.NAME);
                Socket second = served.connect()) {
            assertThat(Served.rest(second)).isEmpty();
            assertThat(Served.statuses(Served.ask(first, Served.LAST))).isEqualTo("200");
            assertThat(served.counted().connections().turnedAway()).isOne();
        }
    }

    @Test
    void refusedNamesFillNoMemory() throws IOException {
        var counters = new Counters();
        for (int i = 0; i < 1_000; i++) {
            counters.refused(org.sealpost.protocol.name.DomainName.of("n" + i + ".example"));
        }
        EdgeCounts.Handshakes handshakes =
                counters.counts(new Listener.Direct(Served.loopback())).handshakes();
        assertThat(handshakes.refused()).isEqualTo(1_000);
        assertThat(handshakes.names()).hasSize(256);
    }
}
