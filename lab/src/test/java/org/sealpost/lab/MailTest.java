package org.sealpost.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ConnectException;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sealpost.lab.reply.ReceivedMessage;

class MailTest {
    private static Lab lab;
    private static Client client;

    @BeforeAll
    static void start() throws Exception {
        lab = Lab.start(LabOptions.at(Clock.systemUTC()));
        client = new Client(lab);
    }

    @AfterAll
    static void close() {
        lab.close();
    }

    @Test
    void aHealthyExchangeStartsTlsAndSaysGoodbye() throws IOException {
        String host = "mx1.mailprovider.example";
        try (var socket = client.connect(host, 25)) {
            assertThat(reply(socket)).isEqualTo("220 " + host + " ESMTP");
            assertThat(say(socket, "EHLO client.example"))
                    .startsWith("250-" + host)
                    .contains("STARTTLS");
            assertThat(say(socket, "STARTTLS")).startsWith("220 ");
            try (var secured = client.secure(socket, host)) {
                assertThat(say(secured, "EHLO client.example"))
                        .startsWith("250-")
                        .doesNotContain("STARTTLS");
                assertThat(say(secured, "QUIT")).startsWith("221 ");
                assertThat(secured.getInputStream().read()).isEqualTo(-1);
            }
        }
    }

    @Test
    void anExchangeTakesMailForItsDomainsAlone() throws IOException {
        try (var socket = client.connect("mx1.mailprovider.example", 25)) {
            assertThat(reply(socket)).startsWith("220 ");
            assertThat(say(socket, "EHLO client.example")).startsWith("250-");
            assertThat(say(socket, "RCPT TO:<a@healthy.example>")).startsWith("503 ");
            assertThat(say(socket, "MAIL FROM:<>")).startsWith("250 ");
            assertThat(say(socket, "RCPT TO:<a@elsewhere.example>")).startsWith("550 ");
            assertThat(say(socket, "RCPT TO:<a@mx-ipv6-only.example>")).startsWith("550 ");
            assertThat(say(socket, "DATA")).startsWith("503 ");
            assertThat(say(socket, "RCPT TO:<nobody@healthy.example>")).startsWith("550 ");
            assertThat(say(socket, "RCPT TO:<later@healthy.example>")).startsWith("451 ");
            assertThat(say(socket, "RCPT TO:<a@healthy.example>")).startsWith("250 ");
            assertThat(say(socket, "DATA")).startsWith("354 ");
            assertThat(say(socket, "Subject: x\r\n\r\n . \r\n..\r\n.")).startsWith("250 ");
        }
        assertThat(lab.messages())
                .last()
                .isEqualTo(new ReceivedMessage(
                        "mx1.mailprovider.example",
                        false,
                        "",
                        List.of("a@healthy.example"),
                        List.of("Subject: x", "", " . ", ".")));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "mx-421             | 421 4.3.2 Too many connections",
                "mx-greylisting     | 450 4.7.1 Greylisted",
                "mx-554             | 554 5.7.1 No service for you",
                "mx-garbage         | SSH-2.0-OpenSSH_9.9",
            })
    void theBannerIs(String world, String banner) throws IOException {
        try (var socket = client.connect("mx1." + world + ".example", 25)) {
            assertThat(reply(socket)).isEqualTo(banner);
        }
    }

    @Test
    void aBannerHasSeveralLines() throws IOException {
        try (var socket = client.connect("mx1.mx-banner-lines.example", 25)) {
            assertThat(reply(socket)).isEqualTo("220-mx1.mx-banner-lines.example ESMTP\n220-Welcome\n220 Go on");
        }
    }

    @Test
    void theConnectionIsClosedAfter421() throws IOException {
        try (var socket = client.connect("mx1.mx-421.example", 25)) {
            assertThat(reply(socket)).startsWith("421");
            assertThat(socket.getInputStream().read()).isEqualTo(-1);
        }
    }

    @Test
    void starttlsIsAbsent() throws IOException {
        try (var socket = greeted("mx2.starttls-absent.example")) {
            assertThat(say(socket, "EHLO client.example")).doesNotContain("STARTTLS");
            assertThat(say(socket, "STARTTLS")).startsWith("502 ");
        }
    }

    @Test
    void starttlsIsOfferedAndRefused() throws IOException {
        try (var socket = greeted("mx1.starttls-refused.example")) {
            assertThat(say(socket, "EHLO client.example")).contains("STARTTLS");
            assertThat(say(socket, "STARTTLS")).startsWith("454 ");
            assertThat(say(socket, "QUIT")).startsWith("221 ");
        }
    }

    @Test
    void aLineIsInjectedBehindTheReplyToStarttls() throws IOException {
        try (var socket = greeted("mx1.starttls-injected.example")) {
            assertThat(say(socket, "EHLO client.example")).contains("STARTTLS");
            assertThat(say(socket, "STARTTLS")).startsWith("220 ");
            assertThat(reply(socket)).isEqualTo("250 2.0.0 injected");
        }
    }

    @Test
    void theConnectionIsClosedMidWay() throws IOException {
        try (var socket = greeted("mx1.mx-closes.example")) {
            assertThat(say(socket, "EHLO client.example")).contains("STARTTLS");
            assertThat(socket.getInputStream().read()).isEqualTo(-1);
        }
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "mx-certificate-expired              | NotAfter",
                "mx-certificate-self-signed          | unable to find valid certification path",
                "mx-certificate-missing-intermediate | unable to find valid certification path",
                "mx-certificate-wrong-name           | No subject alternative DNS name matching",
                "mx-certificate-of-domain            | No subject alternative DNS name matching",
                "mx-tls-old                          | protocol_version",
                "mx-tls-abort                        | handshake_failure",
                "mx-tls-close                        | terminated the handshake",
                "mx-tls-garbage                      | Unsupported or unrecognized SSL message",
            })
    void theHandshakeFails(String world, String reason) throws IOException {
        String host = "mx1." + world + ".example";
        try (var socket = greeted(host)) {
            assertThat(say(socket, "EHLO client.example")).contains("STARTTLS");
            assertThat(say(socket, "STARTTLS")).startsWith("220 ");
            assertThatThrownBy(() -> client.secure(socket, host))
                    .isInstanceOf(SSLException.class)
                    .hasStackTraceContaining(reason);
        }
    }

    @Test
    void theRightCertificateIsForThoseWhoAskForItByName() throws IOException {
        String host = "mx1.mx-sni.example";
        try (var socket = greeted(host)) {
            assertThat(say(socket, "STARTTLS")).startsWith("220 ");
            client.secure(socket, host).close();
        }
        try (var socket = greeted(host)) {
            assertThat(say(socket, "STARTTLS")).startsWith("220 ");
            assertThatThrownBy(() -> client.secure(socket, "mx-sni.example"))
                    .hasMessageContaining("No subject alternative DNS name matching mx-sni.example");
        }
    }

    @Test
    void heloIsTakenWhereEhloIsNot() throws IOException {
        try (var socket = greeted("mx1.mx-without-ehlo.example")) {
            assertThat(say(socket, "EHLO client.example")).startsWith("500 ");
            assertThat(say(socket, "HELO client.example")).isEqualTo("250 mx1.mx-without-ehlo.example");
        }
    }

    @Test
    void hostsAreRefusingUnreachableLostAndSilent() throws IOException {
        assertThatThrownBy(() -> client.connect("mx1.mx-refused.example", 25)).isInstanceOf(ConnectException.class);
        assertThatThrownBy(() -> client.connect("mx2.mx-unreachable.example", 25))
                .isInstanceOf(SocketException.class)
                .hasMessageContaining("unreachable");
        assertThatThrownBy(() -> client.connect("mx2.mx-lost.example", 25)).isInstanceOf(SocketTimeoutException.class);
        try (var socket = client.connect("mx1.mx-silent.example", 25)) {
            socket.setSoTimeout(50);
            assertThatThrownBy(() -> socket.getInputStream().read()).isInstanceOf(SocketTimeoutException.class);
        }
    }

    @Test
    void aTarpitIsSlowAndSpeaks() throws IOException {
        try (var socket = client.connect("mx1.mx-tarpit.example", 25)) {
            long start = System.nanoTime();
            assertThat(socket.getInputStream().readNBytes(3)).isEqualTo("220".getBytes(StandardCharsets.US_ASCII));
            assertThat(System.nanoTime() - start).isGreaterThan(200_000_000L);
        }
    }

    @Test
    void anImplicitExchangeIsTheDomain() throws IOException {
        try (var socket = greeted("implicit-mx.example")) {
            assertThat(say(socket, "EHLO client.example")).startsWith("250-implicit-mx.example");
        }
    }

    private static Socket greeted(String host) throws IOException {
        var socket = client.connect(host, 25);
        assertThat(reply(socket)).startsWith("220");
        return socket;
    }

    private static String say(Socket socket, String command) throws IOException {
        socket.getOutputStream().write((command + "\r\n").getBytes(StandardCharsets.US_ASCII));
        return reply(socket);
    }

    /// The lines of one reply; nothing behind it is read.
    private static String reply(Socket socket) throws IOException {
        var reply = new StringBuilder();
        while (true) {
            var line = new StringBuilder();
            for (int octet = socket.getInputStream().read();
                    octet != '\n';
                    octet = socket.getInputStream().read()) {
                assertThat(octet).as("end after '" + line + "'").isNotNegative();
                line.append((char) octet);
            }
            reply.append(line.toString().strip());
            if (line.length() < 4 || line.charAt(3) != '-' || !Character.isDigit(line.charAt(0))) {
                return reply.toString();
            }
            reply.append('\n');
        }
    }
}
