package org.sealpost.host.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// `requests.tsv`, over a connection without TLS.
class RequestsTest {
    private static final Pattern ESCAPE = Pattern.compile("\\\\(r|n|x[0-9a-f]{2})");

    private static Served served;

    @BeforeAll
    static void start() throws IOException {
        Network loopback = Network.read("127.0.0.0/8").orElseThrow();
        served = Served.with(new Listener.BehindHttpProxy(Served.loopback(), List.of(loopback)));
    }

    @AfterAll
    static void stop() {
        served.close();
    }

    static Stream<Arguments> requests() throws IOException {
        try (InputStream in = Objects.requireNonNull(RequestsTest.class.getResourceAsStream("requests.tsv"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                            .lines()
                            .filter(line -> !line.startsWith("#"))
                            .map(line -> line.split("\t"))
                            .map(cells -> Arguments.of(cells[2], unescape(cells[0]), cells[1].replace("-", "")))
                            .toList()
                            .stream();
        }
    }

    private static String unescape(String text) {
        return ESCAPE.matcher(text).replaceAll(match -> switch (match.group(1)) {
            case "r" -> "\r";
            case "n" -> "\n";
            default -> String.valueOf((char) Integer.parseInt(match.group(1).substring(1), 16));
        });
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("requests")
    void sentAtOnce(String why, String octets, String expected) throws IOException {
        try (Socket socket = served.connect()) {
            socket.getOutputStream().write(octets.getBytes(StandardCharsets.ISO_8859_1));
            socket.shutdownOutput();
            assertThat(Served.statuses(Served.rest(socket))).as(why).isEqualTo(expected);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("requests")
    void sentOctetByOctet(String why, String octets, String expected) throws IOException {
        try (Socket socket = served.connect()) {
            try {
                for (byte octet : octets.getBytes(StandardCharsets.ISO_8859_1)) {
                    socket.getOutputStream().write(octet);
                }
                socket.shutdownOutput();
            } catch (IOException closedBeforeTheEnd) {
                // Then the answer is there.
            }
            assertThat(Served.statuses(Served.rest(socket))).as(why).isEqualTo(expected);
        }
    }
}
