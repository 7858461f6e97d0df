package org.sealpost.host.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProxiesTest {
    private static final List<Network> LOOPBACK =
            List.of(Network.read("127.0.0.1").orElseThrow());
    private static final List<Network> ELSEWHERE = List.of(
            Network.read("192.0.2.0/24").orElseThrow(),
            Network.read("2001:db8::/32").orElseThrow());
    private static final byte[] SIGNATURE = HexFormat.of().parseHex("0d0a0d0a000d0a515549540a");

    private static Served behind(List<Network> proxies) throws IOException {
        return behind(proxies, Served.NUMBERS);
    }

    private static Served behind(List<Network> proxies, EdgeLimits.Numbers numbers) throws IOException {
        return Served.with(
                new Listener.BehindTlsProxy(Served.loopback(), proxies),
                new EdgeLimits(Served.PATIENT, Served.SIZES, numbers));
    }

    private static Socket after(Served served, byte[] header) throws IOException {
        Socket socket = served.connect();
        socket.getOutputStream().write(header);
        return socket;
    }

    private static byte[] v1(String text) {
        return (text + "\r\n").getBytes(StandardCharsets.US_ASCII);
    }

    /// @param command 0x21 on behalf of somebody, 0x20 on its own
    private static byte[] v2(int command, int family, byte[] addresses) {
        var header = new ByteArrayOutputStream();
        header.writeBytes(SIGNATURE);
        header.writeBytes(new byte[] {(byte) command, (byte) family, 0, (byte) addresses.length});
        header.writeBytes(addresses);
        return header.toByteArray();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "PROXY TCP4 192.0.2.1 192.0.2.2 40000 443",
                "PROXY TCP6 2001:db8::1 2001:db8::2 40000 443",
                "PROXY UNKNOWN"
            })
    void theHeaderOfAProxyIsTakenOff(String header) throws IOException {
        try (Served served = behind(LOOPBACK);
                SSLSocket socket = Served.tls(after(served, v1(header)), Served.NAME)) {
            assertThat(Served.statuses(Served.ask(socket, Served.LAST))).isEqualTo("200");
        }
    }

    @Test
    void itsSecondVersionToo() throws IOException {
        byte[] v4 = HexFormat.of().parseHex("c0000201c00002029c4001bb");
        byte[] v6 = HexFormat.of().parseHex("20010db800000000000000000000000120010db80000000000000000000000029c4001bb");
        try (Served served = behind(LOOPBACK)) {
            for (byte[] header : List.of(v2(0x21, 0x11, v4), v2(0x21, 0x21, v6), v2(0x20, 0, new byte[0]))) {
                try (SSLSocket socket = Served.tls(after(served, header), Served.NAME)) {
                    assertThat(Served.statuses(Served.ask(socket, Served.LAST))).isEqualTo("200");
                }
            }
        }
    }

    @Test
    void theSourceInTheHeaderIsTheOneThatIsCounted() throws IOException {
        byte[] first = v1("PROXY TCP6 2001:db8::1 2001:db8::2 40000 443");
        byte[] neighbour = v1("PROXY TCP6 2001:db8::9 2001:db8::2 40000 443");
        byte[] another = v1("PROXY TCP6 2001:db8:0:1::1 2001:db8::2 40000 443");
        try (Served served = behind(LOOPBACK, new EdgeLimits.Numbers(10, 1, 10));
                SSLSocket one = Served.tls(after(served, first), Served.NAME)) {
            try (Socket two = after(served, neighbour)) {
                assertThat(Served.rest(two)).isEmpty();
            }
            assertThat(served.counts().connections().turnedAway()).isOne();
            try (SSLSocket three = Served.tls(after(served, another), Served.NAME)) {
                assertThat(Served.statuses(Served.ask(three, Served.LAST))).isEqualTo("200");
            }
            assertThat(Served.statuses(Served.ask(one, Served.LAST))).isEqualTo("200");
        }
    }

    @Test
    void aHeaderFromElsewhereIsNotBelieved() throws IOException {
        try (Served served = behind(ELSEWHERE);
                Socket socket = served.connect()) {
            assertThat(Served.rest(socket)).isEmpty();
            assertThat(served.counts().connections().turnedAway()).isOne();
        }
    }

    @Test
    void whereNoProxyIsExpectedAHeaderIsNotTls() throws IOException {
        try (Served served = Served.direct()) {
            assertThat(Served.ask(served.connect(), "PROXY TCP4 192.0.2.1 192.0.2.2 40000 443\r\n"))
                    .isEmpty();
            assertThat(served.counts().handshakes().failed()).isOne();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"PROXY TCP4 nonsense", "GET / HTTP/1.1", "PROXY TCP4 192.0.2.1"})
    void aProxyThatSendsNoHeaderIsClosed(String header) throws IOException {
        try (Served served = behind(LOOPBACK)) {
            String much = header + "\r\n" + "x".repeat(200) + "\r\n";
            assertThat(Served.ask(served.connect(), much)).isEmpty();
        }
    }

    @Test
    void httpWithoutTlsComesFromItsProxyAlone() throws IOException {
        try (Served served = Served.with(new Listener.BehindHttpProxy(Served.loopback(), ELSEWHERE))) {
            try (Socket socket = served.connect()) {
                assertThat(Served.rest(socket)).isEmpty();
            }
            assertThat(served.counts().connections().turnedAway()).isOne();
        }
    }

    @ParameterizedTest
    @EnumSource(Transport.class)
    void httpComesThroughAUnixSocket(Transport transport, @TempDir Path folder) throws IOException {
        Path path = folder.resolve("edge");
        for (int start = 0; start < 2; start++) {
            var address = UnixDomainSocketAddress.of(path);
            var settings = new EdgeSettings(
                    List.of(new Listener.BehindHttpProxy(address, List.of())), Served.LIMITS, false, 1, 10);
            try (var served = new Served(settings, transport, TlsLibrary.best());
                    SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
                channel.connect(address);
                channel.write(ByteBuffer.wrap(Served.LAST.getBytes(StandardCharsets.US_ASCII)));
                byte[] answer = Channels.newInputStream(channel).readAllBytes();
                assertThat(new String(answer, StandardCharsets.US_ASCII)).startsWith("HTTP/1.1 200 OK");
                assertThat(served.edge.bound()).containsExactly(address);
            }
            assertThat(path).doesNotExist();
            // A server that ended suddenly leaves its socket behind.
            try (var left = java.nio.channels.ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
                left.bind(address);
            }
            assertThat(Files.exists(path)).isTrue();
        }
    }

    @Test
    void challengesOverHttpAreAnsweredAndNothingElse() throws IOException {
        var listener = new Listener.HttpChallenge(
                Served.loopback(),
                (host, token) -> host.ascii().equals(Served.NAME) && token.equals("abc-_1")
                        ? Optional.of(token + ".print")
                        : Optional.empty());
        try (Served served = Served.with(listener)) {
            String request = Served.LAST.replace("mta-sts.txt", "acme-challenge/abc-_1");
            assertThat(Served.ask(served.connect(), request))
                    .startsWith("HTTP/1.1 200 ")
                    .endsWith("\r\n\r\nabc-_1.print");
            for (String other : List.of(
                    Served.LAST,
                    request.replace("abc", "abd"),
                    request.replace("abc-_1", "abc-_1/"),
                    request.replace("abc-_1", "../mta-sts.txt"),
                    request.replace(Served.NAME, "other.example"))) {
                assertThat(Served.statuses(Served.ask(served.connect(), other))).isEqualTo("404");
            }
        }
    }

    @Test
    void whatCannotBeListenedAtIsSaid() throws IOException {
        try (Served served = Served.direct()) {
            var taken = new Listener.Direct(new InetSocketAddress(
                    served.address().getAddress(), served.address().getPort()));
            org.assertj.core.api.Assertions.assertThatThrownBy(() -> Served.with(taken))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("cannot listen at");
        }
    }
}
