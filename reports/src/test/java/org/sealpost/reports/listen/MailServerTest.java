package org.sealpost.reports.listen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sealpost.reports.Way;

class MailServerTest {
    private final MemoryStore store = new MemoryStore();

    private record Running(GroupInbox inbox, MailServer server) implements AutoCloseable {
        private Dialogue dialogue() throws IOException {
            return new Dialogue(server.address());
        }

        /// A connection on which `DATA` was said.
        private Dialogue sending() throws IOException {
            Dialogue client = dialogue();
            client.reply();
            client.ask("EHLO a");
            client.ask("MAIL FROM:<>");
            client.ask("RCPT TO:<tlsrpt@example.org>");
            assertThat(client.ask("DATA")).startsWith("354");
            return client;
        }

        @Override
        public void close() {
            server.close();
            inbox.close();
        }
    }

    private Running running() throws IOException {
        return running(settings(Duration.ofSeconds(20), Duration.ofSeconds(20), 100, Optional.empty()), Inboxes.LIMITS);
    }

    private Running running(MailSettings settings, InboxLimits limits) throws IOException {
        var inbox = new GroupInbox(Inboxes::unread, store, limits, Inboxes.NO_QUOTAS, Inboxes.CLOCK);
        return new Running(inbox, new MailServer(settings, inbox));
    }

    private static MailSettings settings(
            Duration idle, Duration transfer, int perSource, Optional<ServerIdentity> identity) {
        return new MailSettings(
                Way.SMTP,
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                "reports.example.org",
                Addresses.of(List.of("tlsrpt@example.org")),
                100,
                new SourceConnections(perSource, Set.of(), false),
                idle,
                transfer,
                Duration.ofSeconds(60),
                identity);
    }

    @Test
    void nothingIsSaidBeforeItIsDurable() throws Exception {
        var gate = new CountDownLatch(1);
        store.waitFor(gate);
        try (var running = running();
                var client = running.sending()) {
            client.write("text\r\n.\r\n");
            while (running.inbox().tallies().inFlight() == 0) {
                Thread.onSpinWait();
            }
            assertThat(store.size()).isZero();
            assertThat(client.socket().getInputStream().available()).isZero();
            gate.countDown();
            assertThat(client.reply()).startsWith("250 2.0.0");
            assertThat(store.size()).isEqualTo(1);
        }
    }

    @Test
    void stoppingAnswersWhatWasBegun() throws Exception {
        var gate = new CountDownLatch(1);
        store.waitFor(gate);
        var running = running();
        try (var client = running.sending();
                var idle = running.dialogue()) {
            idle.reply();
            client.write("text\r\n.\r\n");
            while (running.inbox().tallies().inFlight() == 0) {
                Thread.onSpinWait();
            }
            Thread stopping = Thread.ofVirtual().start(running::close);
            gate.countDown();
            assertThat(client.reply()).startsWith("250 2.0.0");
            stopping.join();
            assertThat(client.hear()).isEmpty();
        }
    }

    @Test
    void aStoreThatFailsMakesTheSenderKeepItsMail() throws Exception {
        store.failOn(arrival -> true);
        try (var running = running();
                var client = running.sending()) {
            assertThat(client.ask("text\r\n.")).startsWith("451 4.3.0").doesNotContain("disk");
            store.failOn(arrival -> false);
            // The transaction has ended, a new one can begin.
            assertThat(client.ask("MAIL FROM:<>")).startsWith("250");
        }
    }

    @Test
    void aMailThatBecomesTooLargeIsReadToItsEndAndRefused() throws Exception {
        try (var running = running();
                var client = running.sending()) {
            String line = "x".repeat(998) + "\r\n";
            for (int i = 0; i <= 100; i++) {
                client.write(line);
            }
            assertThat(client.ask(".")).startsWith("552 5.3.4");
            assertThat(client.ask("NOOP")).startsWith("250");
            assertThat(running.inbox().tallies().octets()).isZero();
        }
        assertThat(store.counts()).containsEntry("SMTP intake.mail-too-large", 1L);
    }

    @Test
    void aMailOfExactlyTheLimitIsTaken() throws Exception {
        try (var running = running();
                var client = running.sending()) {
            client.write("x".repeat(Inboxes.LIMITS.mail() - 2) + "\r\n");
            assertThat(client.ask(".")).startsWith("250");
        }
        assertThat(store.arrivals().getFirst().delivery().octets().length()).isEqualTo(Inboxes.LIMITS.mail());
    }

    @Test
    void aMailWithoutEndIsHungUpOn() throws Exception {
        try (var running = running();
                var client = running.sending()) {
            String line = "x".repeat(998) + "\r\n";
            try {
                for (int i = 0; i < 2000; i++) {
                    client.write(line);
                }
            } catch (SocketException hungUp) {
                // As it should.
            }
            while (running.inbox().tallies().refused().isEmpty()) {
                Thread.onSpinWait();
            }
        }
        assertThat(store.arrivals()).isEmpty();
        assertThat(store.counts()).containsEntry("SMTP intake.mail-too-large", 1L);
    }

    @Test
    void withoutRoomTheSenderIsToComeAgain() throws Exception {
        var limits = new InboxLimits(
                20_000, 1000, 1, 20_000, 10, 10, 20_000, 20_000, Duration.ofSeconds(1), Duration.ofSeconds(20));
        try (var running = running(
                        settings(Duration.ofSeconds(20), Duration.ofSeconds(20), 100, Optional.empty()), limits);
                var first = running.sending();
                var second = running.sending()) {
            first.write("x".repeat(17_000));
            while (running.inbox().tallies().octets() < 19_000) {
                Thread.onSpinWait();
            }
            assertThat(second.ask("text\r\n.")).startsWith("452 4.3.1").contains("intake.memory-full");
            assertThat(first.ask("\r\n.")).startsWith("250");
            assertThat(running.inbox().tallies().octets()).isZero();
        }
    }

    @Test
    void whoeverHasTooManyConnectionsIsSentAway() throws Exception {
        try (var running = running(
                        settings(Duration.ofSeconds(20), Duration.ofSeconds(20), 2, Optional.empty()), Inboxes.LIMITS);
                var first = running.dialogue();
                var second = running.dialogue()) {
            assertThat(first.reply()).startsWith("220");
            assertThat(second.reply()).startsWith("220");
            try (var third = running.dialogue()) {
                assertThat(third.reply()).startsWith("421 4.7.0");
                assertThat(third.hear()).isEmpty();
            }
            assertThat(second.ask("QUIT")).startsWith("221");
            assertThat(second.hear()).isEmpty();
            while (running.server().connected() > 1) {
                Thread.onSpinWait();
            }
            try (var fourth = running.dialogue()) {
                assertThat(fourth.reply()).startsWith("220");
            }
        }
    }

    @Test
    void thisMachineAndARelayThatIsNamedAreNotCounted() throws Exception {
        InetAddress here = InetAddress.getLoopbackAddress();
        for (var spared :
                List.of(new SourceConnections(1, Set.of(), true), new SourceConnections(1, Set.of(here), false))) {
            MailSettings usual = settings(Duration.ofSeconds(20), Duration.ofSeconds(20), 1, Optional.empty());
            var settings = new MailSettings(
                    usual.way(),
                    usual.bind(),
                    usual.hostName(),
                    usual.addresses(),
                    usual.connections(),
                    spared,
                    usual.idle(),
                    usual.transfer(),
                    usual.session(),
                    usual.identity());
            try (var running = running(settings, Inboxes.LIMITS);
                    var first = running.dialogue();
                    var second = running.dialogue();
                    var third = running.dialogue()) {
                for (Dialogue each : List.of(first, second, third)) {
                    assertThat(each.reply()).startsWith("220");
                }
                assertThat(running.inbox().tallies().refused()).isEmpty();
            }
        }
    }

    @Test
    void byLmtpOneServerBringsAllAndHasAsManyConnectionsAsThereAre() {
        for (Way way : List.of(Way.SMTP, Way.LMTP)) {
            var settings = MailSettings.of(
                    way,
                    new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                    "reports.example.org",
                    Addresses.of(List.of("tlsrpt@example.org")),
                    new SourceConnections(3, Set.of(), true),
                    Optional.empty());
            assertThat(settings.perSource().most()).isEqualTo(way == Way.SMTP ? 3 : settings.connections());
        }
    }

    @Test
    void whoeverSaysNothingIsHungUpOn() throws Exception {
        try (var running = running(
                        settings(Duration.ofMillis(300), Duration.ofSeconds(20), 10, Optional.empty()),
                        Inboxes.LIMITS);
                var client = running.dialogue()) {
            client.reply();
            assertThat(client.hear())
                    .satisfiesAnyOf(
                            line -> assertThat(line).isEmpty(),
                            line -> assertThat(line).startsWith("421"));
        }
    }

    @Test
    void aMailThatDripsIsNotWaitedFor() throws Exception {
        var answers = new ArrayList<String>();
        try (var running = running(
                        settings(Duration.ofSeconds(5), Duration.ofMillis(300), 10, Optional.empty()), Inboxes.LIMITS);
                var client = running.sending()) {
            client.socket().setSoTimeout(10);
            while (answers.isEmpty()) {
                client.write("x");
                try {
                    answers.add(client.hear());
                } catch (SocketTimeoutException notYet) {
                    // One octet more.
                }
            }
        }
        assertThat(answers.getFirst()).startsWith("421 4.4.2");
        assertThat(store.counts()).containsEntry("SMTP intake.too-slow", 1L);
    }

    @Test
    void whoeverGuessesAddressesIsSentAway() throws Exception {
        try (var running = running();
                var client = running.dialogue()) {
            client.reply();
            client.ask("EHLO a");
            client.ask("MAIL FROM:<>");
            String reply = "";
            for (int i = 0; i <= 20; i++) {
                reply = client.ask("RCPT TO:<guess" + i + "@example.org>");
            }
            assertThat(reply).startsWith("421 4.7.0");
            assertThat(client.hear()).isEmpty();
        }
        assertThat(store.counts()).containsEntry("SMTP intake.no-such-address", 21L);
    }

    @Test
    void startTlsForgetsWhatWasSaidBefore(@TempDir Path folder) throws Exception {
        var certificate = TestCertificate.make(folder, "EC", "reports");
        var identity = new ServerIdentity(certificate.write(folder), Duration.ZERO);
        try (var running = running(
                        settings(Duration.ofSeconds(20), Duration.ofSeconds(20), 10, Optional.of(identity)),
                        Inboxes.LIMITS);
                var client = running.dialogue()) {
            client.reply();
            client.say("EHLO a");
            var offers = new ArrayList<String>();
            for (String line = client.hear(); line.charAt(3) == '-'; line = client.hear()) {
                offers.add(line.substring(4));
            }
            assertThat(offers).contains("STARTTLS");
            // RFC 3207 §6: what somebody in between has put behind the command must not be obeyed.
            client.write("STARTTLS\r\nMAIL FROM:<injected@example.com>\r\n");
            assertThat(client.hear()).startsWith("220");
            var tls = (SSLSocket) TestCertificate.trusting(certificate)
                    .getSocketFactory()
                    .createSocket(
                            client.socket(),
                            "localhost",
                            running.server().address().getPort(),
                            true);
            try (var secured = new Dialogue(tls, false)) {
                assertThat(secured.ask("MAIL FROM:<>")).startsWith("503 5.5.1");
                secured.say("EHLO a");
                for (String line = secured.hear(); line.charAt(3) == '-'; line = secured.hear()) {
                    assertThat(line).doesNotContain("STARTTLS");
                }
                assertThat(secured.ask("MAIL FROM:<>")).startsWith("250");
                assertThat(secured.ask("RCPT TO:<tlsrpt@example.org>")).startsWith("250");
                assertThat(secured.ask("DATA")).startsWith("354");
                assertThat(secured.ask("text\r\n.")).startsWith("250");
            }
        }
        assertThat(store.size()).isEqualTo(1);
    }

    @Test
    void whoeverTalksOnInTheClearAfterStartTlsIsNotHeard(@TempDir Path folder) throws Exception {
        var certificate = TestCertificate.make(folder, "EC", "reports");
        var identity = new ServerIdentity(certificate.write(folder), Duration.ZERO);
        try (var running = running(
                        settings(Duration.ofSeconds(20), Duration.ofSeconds(20), 10, Optional.of(identity)),
                        Inboxes.LIMITS);
                var client = running.dialogue()) {
            client.reply();
            client.ask("EHLO a");
            client.ask("STARTTLS");
            client.write("EHLO b\r\n");
            byte[] answer = client.socket().getInputStream().readAllBytes();
            assertThat(new String(answer, StandardCharsets.ISO_8859_1)).doesNotContain("250");
        }
    }

    @Test
    void aPortThatIsTakenIsSaidSo() throws Exception {
        try (var running = running();
                var inbox = Inboxes.of(store);
                var socket = new Socket(
                        InetAddress.getLoopbackAddress(),
                        running.server().address().getPort())) {
            assertThat(socket.isConnected()).isTrue();
            var taken = new MailSettings(
                    Way.LMTP,
                    running.server().address(),
                    "a",
                    Addresses.of(List.of("a@b.example")),
                    1,
                    SourceConnections.of(1),
                    Duration.ofSeconds(1),
                    Duration.ofSeconds(1),
                    Duration.ofSeconds(1),
                    Optional.empty());
            assertThatThrownBy(() -> new MailServer(taken, inbox)).isInstanceOf(IOException.class);
        }
    }
}
