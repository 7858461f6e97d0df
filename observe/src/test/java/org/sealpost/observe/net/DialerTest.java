package org.sealpost.observe.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.sealpost.observe.facts.ConnectFault;
import org.sealpost.protocol.name.IpAddress;

class DialerTest {
    private static final Endpoint MAPPED =
            new Endpoint(IpLiteral.read("192.0.2.1").orElseThrow(), 443);
    private static final Endpoint MAPPED_SMTP = new Endpoint(MAPPED.address(), 25);

    private ServerSocket server;
    private Dialer dialer;

    @BeforeEach
    void listen() throws IOException {
        server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        var loopback = new Endpoint(IpAddress.of(server.getInetAddress().getAddress()), server.getLocalPort());
        dialer = Dialer.open(
                DialerOptions.DEFAULT.withMap(ConnectMap.of(Map.of(MAPPED, loopback, MAPPED_SMTP, loopback))));
    }

    @AfterEach
    void close() throws IOException {
        dialer.close();
        server.close();
    }

    private Socket connected(Endpoint endpoint) {
        return ((Dialed.Connected) dialer.dial(endpoint.address(), endpoint.port(), Soon.enough())).socket();
    }

    @Test
    void whatThePeerSaidBeforeItLeftCanStillBeRead() throws Exception {
        try (Socket socket = connected(MAPPED)) {
            try (Socket peer = server.accept()) {
                peer.getOutputStream().write('!');
            }
            // The peer answers the first write with a reset, and one of the next would fail with it.
            for (int i = 0; i < 200; i++) {
                socket.getOutputStream().write(new byte[8]);
            }
            assertThat(socket.getInputStream().read()).isEqualTo('!');
        }
    }

    @Test
    void aFamilyThatIsLeftOutIsNotTried() {
        var options = DialerOptions.DEFAULT
                .withMap(ConnectMap.of(Map.of(MAPPED, MAPPED)))
                .withFamilies(Set.of(Family.IPV6));
        try (var six = Dialer.open(options)) {
            assertThat(six.dial(MAPPED.address(), MAPPED.port(), Soon.enough()))
                    .isInstanceOfSatisfying(
                            Dialed.NotConnected.class,
                            not -> assertThat(not.fault()).isEqualTo(ConnectFault.FAMILY_MISSING_HERE));
            assertThat(six.reaches(Family.IPV4)).isFalse();
            assertThat(six.reaches(Family.IPV6)).isTrue();
        }
    }

    @Test
    void aMappedAddressLeadsElsewhereAndPastTheGuard() throws IOException {
        try (Socket socket = connected(MAPPED)) {
            assertThat(socket.getPort()).isEqualTo(server.getLocalPort());
        }
    }

    @Test
    void aRefusalIsToldFromOtherFailures() throws IOException {
        // Taken, so that nobody else gets the port, and not listening.
        try (var taken = new Socket()) {
            taken.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            var nobody = new Endpoint(IpAddress.of(taken.getLocalAddress().getAddress()), taken.getLocalPort());

            assertThat(dialer.dialNamed(nobody, Soon.enough()))
                    .isInstanceOfSatisfying(
                            Dialed.NotConnected.class,
                            not -> assertThat(not.fault()).isEqualTo(ConnectFault.REFUSED));
        }
    }

    @Test
    void nothingIsTriedWhenTheTimeIsOver() {
        var dialed = dialer.dial(MAPPED.address(), MAPPED.port(), Deadline.after(Duration.ZERO));

        assertThat(dialed)
                .isInstanceOfSatisfying(
                        Dialed.NotConnected.class,
                        not -> assertThat(not.fault()).isEqualTo(ConnectFault.OUT_OF_TIME));
    }

    @Test
    void smtpHasOneConnectionToAnAddressAtATime() throws Exception {
        Socket first = connected(MAPPED_SMTP);
        var refused = dialer.dial(MAPPED_SMTP.address(), 25, Deadline.after(Duration.ofMillis(50)));
        var second = CompletableFuture.supplyAsync(() -> connected(MAPPED_SMTP));

        assertThat(refused)
                .isInstanceOfSatisfying(
                        Dialed.NotConnected.class,
                        not -> assertThat(not.fault()).isEqualTo(ConnectFault.OUT_OF_TIME));
        assertThat(second).isNotDone();
        first.close();
        first.close();
        second.get(20, TimeUnit.SECONDS).close();
    }

    @Test
    void otherPortsHaveFour() {
        for (int i = 0; i < 4; i++) {
            connected(MAPPED);
        }

        assertThat(dialer.dial(MAPPED.address(), 443, Deadline.after(Duration.ofMillis(50))))
                .isInstanceOf(Dialed.NotConnected.class);
    }

    @Test
    void aDrippingPeerIsEndedByTheDeadlineOfTheStream() throws IOException {
        Thread.ofVirtual().start(this::drip);
        try (Socket socket = connected(MAPPED);
                var in = new DeadlineInputStream(socket, Deadline.after(Duration.ofMillis(300)))) {
            assertThatThrownBy(in::readAllBytes).isInstanceOf(SocketTimeoutException.class);
            assertThat(in.count()).isPositive();
        }
    }

    @Test
    void aDrippingPeerIsEndedByTheOrderToClose() throws IOException {
        Thread.ofVirtual().start(this::drip);
        try (Socket socket = connected(MAPPED);
                var cutoff = dialer.closeAt(socket, Deadline.after(Duration.ofMillis(300)))) {
            assertThatThrownBy(() -> socket.getInputStream().readAllBytes()).isInstanceOf(SocketException.class);
            assertThat(cutoff.struck()).isTrue();
        }
    }

    private void drip() {
        try (Socket peer = server.accept()) {
            while (true) {
                peer.getOutputStream().write('.');
                TimeUnit.MILLISECONDS.sleep(20);
            }
        } catch (IOException | InterruptedException over) {
            // The client has gone.
        }
    }

    @Test
    void closingTheDialerClosesWhatItOpened() throws IOException {
        Socket socket = connected(MAPPED);
        var udp = dialer.datagram(MAPPED);
        dialer.close();

        assertThat(socket.isClosed()).isTrue();
        assertThat(udp.isClosed()).isTrue();
        assertThat(dialer.dial(MAPPED.address(), 443, Soon.enough())).isInstanceOf(Dialed.NotConnected.class);
    }
}
