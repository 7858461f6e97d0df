package org.sealpost.observe.tls;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.sealpost.observe.facts.CertificateFault;
import org.sealpost.observe.facts.TlsFault;
import org.sealpost.observe.net.Dialed;
import org.sealpost.observe.net.Limits.Step;
import org.sealpost.observe.peer.Bench;
import org.sealpost.observe.peer.CertificatePlan;
import org.sealpost.observe.peer.Peer;
import org.sealpost.observe.peer.TlsPeer;
import org.sealpost.protocol.name.DomainName;

class TlsTest {
    private static final DomainName HOST = DomainName.of("mx.example.org");

    @Test
    void aGoodServerGivesAValidSessionWithItsChain() throws Exception {
        var peer =
                TlsPeer.of(CertificatePlan.server("CN=mx", "*.example.org").by(Bench.INTERMEDIATE), Bench.INTERMEDIATE);
        assertThat(shakeHands(peer::shakeHands)).isInstanceOfSatisfying(Handshake.Established.class, done -> {
            assertThat(done.session().valid()).isTrue();
            assertThat(done.session().version()).isEqualTo("TLSv1.3");
            assertThat(done.session().serverName()).isEqualTo(HOST);
            assertThat(done.session().chain()).hasSize(2);
            assertThat(done.session().leaf().orElseThrow().dnsNames()).containsExactly("*.example.org");
        });
    }

    @Test
    void theNameIsSentAsSniAlsoWhenItHasAnUnderscore() throws Exception {
        var hello = new CompletableFuture<String>();
        try (Peer peer = Peer.start(socket -> hello.complete(readHello(socket)));
                Bench bench = new Bench().lead(443, peer)) {
            shakeHands(bench, DomainName.of("mx_1.example.org"));
        }
        assertThat(hello.get(10, TimeUnit.SECONDS)).contains("mx_1.example.org");
    }

    @Test
    void aChainWithFaultsStillGivesASession() throws Exception {
        var peer = TlsPeer.of(CertificatePlan.server("CN=mx", "mx.example.net").selfSigned());
        assertThat(shakeHands(peer::shakeHands))
                .isInstanceOfSatisfying(
                        Handshake.Established.class,
                        done -> assertThat(done.session().faults())
                                .containsExactlyInAnyOrder(
                                        CertificateFault.SELF_SIGNED, CertificateFault.NAME_MISMATCH));
    }

    @Test
    void aServerOfAnOldVersionIsNamedSo() throws Exception {
        // A ServerHello for TLS 1.0.
        String hello = "02000026" + "0301" + "00".repeat(32) + "00" + "c013" + "00";
        assertThat(fault("160301002a" + hello)).isEqualTo(TlsFault.VERSION);
    }

    @Test
    void theAlertProtocolVersionIsNamedSo() throws Exception {
        assertThat(fault("15030100020246")).isEqualTo(TlsFault.VERSION);
    }

    @Test
    void anotherAlertIsAnAlert() throws Exception {
        assertThat(fault("15030300020228")).isEqualTo(TlsFault.ALERT);
    }

    @Test
    void plaintextIsNotTls() throws Exception {
        String text = HexFormat.of().formatHex("454 no TLS today\r\n".getBytes(StandardCharsets.US_ASCII));
        assertThat(fault(text)).isEqualTo(TlsFault.NOT_TLS);
    }

    @Test
    void aServerThatClosesIsNamedSo() throws Exception {
        assertThat(fault("")).isEqualTo(TlsFault.CLOSED);
    }

    @Test
    void aServerThatResetsIsNamedSo() throws Exception {
        assertThat(shakeHands(socket -> {
                    readHello(socket);
                    socket.setSoLinger(true, 0);
                }))
                .isInstanceOfSatisfying(
                        Handshake.Failed.class,
                        failed -> assertThat(failed.fault()).isEqualTo(TlsFault.CLOSED));
    }

    @Test
    void aServerThatDripsItsHandshakeIsCutOff() throws Exception {
        var done = new CountDownLatch(1);
        try (Peer peer = Peer.start(socket -> {
                    byte[] record = HexFormat.of().parseHex("1603030fff" + "02000ffb" + "00".repeat(4000));
                    for (byte octet : record) {
                        socket.getOutputStream().write(octet);
                        if (done.await(20, TimeUnit.MILLISECONDS)) {
                            return;
                        }
                    }
                });
                Bench bench = new Bench().lead(443, peer)) {
            bench.limits(bench.limits()
                    .with(Step.CONNECT, Duration.ofSeconds(5))
                    .with(Step.TLS_HANDSHAKE, Duration.ofMillis(300)));
            assertThat(shakeHands(bench, HOST))
                    .isInstanceOfSatisfying(
                            Handshake.Failed.class,
                            failed -> assertThat(failed.fault()).isEqualTo(TlsFault.TIMED_OUT));
        } finally {
            done.countDown();
        }
    }

    @Test
    void warmingUpDoesNoHarm() {
        try (Bench bench = new Bench()) {
            bench.tls().warmUp();
            assertThat(bench.dialer().limits()).isEqualTo(bench.limits());
        }
    }

    private static TlsFault fault(String answer) throws IOException {
        Handshake handshake = shakeHands(socket -> {
            readHello(socket);
            socket.getOutputStream().write(HexFormat.of().parseHex(answer));
            socket.shutdownOutput();
            socket.getInputStream().readAllBytes();
        });
        assertThat(handshake).isInstanceOf(Handshake.Failed.class);
        var failed = (Handshake.Failed) handshake;
        assertThat(failed.detail()).isNotBlank();
        return failed.fault();
    }

    private static String readHello(Socket socket) throws IOException {
        byte[] head = socket.getInputStream().readNBytes(5);
        int length = (head[3] & 0xff) << 8 | (head[4] & 0xff);
        return new String(socket.getInputStream().readNBytes(length), StandardCharsets.ISO_8859_1);
    }

    private static Handshake shakeHands(Peer.Manner manner) throws IOException {
        try (Peer peer = Peer.start(manner);
                Bench bench = new Bench().lead(443, peer)) {
            return shakeHands(bench, HOST);
        }
    }

    private static Handshake shakeHands(Bench bench, DomainName host) {
        Dialed dialed = bench.dialer().dial(Bench.ADDRESS, 443, Bench.inAMinute());
        assertThat(dialed).isInstanceOf(Dialed.Connected.class);
        return bench.tls().over(((Dialed.Connected) dialed).socket(), host, Bench.inAMinute());
    }
}
