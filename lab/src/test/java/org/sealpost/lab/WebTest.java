package org.sealpost.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.Inet6Address;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.time.Clock;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebTest {
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

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "healthy                    | HTTP/1.1 200 ",
                "healthy                    | mode: enforce",
                "healthy                    | mx: mx2.mailprovider.example",
                "healthy                    | Content-Type: text/plain",
                "policy-certificate-expiring| HTTP/1.1 200 ",
                "record-delegated           | HTTP/1.1 200 ",
                "policy-redirect            | HTTP/1.1 301 ",
                "policy-redirect            | Location: https://www.policy-redirect.example/mta-sts.txt",
                "policy-not-found           | HTTP/1.1 404 ",
                "policy-html-type           | Content-Type: text/html",
                "policy-html                | <!DOCTYPE html>",
                "policy-bom                 | \u00ef\u00bb\u00bfversion: STSv1",
                "policy-chunked             | Transfer-Encoding: chunked",
                "policy-chunked             | ;lab=1",
                "opted-out                  | mode: none",
                "testing                    | mode: testing",
                "policy-full                | Content-Length: 65536",
                "policy-slow                | max_age: 1209600",
                "policy-tls-1-2             | HTTP/1.1 200 ",
                "policy-sni                 | HTTP/1.1 200 ",
                "policy-certificate-fresh   | HTTP/1.1 200 ",
                "policy-certificate-short-lived      | HTTP/1.1 200 ",
                "policy-certificate-root-included    | HTTP/1.1 200 ",
                "policy-certificate-expired-extra    | HTTP/1.1 200 ",
                "policy-certificate-unknown-extension| HTTP/1.1 200 ",
            })
    void thePolicyUrlAnswers(String world, String part) throws IOException {
        assertThat(client.policy(world + ".example")).contains(part);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "policy-certificate-expired              | NotAfter",
                "policy-certificate-not-yet-valid        | NotBefore",
                "policy-certificate-self-signed          | unable to find valid certification path",
                "policy-certificate-missing-intermediate | unable to find valid certification path",
                "policy-certificate-untrusted-root       | unable to find valid certification path",
                "policy-certificate-issuer-expired       | NotAfter",
                "policy-certificate-rejected             | unrecognized critical extension",
                "policy-certificate-wrong-name           | No subject alternative DNS name matching",
                "delegated-wrong-certificate             | No subject alternative DNS name matching",
                "policy-tls-old                          | protocol_version",
                "policy-tls-abort                        | handshake_failure",
            })
    void theHandshakeFails(String world, String reason) {
        assertThatThrownBy(() -> client.policy(world + ".example"))
                .isInstanceOf(SSLException.class)
                .hasStackTraceContaining(reason);
    }

    @Test
    void aCertificateWithACommonNameAloneHasNoNames() throws Exception {
        String host = "mta-sts.policy-certificate-cn-only.example";
        // The JDK falls back to the common name, so the handshake succeeds here.
        try (var socket = client.secure(client.connect(host, 443), host)) {
            var leaf = (X509Certificate) socket.getSession().getPeerCertificates()[0];
            assertThat(leaf.getSubjectAlternativeNames()).isNull();
            assertThat(leaf.getSubjectX500Principal().getName()).isEqualTo("CN=" + host);
        }
    }

    @Test
    void aRefusingHostRefusesAndASilentOneIsSilent() throws IOException {
        assertThatThrownBy(() -> client.connect("mta-sts.policy-refused.example", 443))
                .isInstanceOf(ConnectException.class);
        try (var socket = client.connect("mta-sts.policy-silent.example", 443)) {
            socket.setSoTimeout(50);
            socket.getOutputStream().write(22);
            assertThatThrownBy(() -> socket.getInputStream().read()).isInstanceOf(SocketTimeoutException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"policy-drip", "policy-endless", "policy-large", "policy-large-unsized"})
    void theBodyDoesNotEnd(String world) throws IOException {
        String host = "mta-sts." + world + ".example";
        int enough = world.equals("policy-drip") ? 400 : 65_600;
        try (var socket = client.secure(client.connect(host, 443), host)) {
            socket.getOutputStream().write(request(host));
            assertThat(socket.getInputStream().readNBytes(enough)).hasSizeGreaterThan(65_536 * (enough / 65_600));
        }
    }

    @Test
    void theLengthOfALargeBodyIsSaid() throws IOException {
        assertThat(client.policy("policy-large.example")).contains("Content-Length: 65537");
        assertThat(client.policy("policy-large-unsized.example")).doesNotContain("Content-Length");
    }

    @Test
    void responsesBreakOff() throws IOException {
        assertThat(client.policy("policy-closed.example")).isEmpty();
        assertThat(client.policy("policy-cut.example"))
                .containsPattern("Content-Length: \\d+")
                .contains("version: STSv1");
        assertThat(client.policy("policy-not-http.example")).doesNotContain("HTTP/1.1");
        assertThat(client.policy("policy-huge-headers.example")).hasSizeGreaterThan(256 * 1000);
    }

    @Test
    void aStalledBodyNeverComes() throws IOException {
        String host = "mta-sts.policy-stalled.example";
        try (var socket = client.secure(client.connect(host, 443), host)) {
            socket.getOutputStream().write(request(host));
            assertThat(head(socket.getInputStream())).startsWith("HTTP/1.1 200");
            socket.setSoTimeout(50);
            assertThatThrownBy(() -> socket.getInputStream().read()).isInstanceOf(SocketTimeoutException.class);
        }
    }

    @Test
    void twoAddressesDiffer() throws IOException {
        String host = "mta-sts.policy-two-contents.example";
        var addresses = client.addresses(host);
        assertThat(addresses).hasSize(2);
        try (var one = client.secure(client.connect(addresses.get(0), 443), host);
                var other = client.secure(client.connect(addresses.get(1), 443), host)) {
            assertThat(Client.get(one, host, "/.well-known/mta-sts.txt")
                            + Client.get(other, host, "/.well-known/mta-sts.txt"))
                    .contains("mode: enforce", "mode: testing");
        }
    }

    @Test
    void oneFamilyIsDead() throws IOException {
        String host = "mta-sts.policy-ipv6-dead.example";
        var addresses = client.addresses(host);
        client.secure(client.connect(addresses.get(0), 443), host).close();
        assertThat(addresses.get(1)).isInstanceOf(Inet6Address.class);
        assertThatThrownBy(() -> client.connect(addresses.get(1), 443)).isInstanceOf(ConnectException.class);
    }

    @Test
    void policiesAreInWrongPlaces() throws IOException {
        String plain = "mta-sts.policy-plain-http.example";
        try (var socket = client.connect(plain, 80)) {
            assertThat(Client.get(socket, plain, "/.well-known/mta-sts.txt")).contains("version: STSv1");
        }
        String apex = "policy-at-apex.example";
        try (var socket = client.secure(client.connect(apex, 443), apex)) {
            assertThat(Client.get(socket, apex, "/.well-known/mta-sts.txt")).contains("version: STSv1");
        }
        assertThat(client.addresses("mta-sts." + apex)).isEmpty();
        String root = "mta-sts.policy-at-root.example";
        try (var socket = client.secure(client.connect(root, 443), root)) {
            assertThat(Client.get(socket, root, "/mta-sts.txt")).contains("version: STSv1");
        }
        assertThat(client.policy("policy-at-root.example")).contains("404");
    }

    @Test
    void anUnknownNameAtTheSharedHostGetsItsOwnCertificate() throws IOException {
        assertThatThrownBy(
                        () -> client.secure(client.connect("policies.stsprovider.example", 443), "mta-sts.a.invalid"))
                .isInstanceOf(SSLException.class);
        client.secure(client.connect("policies.stsprovider.example", 443), "policies.stsprovider.example")
                .close();
    }

    private static byte[] request(String host) {
        return ("GET /.well-known/mta-sts.txt HTTP/1.1\r\nHost: " + host + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    private static String head(InputStream in) throws IOException {
        var head = new ByteArrayOutputStream();
        while (!head.toString(StandardCharsets.US_ASCII).endsWith("\r\n\r\n")) {
            head.write(in.read());
        }
        return head.toString(StandardCharsets.US_ASCII);
    }
}
