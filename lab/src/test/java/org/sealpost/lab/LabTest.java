package org.sealpost.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.BindException;
import java.net.ConnectException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.sealpost.lab.reply.Reply;
import org.sealpost.lab.reply.Reply.Kind;
import org.xbill.DNS.Type;

class LabTest {
    @Test
    void everyReplyIsHeldBackAndLogged() throws Exception {
        try (var lab = start()) {
            var client = new Client(lab);
            client.policy("healthy.example");
            lab.clearReplies();
            lab.delay(Duration.ofMillis(20));
            client.policy("healthy.example");
            try (var socket = client.connect("mx1.mailprovider.example", 25)) {
                assertThat(socket.getInputStream().read()).isEqualTo('2');
            }
            assertThat(lab.replies())
                    .extracting(Reply::kind)
                    .containsSubsequence(Kind.DNS, Kind.TLS, Kind.HTTP, Kind.DNS, Kind.SMTP);
            assertThat(lab.replies())
                    .extracting(Reply::name)
                    .contains(
                            "mta-sts.healthy.example. A",
                            "mta-sts.healthy.example",
                            "mta-sts.healthy.example/.well-known/mta-sts.txt",
                            "mx1.mailprovider.example banner");
            assertThat(lab.replies())
                    .allSatisfy(reply ->
                            assertThat(reply.endNanos() - reply.startNanos()).isGreaterThanOrEqualTo(20_000_000L));
        }
    }

    @Test
    @Timeout(value = 60, unit = TimeUnit.SECONDS)
    void closingEndsWhatNeverEnds() throws Exception {
        Lab lab = start();
        var client = new Client(lab);
        var silent = client.connect("mta-sts.policy-silent.example", 443);
        var held = client.connect("mx1.mailprovider.example", 25);
        String host = "mta-sts.policy-endless.example";
        var endless = client.secure(client.connect(host, 443), host);
        endless.getOutputStream()
                .write(("GET /.well-known/mta-sts.txt HTTP/1.1\r\nHost: " + host + "\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
        var address = client.addresses("mx1.mailprovider.example").getFirst();
        lab.delay(Duration.ofDays(1));
        var delayed = client.connect(address, 25);
        lab.close();
        assertEnded(silent);
        assertEnded(delayed);
        assertThatThrownBy(() -> connect(lab.dnsServer())).isInstanceOf(ConnectException.class);
        held.close();
        endless.close();
    }

    @Test
    void whatAnotherProgramNeedsIsWritten(@TempDir Path folder) throws Exception {
        try (var lab = start()) {
            Path out = folder.resolve("lab");
            String options = lab.write(out);
            assertThat(options)
                    .isEqualTo("--resolver 127.0.0.1:" + lab.dnsServer().getPort() + " --trust-anchor "
                            + out.resolve("anchor") + " --connect-map " + out.resolve("connect-map") + " --ca-file "
                            + out.resolve("ca.pem"));
            assertThat(out.resolve("options")).hasContent(options);
            assertThat(out.resolve("dns"))
                    .hasContent("127.0.0.1:" + lab.dnsServer().getPort());
            assertThat(out.resolve("anchor")).content().matches("\\.\\s+300\\s+IN\\s+DS\\s+\\d+ 13 2 [0-9A-F]{64}\n");
            assertThat(out.resolve("ca.pem")).content().startsWith("-----BEGIN CERTIFICATE-----\n");
            assertThat(Files.readAllLines(out.resolve("connect-map")))
                    .hasSize(lab.connectMap().size())
                    .allMatch(line -> line.matches(
                            "([0-9.]+|\\[[0-9a-f:]+]):(25|53|80|443) (127\\.0\\.0\\.1:\\d+|255\\.255\\.255\\.255:9)"))
                    .anyMatch(line -> line.startsWith("["));
        }
    }

    @Test
    void everyAddressIsOneOfTheDocumentation() throws IOException {
        try (var lab = start()) {
            assertThat(lab.connectMap().keySet())
                    .allSatisfy(address -> assertThat(address.getAddress().getHostAddress())
                            .matches("192\\.0\\.2\\..*|198\\.51\\.100\\..*|203\\.0\\.113\\..*|2001:db8:.*"));
        }
    }

    @Test
    void thePortOfTheNameServerCanBeChosen() throws Exception {
        int port = portThatNobodyIsGiven();
        try (var lab = Lab.start(LabOptions.at(Clock.systemUTC()).withDnsPort(port))) {
            assertThat(lab.dnsServer().getPort()).isEqualTo(port);
            assertThat(Client.text(new Client(lab).ask("healthy.example", Type.MX)))
                    .contains("mx1.mailprovider.example.");
        }
    }

    /// Free now, and outside the range that systems hand out by themselves.
    private static int portThatNobodyIsGiven() throws IOException {
        for (int port = 20_000; true; port++) {
            try (var tcp = new ServerSocket(port, 1, InetAddress.getLoopbackAddress());
                    var udp = new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), port))) {
                assertThat(udp.getLocalPort()).isEqualTo(tcp.getLocalPort());
                return port;
            } catch (BindException taken) {
                if (port == 30_000) {
                    throw taken;
                }
            }
        }
    }

    private static void assertEnded(Socket socket) throws IOException {
        int octet;
        try {
            octet = socket.getInputStream().read();
        } catch (SocketException reset) {
            octet = -1;
        }
        assertThat(octet).isEqualTo(-1);
    }

    private static Lab start() throws IOException {
        return Lab.start(LabOptions.at(Clock.systemUTC()));
    }

    private static void connect(InetSocketAddress address) throws IOException {
        try (var socket = new Socket()) {
            socket.connect(address);
        }
    }
}
