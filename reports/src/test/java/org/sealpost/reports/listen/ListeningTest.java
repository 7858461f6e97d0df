package org.sealpost.reports.listen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.sealpost.protocol.name.DomainName;
import org.sealpost.reports.Way;

class ListeningTest {
    private static final InetSocketAddress ANY_PORT = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);

    private final MemoryStore store = new MemoryStore();

    private static MailSettings mail(Way way, InetSocketAddress bind) {
        return MailSettings.of(
                way,
                bind,
                "reports.example.org",
                Addresses.of(List.of("tlsrpt@example.org")),
                SourceConnections.of(50),
                Optional.empty());
    }

    private static PostSettings post() {
        return PostSettings.of(
                ANY_PORT,
                Paths.of(Set.of(DomainName.of("example.org"))),
                Optional.empty(),
                Set.of(),
                SourceConnections.of(50));
    }

    @Test
    void allWaysBeginAndEndTogether() throws Exception {
        var ways = new Listening.Ways(
                List.of(mail(Way.SMTP, ANY_PORT), mail(Way.LMTP, ANY_PORT)), List.of(post()), List.of());
        try (var listening = Listening.start(ways, Inboxes.of(store), new SplittableRandom(1))) {
            assertThat(listening.bound().stream().map(Listening.Bound::way))
                    .containsExactly(Way.SMTP, Way.LMTP, Way.HTTPS);
            assertThat(listening.bound()).allMatch(each -> each.address().getPort() > 0);
            deliver(listening.bound().get(0).address(), "EHLO a");
            deliver(listening.bound().get(1).address(), "LHLO a");
            var http = listening.bound().get(2).address();
            var socket = new Socket(http.getAddress(), http.getPort());
            byte[] body = "{}".getBytes(StandardCharsets.UTF_8);
            assertThat(HttpAnswer.to(socket, "POST", "/v1/tlsrpt/example.org", "", body)
                            .status())
                    .isEqualTo(201);
            assertThat(listening.state().inbox().accepted()).isEqualTo(3);
        }
        assertThat(store.arrivals().stream().map(each -> each.delivery().way()))
                .containsExactly(Way.SMTP, Way.LMTP, Way.HTTPS);
    }

    private static void deliver(InetSocketAddress address, String hello) throws IOException {
        try (var client = new Dialogue(address)) {
            client.reply();
            client.ask(hello);
            client.ask("MAIL FROM:<>");
            client.ask("RCPT TO:<tlsrpt@example.org>");
            client.ask("DATA");
            assertThat(client.ask(hello + "\r\n.")).startsWith("250");
            client.ask("QUIT");
        }
    }

    @Test
    void whenOneCannotBeginNoneDoes() throws Exception {
        try (var inbox = Inboxes.of(store);
                var first = new MailServer(mail(Way.SMTP, ANY_PORT), inbox)) {
            var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
            var next = new InetSocketAddress(InetAddress.getLoopbackAddress(), free.getLocalPort());
            free.close();
            var ways = new Listening.Ways(
                    List.of(mail(Way.LMTP, next), mail(Way.SMTP, first.address())), List.of(), List.of());
            var other = Inboxes.of(store);
            assertThatThrownBy(() -> Listening.start(ways, other, new SplittableRandom(1)))
                    .isInstanceOf(IOException.class);
            // Its port is free again.
            new ServerSocket(next.getPort(), 1, InetAddress.getLoopbackAddress()).close();
        }
    }
}
