package org.sealpost.observe.https;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sealpost.observe.peer.Bench.INTERMEDIATE;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.sealpost.observe.facts.CertificateFault;
import org.sealpost.observe.facts.ConnectFault;
import org.sealpost.observe.facts.PolicyAttempt;
import org.sealpost.observe.facts.PolicyFetch;
import org.sealpost.observe.facts.TlsFault;
import org.sealpost.observe.net.Deadline;
import org.sealpost.observe.net.Limits.Step;
import org.sealpost.observe.peer.Bench;
import org.sealpost.observe.peer.CertificatePlan;
import org.sealpost.observe.peer.Issued;
import org.sealpost.observe.peer.Peer;
import org.sealpost.observe.peer.TlsPeer;
import org.sealpost.protocol.name.DomainName;

class PolicyFetcherTest {
    private static final DomainName HOST = DomainName.of("mta-sts.example.org");
    private static final Issued LEAF = CertificatePlan.server("CN=mta-sts.example.org", "mta-sts.example.org")
            .by(INTERMEDIATE);
    private static final TlsPeer TLS = TlsPeer.of(LEAF, INTERMEDIATE);
    private static final String POLICY = "version: STSv1\r\nmode: enforce\r\nmx: mx.example.org\r\nmax_age: 604800\r\n";

    /// So that no test with a short limit pays for the first handshake of the process.
    @BeforeAll
    static void warmUp() throws IOException {
        answering("HTTP/1.1 200 OK\r\n\r\n");
    }

    @Test
    void aPolicyIsServed() throws Exception {
        assertThat(answering("HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n\r\n" + POLICY)
                        .outcome())
                .isInstanceOfSatisfying(PolicyFetch.Served.class, served -> {
                    assertThat(served.answer().body().latin1()).isEqualTo(POLICY);
                    assertThat(served.answer().first("content-type")).contains("text/plain");
                    assertThat(served.tls().valid()).isTrue();
                });
    }

    @Test
    void aPolicyThatComesOctetByOctetIsServed() throws Exception {
        byte[] response = ("HTTP/1.1 200 OK\r\nContent-Length: " + POLICY.length() + "\r\n\r\n" + POLICY)
                .getBytes(StandardCharsets.ISO_8859_1);
        PolicyAttempt attempt = fetch(socket -> {
            OutputStream out = request(socket).getOutputStream();
            for (byte octet : response) {
                out.write(octet);
            }
            out.close();
        });
        assertThat(attempt.outcome()).isInstanceOf(PolicyFetch.Served.class);
        assertThat(attempt.tries()).isEqualTo(1);
    }

    @Test
    void theRequestIsPlainAndAsksForNothingElse() throws Exception {
        var request = new CompletableFuture<String>();
        fetch(socket -> {
            Socket secured = TLS.shakeHands(socket);
            request.complete(head(secured));
        });
        assertThat(request.get(10, TimeUnit.SECONDS).split("\r\n", -1))
                .containsExactly(
                        "GET /.well-known/mta-sts.txt HTTP/1.1",
                        "Host: mta-sts.example.org",
                        "User-Agent: sealpost/test",
                        "Accept: text/plain, */*;q=0.1",
                        "Connection: close",
                        "",
                        "");
    }

    @Test
    void aRedirectIsNotFollowed() throws Exception {
        PolicyAttempt attempt =
                answering("HTTP/1.1 301 Moved\r\nLocation: https://other.example/x\r\nContent-Length: 0\r\n\r\n");
        assertThat(attempt.outcome())
                .isInstanceOfSatisfying(
                        PolicyFetch.Redirected.class,
                        redirected -> assertThat(redirected.location()).contains("https://other.example/x"));
    }

    @Test
    void anotherStatusIsNoPolicy() throws Exception {
        assertThat(answering("HTTP/1.1 404 Not Found\r\n\r\n" + POLICY).outcome())
                .isInstanceOfSatisfying(
                        PolicyFetch.OtherStatus.class,
                        other -> assertThat(other.answer().status()).isEqualTo(404));
        assertThat(answering("HTTP/1.1 203 Non-Authoritative\r\n\r\n" + POLICY).outcome())
                .isInstanceOf(PolicyFetch.OtherStatus.class);
    }

    @Test
    void aLargePageUnderAnotherStatusIsThatStatus() throws Exception {
        assertThat(answering("HTTP/1.1 404 Not Found\r\n\r\n" + "x".repeat(70_000))
                        .outcome())
                .isInstanceOf(PolicyFetch.OtherStatus.class);
    }

    @Test
    void anEndlessBodyEndsAtTheLimit() throws Exception {
        PolicyAttempt attempt = fetch(socket -> {
            OutputStream out = request(socket).getOutputStream();
            out.write("HTTP/1.1 200 OK\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1));
            byte[] more = POLICY.repeat(100).getBytes(StandardCharsets.ISO_8859_1);
            while (true) {
                out.write(more);
            }
        });
        assertThat(attempt.outcome()).isInstanceOfSatisfying(PolicyFetch.TooLarge.class, large -> {
            assertThat(large.limit()).isEqualTo(64 * 1024);
            assertThat(large.beginning().body().length()).isEqualTo(64 * 1024);
        });
    }

    @Test
    void aDrippingBodyEndsAtTheLimitAndIsTriedTwice() throws Exception {
        var done = new CountDownLatch(1);
        try (Peer peer = Peer.start(socket -> {
                    OutputStream out = request(socket).getOutputStream();
                    out.write("HTTP/1.1 200 OK\r\nContent-Length: 9999\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1));
                    do {
                        out.write('x');
                    } while (!done.await(20, TimeUnit.MILLISECONDS));
                });
                Bench bench = new Bench().lead(443, peer)) {
            bench.limits(bench.limits().with(Step.POLICY, Duration.ofSeconds(2)));
            PolicyAttempt attempt = fetch(bench);
            assertThat(attempt.outcome()).isInstanceOfSatisfying(PolicyFetch.TooSlow.class, slow -> {
                assertThat(slow.limit()).isEqualTo(Duration.ofSeconds(2));
                assertThat(slow.octets()).isGreaterThan(40);
            });
            assertThat(attempt.tries()).isEqualTo(2);
            assertThat(attempt.took()).isBetween(Duration.ofMillis(3900), Duration.ofSeconds(9));
        } finally {
            done.countDown();
        }
    }

    @Test
    void theDeadlineOfTheDomainEndsTheFetchToo() throws Exception {
        try (Peer peer = Peer.start(socket -> request(socket).getInputStream().read());
                Bench bench = new Bench().lead(443, peer)) {
            var fetcher = new PolicyFetcher(bench.dialer(), bench.tls(), 443, "sealpost/test");
            PolicyAttempt attempt = fetcher.fetch(HOST, Bench.ADDRESS, Deadline.after(Duration.ofSeconds(2)));
            assertThat(attempt.outcome()).isInstanceOf(PolicyFetch.TooSlow.class);
            assertThat(attempt.tries()).isEqualTo(1);
        }
    }

    @Test
    void aCertificateWithFaultsLeavesTheBodyUnproven() throws Exception {
        Issued other = CertificatePlan.server("CN=provider.example", "provider.example")
                .by(INTERMEDIATE);
        assertThat(answering(TlsPeer.of(other, INTERMEDIATE), "HTTP/1.1 200 OK\r\n\r\n" + POLICY)
                        .outcome())
                .isInstanceOfSatisfying(PolicyFetch.Untrusted.class, untrusted -> {
                    assertThat(untrusted.tls().faults()).containsExactly(CertificateFault.NAME_MISMATCH);
                    assertThat(untrusted.tls().leaf().orElseThrow().dnsNames()).containsExactly("provider.example");
                    assertThat(untrusted.unproven().orElseThrow().body().latin1())
                            .isEqualTo(POLICY);
                });
    }

    @Test
    void anUntrustedHostNeedNotSayAnything() throws Exception {
        TlsPeer selfSigned = TlsPeer.of(CertificatePlan.server("CN=mta-sts.example.org", "mta-sts.example.org")
                .selfSigned());
        PolicyAttempt attempt = fetch(socket -> selfSigned.shakeHands(socket).close());
        assertThat(attempt.outcome()).isInstanceOfSatisfying(PolicyFetch.Untrusted.class, untrusted -> {
            assertThat(untrusted.tls().faults()).containsExactly(CertificateFault.SELF_SIGNED);
            assertThat(untrusted.unproven()).isEmpty();
        });
    }

    @Test
    void plainHttpOnTheTlsPortIsATlsFailure() throws Exception {
        PolicyAttempt attempt = fetch(socket -> {
            socket.getOutputStream().write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1));
            socket.shutdownOutput();
            socket.getInputStream().readAllBytes();
        });
        assertThat(attempt.outcome())
                .isInstanceOfSatisfying(
                        PolicyFetch.TlsFailed.class,
                        failed -> assertThat(failed.fault()).isEqualTo(TlsFault.NOT_TLS));
    }

    @Test
    void aHostThatWantsAClientCertificateIsATlsFailure() throws Exception {
        TlsPeer demanding = TLS.demandingClientCertificate();
        assertThat(fetch(socket -> demanding.shakeHands(socket).getInputStream().read())
                        .outcome())
                .isInstanceOfSatisfying(
                        PolicyFetch.TlsFailed.class,
                        failed -> assertThat(failed.fault()).isEqualTo(TlsFault.ALERT));
    }

    @Test
    void whatIsNotHttpIsSaid() throws Exception {
        assertThat(answering(POLICY).outcome()).isEqualTo(new PolicyFetch.NotHttp("no status line: version: STSv1"));
        assertThat(answering("HTTP/1.1 200 OK\r\nX: " + "x".repeat(20_000) + "\r\n\r\n")
                        .outcome())
                .isEqualTo(new PolicyFetch.NotHttp("the header section is larger than 16384 octets"));
    }

    @Test
    void aRefusedConnectionIsTriedTwice() throws Exception {
        try (Bench bench = new Bench().leadNowhere(443)) {
            PolicyAttempt attempt = fetch(bench);
            assertThat(attempt.outcome())
                    .isInstanceOfSatisfying(
                            PolicyFetch.Unreachable.class,
                            unreachable -> assertThat(unreachable.fault()).isEqualTo(ConnectFault.REFUSED));
            assertThat(attempt.tries()).isEqualTo(2);
        }
    }

    @Test
    void aConnectionThatIsLostOnceIsNoFinding() throws Exception {
        var visits = new AtomicInteger();
        PolicyAttempt attempt = fetch(socket -> {
            if (visits.getAndIncrement() == 0) {
                request(socket);
                socket.setSoLinger(true, 0);
            } else {
                reply(TLS, socket, "HTTP/1.1 200 OK\r\n\r\n" + POLICY);
            }
        });
        assertThat(attempt.outcome()).isInstanceOf(PolicyFetch.Served.class);
        assertThat(attempt.tries()).isEqualTo(2);
    }

    @Test
    void aGuardedAddressIsNotTried() {
        try (Bench bench = new Bench()) {
            PolicyAttempt attempt = fetch(bench);
            assertThat(attempt.outcome())
                    .isInstanceOfSatisfying(
                            PolicyFetch.Unreachable.class,
                            unreachable -> assertThat(unreachable.fault()).isEqualTo(ConnectFault.GUARDED));
            assertThat(attempt.tries()).isEqualTo(1);
        }
    }

    private static PolicyAttempt answering(String response) throws IOException {
        return answering(TLS, response);
    }

    private static PolicyAttempt answering(TlsPeer tls, String response) throws IOException {
        return fetch(socket -> reply(tls, socket, response));
    }

    private static void reply(TlsPeer tls, Socket socket, String response) throws IOException {
        Socket secured = tls.shakeHands(socket);
        head(secured);
        secured.getOutputStream().write(response.getBytes(StandardCharsets.ISO_8859_1));
        secured.close();
    }

    private static Socket request(Socket socket) throws IOException {
        Socket secured = TLS.shakeHands(socket);
        head(secured);
        return secured;
    }

    private static String head(Socket socket) throws IOException {
        var head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int octet = socket.getInputStream().read();
            if (octet < 0) {
                return head.toString();
            }
            head.append((char) octet);
        }
        return head.toString();
    }

    private static PolicyAttempt fetch(Peer.Manner manner) throws IOException {
        try (Peer peer = Peer.start(manner);
                Bench bench = new Bench().lead(443, peer)) {
            return fetch(bench);
        }
    }

    private static PolicyAttempt fetch(Bench bench) {
        return new PolicyFetcher(bench.dialer(), bench.tls(), 443, "sealpost/test")
                .fetch(HOST, Bench.ADDRESS, Bench.inAMinute());
    }
}
