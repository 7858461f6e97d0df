package org.sealpost.app.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sealpost.app.render.FindingPages;
import org.sealpost.app.serve.Site;
import org.sealpost.app.web.WebLimits;
import org.sealpost.app.web.WebServer;
import org.sealpost.app.web.WebSettings;
import org.sealpost.app.web.Wire;
import org.sealpost.lab.Owner;
import org.sealpost.protocol.name.DomainName;

/// Requests that the server cannot read are refused as all others are, though no handler hears of them.
class UnreadableRequestsTest {
    @TempDir
    private Path folder = Path.of("");

    private final List<String> faults = new ArrayList<>();
    private ApiWorld world;

    @BeforeEach
    void open() {
        world = new ApiWorld(folder);
    }

    @AfterEach
    void close() {
        assertThat(faults).isEmpty();
        world.close();
    }

    private WebServer server(Optional<SSLContext> tls) throws IOException {
        var site = new Site(
                new Site.Parts(world.looks, new FindingPages(), world.clock, 5, "test", Optional.of(world.door())));
        var settings = new WebSettings(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                Set.of("127.0.0.1"),
                Set.of(),
                tls,
                WebLimits.usual());
        return new WebServer(
                settings,
                site.routes(),
                site.refusals(),
                (_, _, fault) -> faults.add(fault.toString()),
                site.traffic());
    }

    private static void assertGuarded(String answer) {
        assertThat(answer)
                .contains(
                        "Content-Security-Policy: default-src 'none'",
                        "X-Content-Type-Options: nosniff",
                        "Referrer-Policy: same-origin",
                        "Cache-Control: no-store")
                .doesNotContain("Jetty");
    }

    private static void assertProblem(String answer) {
        assertThat(Wire.status(answer)).as(answer).isEqualTo(400);
        assertThat(answer)
                .contains("Content-Type: application/problem+json")
                .contains("\"code\":\"request.malformed\"", "\"detail\":\"The request cannot be understood.\"");
        assertGuarded(answer);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/%00",
                "/v1/%zz",
                "/v1/%",
                "/v1/tenants/main/domains/50%",
                "/v1/../..",
                "/v1/%2e%2e/../x",
                "/v1/..;/..",
                "/v1/%c3%28",
                "/v1//x",
                "/v1/a%2fb",
                "http://127.0.0.1/v1/%00?a=b"
            })
    void aProgramIsToldAsOfEveryBadRequest(String path) throws IOException {
        try (WebServer server = server(Optional.empty())) {
            assertProblem(new Wire(server.address()).ask("GET " + path + " HTTP/1.1", "Host: 127.0.0.1"));
            assertProblem(new Wire(server.address())
                    .ask("PATCH " + path + " HTTP/1.1", "Host: 127.0.0.1", "Content-Length: 0"));
        }
    }

    /// Of these nothing is known but that they are broken.
    @ParameterizedTest
    @ValueSource(strings = {"/%00", "/%zz", "/fleet/50%", "/..", "/../v1/x", "/a/../../v1", "/v1x/%00"})
    void soIsWhoeverAsksForAPathThatCannotBeRead(String path) throws IOException {
        try (WebServer server = server(Optional.empty())) {
            assertProblem(new Wire(server.address()).ask("GET " + path + " HTTP/1.1", "Host: 127.0.0.1"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/%ff", "/a%2fb"})
    void aPersonIsShownAPage(String path) throws IOException {
        try (WebServer server = server(Optional.empty())) {
            String answer = new Wire(server.address()).ask("GET " + path + " HTTP/1.1", "Host: 127.0.0.1");
            assertThat(Wire.status(answer)).as(answer).isEqualTo(400);
            assertThat(answer)
                    .contains("Content-Type: text/html", "<html lang=\"en\"", "The request cannot be understood.")
                    .doesNotContain("%ff", "%2f");
            assertGuarded(answer);
        }
    }

    /// What was well before is answered, and the form of the refusal is that of the request which is broken.
    @Test
    void theSecondRequestOfAConnectionIsToldApartFromTheFirst() throws IOException {
        try (WebServer server = server(Optional.empty());
                var socket = new Socket(
                        InetAddress.getLoopbackAddress(), server.address().getPort())) {
            socket.setSoTimeout(20_000);
            send(socket, "GET /health HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n");
            var first = new StringBuilder();
            InputStream in = socket.getInputStream();
            while (!first.toString().contains("\r\n\r\n")) {
                first.append((char) in.read());
            }
            assertThat(Wire.status(first.toString())).isEqualTo(200);
            send(socket, "GET /v1/%00 HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n");
            String rest = new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
            assertProblem(rest.substring(rest.indexOf("HTTP/1.1 ")));
        }
    }

    private static void send(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
        socket.getOutputStream().flush();
    }

    @Test
    void overTlsItIsTheSame() throws Exception {
        Owner.Issued issued = OneInternet.LAB.owner().certificate(DomainName.of("pages.example"));
        KeyStore own = KeyStore.getInstance("PKCS12");
        own.load(null, null);
        own.setKeyEntry("own", issued.key(), new char[0], issued.chain().toArray(X509Certificate[]::new));
        var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(own, new char[0]);
        SSLContext here = SSLContext.getInstance("TLS");
        here.init(keys.getKeyManagers(), null, null);
        KeyStore known = KeyStore.getInstance("PKCS12");
        known.load(null, null);
        known.setCertificateEntry("pages", issued.chain().getFirst());
        var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(known);
        SSLContext there = SSLContext.getInstance("TLS");
        there.init(null, trust.getTrustManagers(), null);
        try (WebServer server = server(Optional.of(here))) {
            for (String path : List.of("/v1/%00", "/a%2fb")) {
                try (Socket socket = there.getSocketFactory()
                        .createSocket(
                                InetAddress.getLoopbackAddress(),
                                server.address().getPort())) {
                    socket.setSoTimeout(20_000);
                    send(socket, "GET " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n");
                    String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
                    assertThat(Wire.status(answer)).as(answer).isEqualTo(400);
                    assertThat(answer)
                            .contains(path.startsWith("/v1") ? "application/problem+json" : "text/html")
                            .contains("Strict-Transport-Security: max-age=31536000");
                    assertGuarded(answer);
                }
            }
        }
    }
}
