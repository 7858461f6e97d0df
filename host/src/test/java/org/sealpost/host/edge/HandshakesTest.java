package org.sealpost.host.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sealpost.host.Identity;
import org.sealpost.host.TestAuthority;
import org.sealpost.protocol.name.DomainName;

class HandshakesTest {
    private static final String OTHER = "mta-sts.other.example";
    private static final HexFormat HEX = HexFormat.of();

    private Served served;

    @BeforeEach
    void start() throws IOException {
        served = Served.direct();
    }

    @AfterEach
    void stop() {
        served.close();
    }

    // STS-20, STS-48
    @ParameterizedTest
    @CsvSource({"EPOLL, BORINGSSL", "EPOLL, JSSE", "NIO, BORINGSSL", "NIO, JSSE"})
    void eachNameIsServedWithItsOwnCertificate(Transport transport, TlsLibrary library) throws IOException {
        var settings = new EdgeSettings(List.of(new Listener.Direct(Served.loopback())), Served.LIMITS, false, 2, 10);
        try (var other = new Served(settings, transport, library)) {
            other.serve(OTHER, Served.AUTHORITY.issue("RSA", Duration.ofDays(36_500), OTHER));
            for (String name : List.of(Served.NAME, OTHER, Served.NAME)) {
                try (SSLSocket socket = other.tls(name)) {
                    var leaf = (X509Certificate) socket.getSession().getPeerCertificates()[0];
                    assertThat(leaf.getSubjectX500Principal().getName()).isEqualTo("CN=" + name);
                    assertThat(socket.getSession().getProtocol()).isEqualTo("TLSv1.3");
                    String answer = Served.ask(socket, Served.LAST.replace(Served.NAME, name));
                    assertThat(answer).startsWith("HTTP/1.1 200 OK\r\n").endsWith("\r\n\r\n" + Served.POLICY);
                }
            }
            assertThat(other.counted().handshakes().done()).isEqualTo(3);
            assertThat(other.counted().answers()).containsOnlyKeys(200);
        }
    }

    // STS-12, STS-29
    @Test
    void answersAreFullAndPlain() throws IOException {
        assertThat(Served.ask(served.tls(Served.NAME), Served.LAST))
                .isEqualTo("HTTP/1.1 200 OK\r\nDate: Sun, 22 Nov 2026 12:00:00 GMT\r\n"
                        + "Content-Type: text/plain; charset=utf-8\r\nContent-Length: 44\r\nConnection: close\r\n\r\n"
                        + Served.POLICY);
        assertThat(Served.ask(served.tls(Served.NAME), Served.LAST.replace("GET", "HEAD")))
                .endsWith("Content-Length: 44\r\nConnection: close\r\n\r\n");
    }

    // STS-54
    @Test
    void aProxyThatKeepsAnswersIsToldForHowLong() throws IOException {
        var settings = new EdgeSettings(List.of(new Listener.Direct(Served.loopback())), Served.LIMITS, true, 1, 10);
        try (var cacheable = new Served(settings)) {
            assertThat(Served.ask(cacheable.tls(Served.NAME), Served.LAST))
                    .contains("\r\nCache-Control: max-age=60\r\n");
            assertThat(Served.ask(cacheable.tls(Served.NAME), Served.LAST.replace("GET", "PUT")))
                    .contains("\r\nAllow: GET, HEAD\r\n")
                    .doesNotContain("Cache-Control");
        }
    }

    @Test
    void bothFamiliesAreServedAtTheWildcard() throws IOException {
        try (var wildcard = Served.with(new Listener.Direct(new InetSocketAddress(0)))) {
            int port = wildcard.address().getPort();
            for (String address : List.of("127.0.0.1", "::1")) {
                var socket = new Socket(InetAddress.ofLiteral(address), port);
                assertThat(Served.ask(Served.tls(socket, Served.NAME), Served.LAST))
                        .startsWith("HTTP/1.1 200 ");
            }
        }
    }

    // STS-48
    @Test
    void anUnknownNameIsRefusedInTheHandshake() {
        assertThatThrownBy(() -> served.tls(OTHER))
                .isInstanceOf(SSLException.class)
                .hasMessageContaining("unrecognized_name");
        assertThat(served.counted().handshakes().refused()).isOne();
        assertThat(served.counted().handshakes().names()).containsEntry(OTHER, 1L);
        assertThat(served.counted().handshakes().done()).isZero();
    }

    @Test
    void noNameIsRefusedInTheHandshake() {
        assertThatThrownBy(() -> served.tls(""))
                .isInstanceOf(SSLException.class)
                .hasMessageContaining("missing_extension");
        assertThat(served.counted().handshakes().refused()).isOne();
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "::1", "", "mta-sts..example.org", "mta-sts.example.org\0.evil", "ä.example"})
    void whatIsNoNameIsRefused(String name) throws IOException {
        assertThat(octets(new Hello().serverName(name).record())).isEqualTo("15030300020270");
    }

    @Test
    void aNameThatIsNotServedAnyMoreIsRefused() throws IOException {
        Served.ask(served.tls(Served.NAME), Served.LAST);
        served.identities.clear();
        assertThatThrownBy(() -> served.tls(Served.NAME)).isInstanceOf(SSLException.class);
    }

    @Test
    void aRenewedCertificateIsShownFromTheNextHandshakeOn() throws IOException {
        try (SSLSocket before = served.tls(Served.NAME)) {
            Identity renewed = Served.AUTHORITY.issue(Served.NAME);
            served.serve(Served.NAME, renewed);
            try (SSLSocket after = served.tls(Served.NAME)) {
                assertThat(after.getSession().getPeerCertificates()[0])
                        .isEqualTo(renewed.chain().getFirst())
                        .isNotEqualTo(before.getSession().getPeerCertificates()[0]);
            }
            assertThat(Served.statuses(Served.ask(before, Served.LAST))).isEqualTo("200");
        }
    }

    @Test
    void manyRenewalsOfManyNamesAreShown() throws IOException {
        for (int i = 0; i < 150; i++) {
            String name = "mta-sts.d" + i % 3 + ".example";
            Identity identity = Served.AUTHORITY.issue(name);
            served.serve(name, identity);
            try (SSLSocket socket = served.tls(name)) {
                assertThat(socket.getSession().getPeerCertificates()[0])
                        .isEqualTo(identity.chain().getFirst());
            }
        }
    }

    @Test
    void olderTlsIsNotSpoken() throws IOException {
        // A hello that offers TLS 1.1 at most, for a name that is served.
        byte[] record = new Hello().serverName(Served.NAME).record();
        record[9] = 3;
        record[10] = 2;
        assertThat(octets(record)).startsWith("1503").endsWith("0246");
    }

    @Test
    void tls12IsSpoken() throws IOException {
        try (SSLSocket socket = (SSLSocket) Served.AUTHORITY
                .client()
                .getSocketFactory()
                .createSocket(served.connect(), Served.NAME, served.address().getPort(), true)) {
            socket.setEnabledProtocols(new String[] {"TLSv1.2"});
            assertThat(Served.ask(socket, Served.LAST)).startsWith("HTTP/1.1 200 ");
            assertThat(socket.getSession().getProtocol()).isEqualTo("TLSv1.2");
        }
    }

    @ParameterizedTest
    @CsvSource({"1, false", "100, false", "1, true", "40, true"})
    void aHelloInPiecesIsPutTogether(int size, boolean records) throws IOException {
        try (SSLSocket socket = Served.tls(new Pieces(served.connect(), size, records), Served.NAME)) {
            assertThat(Served.ask(socket, Served.LAST)).startsWith("HTTP/1.1 200 ");
        }
    }

    @Test
    void aRequestForAnotherNameThanTheHandshakeIsMisdirected() throws IOException {
        served.serve(OTHER, Served.AUTHORITY.issue(OTHER));
        String other = Served.LAST.replace(Served.NAME, OTHER);
        assertThat(Served.statuses(Served.ask(served.tls(Served.NAME), other))).isEqualTo("421");
        String absolute = Served.LAST.replace("GET ", "GET https://" + OTHER);
        assertThat(Served.statuses(Served.ask(served.tls(Served.NAME), absolute)))
                .isEqualTo("421");
        String old = "GET /.well-known/mta-sts.txt HTTP/1.0\r\n\r\n";
        assertThat(Served.statuses(Served.ask(served.tls(Served.NAME), old))).isEqualTo("200");
    }

    @Test
    void aNameWithoutAPolicyIsNotFound() throws IOException {
        served.policies.clear();
        assertThat(Served.statuses(Served.ask(served.tls(Served.NAME), Served.LAST)))
                .isEqualTo("404");
    }

    @Test
    void nothingIsResumed() throws IOException {
        SSLContext client = Served.AUTHORITY.client();
        try (SSLSocket first = Served.tls(client, served.connect(), Served.NAME)) {
            Served.ask(first, Served.LAST);
            try (SSLSocket second = Served.tls(client, served.connect(), Served.NAME)) {
                assertThat(second.getSession().getCreationTime())
                        .isNotEqualTo(first.getSession().getCreationTime());
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"http/1.1, http/1.1", "h2 http/1.1, http/1.1", "acme-tls/1 http/1.1, http/1.1", "'', ''"})
    void theProtocolIsHttp(String offered, String selected) throws IOException {
        challenge(Served.NAME);
        String[] protocols = offered.isEmpty() ? new String[0] : offered.split(" ");
        try (SSLSocket socket = served.tls(Served.NAME, protocols)) {
            assertThat(socket.getApplicationProtocol()).isEqualTo(selected);
            assertThat(Served.ask(socket, Served.LAST)).startsWith("HTTP/1.1 200 ");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"h2", "acme-tls/1", "h2 acme-tls/1"})
    void aProtocolThatIsNotSpokenIsRefused(String offered) {
        assertThatThrownBy(() -> served.tls(Served.NAME, offered.split(" ")))
                .isInstanceOf(SSLException.class)
                .hasMessageContaining("no_application_protocol");
    }

    // RFC 8737 §3
    @ParameterizedTest
    @CsvSource({"BORINGSSL", "JSSE"})
    void onlyAHelloWithAcmeAloneSeesTheCertificateOfAChallenge(TlsLibrary library) throws IOException {
        var settings = new EdgeSettings(List.of(new Listener.Direct(Served.loopback())), Served.LIMITS, false, 1, 10);
        try (var proving = new Served(settings, Transport.best(), library)) {
            Identity proof = Served.AUTHORITY.issue(OTHER);
            proving.challenges.put(DomainName.of(OTHER), proof);
            try (SSLSocket socket = proving.tls(OTHER, "acme-tls/1")) {
                assertThat(socket.getApplicationProtocol()).isEqualTo("acme-tls/1");
                assertThat(socket.getSession().getPeerCertificates()[0])
                        .isEqualTo(proof.chain().getFirst());
                assertThat(Served.rest(socket)).isEmpty();
            }
            assertThatThrownBy(() -> proving.tls(OTHER)).hasMessageContaining("unrecognized_name");
            assertThatThrownBy(() -> proving.tls("mta-sts.third.example", "acme-tls/1"))
                    .hasMessageContaining("unrecognized_name");
            assertThat(proving.counted().handshakes().challenges()).isOne();
        }
    }

    @Test
    void whatIsNotTlsIsClosed() throws IOException {
        assertThat(octets(Served.GET.getBytes(java.nio.charset.StandardCharsets.US_ASCII)))
                .isEmpty();
        assertThat(served.counted().handshakes().failed()).isOne();
    }

    @Test
    void aHelloThatSaysTooMuchIsClosed() throws IOException {
        byte[] record = new Hello()
                .serverName(Served.NAME)
                .extension(21, new byte[60_000])
                .record();
        // In one record that is longer than TLS has.
        octets(record);
        assertThat(served.counted().handshakes().done()).isZero();
        assertThat(served.counted().handshakes().failed()).isOne();
    }

    @Test
    void aHelloThatSaysAThingTwiceGetsAnAlert() throws IOException {
        assertThat(octets(new Hello().serverName(Served.NAME, OTHER).record())).isEqualTo("15030300020232");
        assertThat(octets(new Hello().serverName(Served.NAME).serverName(OTHER).record()))
                .isEqualTo("15030300020232");
    }

    private void challenge(String name) {
        served.challenges.put(DomainName.of(name), new TestAuthority().issue(name));
    }

    private String octets(byte[] sent) throws IOException {
        try (Socket socket = served.connect()) {
            socket.getOutputStream().write(sent);
            return HEX.formatHex(Served.rest(socket).getBytes(java.nio.charset.StandardCharsets.ISO_8859_1));
        } catch (java.net.SocketException reset) {
            return "";
        }
    }
}
