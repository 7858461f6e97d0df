package org.sealpost.fleet.watch.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sealpost.fleet.watch.Level;
import org.sealpost.fleet.watch.Telling;
import org.sealpost.fleet.watch.alert.AlertId;
import org.sealpost.fleet.watch.alert.Word;
import org.sealpost.fleet.watch.notice.Item;
import org.sealpost.fleet.watch.notice.Message;
import org.sealpost.observe.tls.Trust;
import org.sealpost.protocol.name.DomainName;

class MailChannelTest {
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private static final Message MESSAGE = new Message(
            "0123456789abcdef-O-1",
            NOW,
            List.of(new Item(
                    Word.OPENED,
                    Level.PAGE,
                    "mtasts.policy.mx-not-listed",
                    "mx2.example.org",
                    new Telling(
                            "mx2 ☃ is not in\r\nBcc: evil@example.net\r\nthe policy", "seen", "Add the line\n.\nQUIT"),
                    List.of(DomainName.of("example.org")),
                    List.of(new AlertId("0123456789abcdef")),
                    NOW)));

    private static MailServer server(int port) {
        return new MailServer(
                "127.0.0.1",
                port,
                MailServer.Security.NONE,
                Optional.empty(),
                () -> "secret",
                "sealpost@example.org",
                Trust.system().context());
    }

    private static Delivery send(MailStandIn standIn, String... to) {
        return new MailChannel(server(standIn.port()), List.of(to), new MessageText(Optional.empty())).send(MESSAGE);
    }

    @Test
    void aMailIsPlainAndNothingThatWasSeenAddsAHeader() throws IOException {
        try (MailStandIn standIn = MailStandIn.open("")) {
            assertThat(send(standIn, "eva@example.org", "adam@example.org")).isEqualTo(new Delivery.Delivered());
            List<String> header = standIn.heard().stream()
                    .dropWhile(line -> !line.equals("DATA"))
                    .takeWhile(line -> !line.isEmpty())
                    .toList();

            assertThat(standIn.heard())
                    .contains("RCPT TO:<eva@example.org>", "RCPT TO:<adam@example.org>")
                    .noneMatch(line -> line.startsWith("RCPT TO:<evil"));
            assertThat(header)
                    .contains("Message-ID: <0123456789abcdef-O-1@example.org>", "Auto-Submitted: auto-generated")
                    .noneMatch(line -> line.startsWith("Bcc"));
            assertThat(standIn.heard()).filteredOn("."::equals).hasSize(1);
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"eva@ 550 5.1.1 no such person, Refused", "eva@ 451 4.3.0 try later, Later"})
    void theReplyTellsWhetherItMayDoLater(String refused, String expected) throws IOException {
        try (MailStandIn standIn = MailStandIn.open(refused)) {
            assertThat(send(standIn, "eva@example.org").getClass().getSimpleName())
                    .isEqualTo(expected);
        }
    }

    @Test
    void aServerThatIsNotThereMayBeLater() throws IOException {
        // Taken, and nobody listens.
        try (var taken = new Socket()) {
            taken.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            assertThat(new MailChannel(
                                    server(taken.getLocalPort()),
                                    List.of("eva@example.org"),
                                    new MessageText(Optional.empty()))
                            .send(MESSAGE))
                    .isInstanceOf(Delivery.Later.class);
        }
    }

    @Test
    void withoutTlsOnlyThisMachineIsSpokenTo() {
        assertThatThrownBy(() -> new MailServer(
                        "mail.example.org",
                        25,
                        MailServer.Security.NONE,
                        Optional.empty(),
                        () -> "",
                        "a@example.org",
                        Trust.system().context()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(server(25).toString()).doesNotContain("secret");
    }

    private static Delivery secured(SecureMailStandIn standIn, Trust trust) {
        var server = new MailServer(
                "localhost",
                standIn.port(),
                MailServer.Security.STARTTLS,
                Optional.of("sealpost"),
                () -> "pass word",
                "sealpost@example.org",
                trust.context());
        return new MailChannel(server, List.of("eva@example.org"), new MessageText(Optional.empty())).send(MESSAGE);
    }

    @Test
    void nothingButTheGreetingIsSaidBeforeTls(@TempDir Path folder) throws Exception {
        try (var standIn = new SecureMailStandIn(folder, "localhost", true)) {
            assertThat(secured(standIn, Trust.only(List.of(standIn.certificate()))))
                    .isEqualTo(new Delivery.Delivered());
            assertThat(standIn.plain()).hasSize(2).last().isEqualTo("STARTTLS");
            assertThat(standIn.secret())
                    .contains(
                            "AUTH PLAIN "
                                    + Base64.getEncoder()
                                            .encodeToString(
                                                    "sealpost\0sealpost\0pass word".getBytes(StandardCharsets.UTF_8)),
                            "RCPT TO:<eva@example.org>");
        }
    }

    @Test
    void withoutAProvenServerNeitherThePasswordNorAMailIsSaid(@TempDir Path folder) throws Exception {
        try (var stranger = new SecureMailStandIn(folder, "localhost", true);
                var other = new SecureMailStandIn(folder, "mail.example.org", true);
                var bare = new SecureMailStandIn(folder, "bare.example.org", false)) {
            assertThat(secured(stranger, Trust.system())).isInstanceOf(Delivery.Later.class);
            assertThat(secured(other, Trust.only(List.of(other.certificate())))).isInstanceOf(Delivery.Later.class);
            assertThat(secured(bare, Trust.only(List.of(bare.certificate())))).isInstanceOf(Delivery.Later.class);
            for (SecureMailStandIn each : List.of(stranger, other, bare)) {
                assertThat(each.secret()).isEmpty();
                assertThat(each.plain()).noneMatch(line -> line.startsWith("AUTH") || line.startsWith("MAIL"));
            }
        }
    }
}
