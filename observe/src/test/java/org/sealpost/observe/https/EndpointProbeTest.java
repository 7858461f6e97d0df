package org.sealpost.observe.https;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.sealpost.observe.facts.CertificateFault;
import org.sealpost.observe.facts.ConnectFault;
import org.sealpost.observe.facts.EndpointAnswer;
import org.sealpost.observe.facts.TlsFault;
import org.sealpost.observe.peer.Bench;
import org.sealpost.observe.peer.CertificatePlan;
import org.sealpost.observe.peer.Peer;
import org.sealpost.observe.peer.TlsPeer;
import org.sealpost.protocol.name.IpAddress;
import org.sealpost.protocol.tlsrpt.Destination;

class EndpointProbeTest {
    private static final Destination.Https PLAIN = endpoint("https://reports.example.org");
    private static final TlsPeer TLS =
            TlsPeer.of(CertificatePlan.server("CN=reports.example.org", "reports.example.org")
                    .by(Bench.ROOT));

    private static Destination.Https endpoint(String uri) {
        return (Destination.Https) Destination.of(uri);
    }

    @Test
    void theQuestionIsOptionsWithoutABody() throws Exception {
        var request = new CompletableFuture<String>();
        try (Peer peer = Peer.start(socket -> answer(TLS.shakeHands(socket), request, "204 No Content"))) {
            EndpointAnswer answer = probe(endpoint("https://reports.example.org/v1/tls?a=b#c"), peer, 443);

            assertThat(answer).isInstanceOfSatisfying(EndpointAnswer.Answered.class, answered -> {
                assertThat(answered.status()).isEqualTo(204);
                assertThat(answered.tls().valid()).isTrue();
            });
        }
        assertThat(request.get(5, TimeUnit.SECONDS))
                .startsWith("OPTIONS /v1/tls?a=b HTTP/1.1\r\nHost: reports.example.org\r\n")
                .endsWith("\r\n\r\n")
                .doesNotContain("Content-Length")
                .doesNotContain("Transfer-Encoding");
    }

    @Test
    void theRootIsAskedWhereTheUriHasNoPathAndItsPortIsUsed() throws Exception {
        var request = new CompletableFuture<String>();
        try (Peer peer = Peer.start(socket -> answer(TLS.shakeHands(socket), request, "200 OK"))) {
            assertThat(probe(endpoint("https://reports.example.org:8443"), peer, 8443))
                    .isInstanceOf(EndpointAnswer.Answered.class);
        }
        assertThat(request.get(5, TimeUnit.SECONDS))
                .startsWith("OPTIONS / HTTP/1.1\r\nHost: reports.example.org:8443\r\n");
    }

    @Test
    void nothingIsAskedOverASessionWithACertificateFault() throws Exception {
        TlsPeer other = TlsPeer.of(
                CertificatePlan.server("CN=other.example", "other.example").by(Bench.ROOT));
        var heard = new CompletableFuture<Integer>();
        try (Peer peer = Peer.start(socket ->
                heard.complete(other.shakeHands(socket).getInputStream().read()))) {
            assertThat(probe(PLAIN, peer, 443))
                    .isInstanceOfSatisfying(
                            EndpointAnswer.Untrusted.class,
                            untrusted -> assertThat(untrusted.tls().faults())
                                    .isEqualTo(Set.of(CertificateFault.NAME_MISMATCH)));
            assertThat(heard.get(5, TimeUnit.SECONDS)).isEqualTo(-1);
        }
    }

    @Test
    void whatIsNoHttpIsToldApartFromWhatIsNoTls() throws Exception {
        var request = new CompletableFuture<String>();
        try (Peer garbage = Peer.start(socket -> answer(TLS.shakeHands(socket), request, ""))) {
            assertThat(probe(PLAIN, garbage, 443)).isInstanceOf(EndpointAnswer.NotHttp.class);
        }
        try (Peer noTls = Peer.start(
                socket -> socket.getOutputStream().write("SSH-2.0\r\n".getBytes(StandardCharsets.US_ASCII)))) {
            assertThat(probe(PLAIN, noTls, 443))
                    .isInstanceOfSatisfying(
                            EndpointAnswer.TlsFailed.class,
                            failed -> assertThat(failed.fault()).isIn(TlsFault.NOT_TLS, TlsFault.CLOSED));
        }
    }

    @Test
    void aPrivateAddressIsNotDialled() {
        try (Bench bench = new Bench()) {
            var probe = new EndpointProbe(bench.dialer(), bench.tls(), 443, "sealpost/test");
            var local = IpAddress.of(new byte[] {127, 0, 0, 1});

            assertThat(probe.probe(PLAIN, local, Bench.inAMinute()).outcome())
                    .isInstanceOfSatisfying(
                            EndpointAnswer.Unreachable.class,
                            unreachable -> assertThat(unreachable.fault()).isEqualTo(ConnectFault.GUARDED));
        }
    }

    private static EndpointAnswer probe(Destination.Https endpoint, Peer peer, int port) {
        try (Bench bench = new Bench().lead(port, peer)) {
            return new EndpointProbe(bench.dialer(), bench.tls(), 443, "sealpost/test")
                    .probe(endpoint, Bench.ADDRESS, Bench.inAMinute())
                    .outcome();
        }
    }

    private static void answer(Socket socket, CompletableFuture<String> request, String status) throws Exception {
        var head = new StringBuilder();
        while (!head.toString().endsWith("\r\n\r\n")) {
            head.append((char) socket.getInputStream().read());
        }
        request.complete(head.toString());
        Optional<String> line = Optional.of(status).filter(words -> !words.isEmpty());
        socket.getOutputStream()
                .write(line.map(words -> "HTTP/1.1 " + words + "\r\n\r\n")
                        .orElse("nothing of the kind\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
        socket.close();
    }
}
