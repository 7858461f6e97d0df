package org.sealpost.observe.dns;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.sealpost.observe.facts.DnsFault;
import org.sealpost.observe.facts.Dnssec;
import org.sealpost.observe.facts.Lookup;
import org.sealpost.observe.net.Dialer;
import org.sealpost.observe.net.DialerOptions;
import org.sealpost.observe.net.Endpoint;
import org.sealpost.observe.net.Limits;
import org.sealpost.observe.net.Limits.Step;
import org.sealpost.observe.peer.CertificatePlan;
import org.sealpost.observe.peer.Issued;
import org.sealpost.observe.peer.TlsPeer;
import org.sealpost.observe.tls.Trust;
import org.sealpost.protocol.name.DomainName;
import org.sealpost.protocol.name.IpAddress;
import org.sealpost.protocol.txt.TxtRecord;
import org.xbill.DNS.Message;

/// Resolvers spoken to by TLS and by HTTPS.
class SecuredTransportTest {
    private final SignedTree tree = DnsFixture.tree();
    private final Issued authority = CertificatePlan.authority("CN=Resolver Root")
            .valid("2026-01-01T00:00:00Z", "2046-01-01T00:00:00Z")
            .selfSigned();
    private final TlsPeer tls = TlsPeer.of(CertificatePlan.server("CN=resolver", "localhost")
            .valid("2026-01-01T00:00:00Z", "2046-01-01T00:00:00Z")
            .by(authority));
    private final AtomicInteger connections = new AtomicInteger();
    private ServerSocket server;

    @BeforeEach
    void listen() throws IOException {
        server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    }

    @AfterEach
    void close() throws IOException {
        server.close();
    }

    private interface Talk {
        void with(Socket secured) throws IOException;
    }

    private void serve(Talk talk) {
        Thread.ofVirtual().start(() -> {
            while (!server.isClosed()) {
                try {
                    Socket accepted = server.accept();
                    connections.incrementAndGet();
                    Thread.ofVirtual().start(() -> {
                        try (accepted;
                                var secured = tls.shakeHands(accepted)) {
                            talk.with(secured);
                        } catch (IOException over) {
                            // The client has what it wanted, or did not like the certificate.
                        }
                    });
                } catch (IOException closed) {
                    return;
                }
            }
        });
    }

    private void framed(Socket secured) throws IOException {
        var in = new DataInputStream(secured.getInputStream());
        while (true) {
            byte[] answer = tree.answer(new Message(in.readNBytes(in.readUnsignedShort())))
                    .toWire();
            byte[] out = new byte[answer.length + 2];
            out[0] = (byte) (answer.length >> 8);
            out[1] = (byte) answer.length;
            System.arraycopy(answer, 0, out, 2, answer.length);
            secured.getOutputStream().write(out);
        }
    }

    private void overHttp(Socket secured, String status) throws IOException {
        var in = new DataInputStream(secured.getInputStream());
        while (true) {
            String head = head(in);
            int length = head.lines()
                    .map(line -> line.toLowerCase(Locale.ROOT))
                    .filter(line -> line.startsWith("content-length:"))
                    .mapToInt(line -> Integer.parseInt(line.substring(15).strip()))
                    .sum();
            byte[] answer = tree.answer(new Message(in.readNBytes(length))).toWire();
            String answerHead = "HTTP/1.1 " + status + "\r\nContent-Type: application/dns-message\r\nContent-Length: "
                    + answer.length + "\r\n\r\n";
            secured.getOutputStream().write(answerHead.getBytes(StandardCharsets.US_ASCII));
            secured.getOutputStream().write(answer);
            secured.getOutputStream().flush();
        }
    }

    private static String head(DataInputStream in) throws IOException {
        var head = new StringBuilder();
        while (!head.toString().endsWith("\r\n\r\n")) {
            head.append((char) in.readUnsignedByte());
        }
        return head.toString();
    }

    private Lookup<TxtRecord> ask(ResolverAddress resolver, Trust trust) {
        var options = DialerOptions.DEFAULT.withLimits(Limits.DEFAULT
                .with(Step.DNS_TRY, Duration.ofSeconds(10))
                .with(Step.DNS_QUESTION, Duration.ofSeconds(15)));
        try (var dialer = Dialer.open(options);
                var dns = ValidatingDns.open(
                        new DnsOptions(List.of(resolver), DnsFixture.anchors(tree.anchor(".")), false),
                        trust,
                        InstantSource.fixed(SignedTree.NOW),
                        dialer)) {
            return dns.txt(DomainName.of("_mta-sts.signed.test"), DnsFixture.soon());
        }
    }

    private Trust trust() {
        return Trust.only(List.of(authority.certificate()));
    }

    private ResolverAddress overTls(String name) {
        var endpoint = new Endpoint(IpAddress.of(server.getInetAddress().getAddress()), server.getLocalPort());
        return new ResolverAddress.Tls(endpoint, Optional.of(name));
    }

    private ResolverAddress overHttps() {
        return ResolverAddress.read("https://localhost:" + server.getLocalPort() + "/dns-query")
                .orElseThrow();
    }

    private static void assertNoResolver(Lookup<TxtRecord> lookup) {
        assertThat(lookup)
                .isInstanceOfSatisfying(
                        Lookup.Failed.class,
                        failed -> assertThat(failed.fault()).isEqualTo(DnsFault.NO_RESOLVER));
    }

    @Test
    void tlsGivesTheSameAnswersOverFewConnections() {
        serve(this::framed);

        assertThat(ask(overTls("localhost"), trust()).dnssec()).isEqualTo(Dnssec.SECURE);
        assertThat(connections.get()).isLessThanOrEqualTo(6);
    }

    @Test
    void aResolverWithAnotherNameIsNotAsked() {
        serve(this::framed);

        assertNoResolver(ask(overTls("dns.example.org"), trust()));
    }

    @Test
    void aResolverThatNobodyVouchesForIsNotAsked() {
        serve(this::framed);

        assertNoResolver(ask(overTls("localhost"), Trust.system()));
        assertNoResolver(ask(overHttps(), Trust.system()));
    }

    @Test
    void httpsGivesTheSameAnswers() {
        serve(secured -> overHttp(secured, "200 OK"));

        assertThat(ask(overHttps(), trust()).dnssec()).isEqualTo(Dnssec.SECURE);
    }

    @Test
    void anotherStatusThan200IsNoAnswer() {
        serve(secured -> overHttp(secured, "503 Service Unavailable"));

        assertThat(ask(overHttps(), trust())).isInstanceOfSatisfying(Lookup.Failed.class, failed -> {
            assertThat(failed.fault()).isEqualTo(DnsFault.SERVER_FAILURE);
            assertThat(failed.detail()).contains("503");
        });
    }
}
