package org.sealpost.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sealpost.app.check.LabCheckers;
import org.sealpost.app.look.Looks;
import org.sealpost.app.render.FindingPages;
import org.sealpost.app.serve.Site;
import org.sealpost.app.store.CheckStore;
import org.sealpost.app.web.WebLimits;
import org.sealpost.app.web.WebServer;
import org.sealpost.app.web.WebSettings;
import org.sealpost.lab.Lab;
import org.sealpost.lab.LabOptions;
import org.sealpost.observe.ObserverOptions;

/// `sealpost check --server`, with a server about the small internet.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RemoteCheckTest {
    private final InstantSource clock = InstantSource.system();
    private final List<AutoCloseable> open = new ArrayList<>();
    private String address = "";

    @TempDir
    private Path home = Path.of("");

    @BeforeAll
    void serve(@TempDir Path folder) throws IOException {
        Lab lab = Lab.start(LabOptions.at(clock));
        open.add(lab);
        CheckStore store = CheckStore.file(folder.resolve("checks.db"));
        open.add(store);
        var options = ObserverOptions.of(clock, "sealpost/test");
        var looks = new Looks(listener -> new LabCheckers(lab, options, listener), store, clock, (_, _) -> {});
        open.add(looks);
        var site = new Site(new Site.Parts(looks, new FindingPages(), clock, 1_000, "test", Optional.empty()));
        var settings = new WebSettings(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                Set.of("127.0.0.1"),
                Set.of(),
                Optional.empty(),
                WebLimits.usual());
        var server = new WebServer(settings, site.routes(), site.refusals(), (_, _, _) -> {}, site.traffic());
        open.add(server);
        address = "http://127.0.0.1:" + server.address().getPort();
    }

    @AfterAll
    void close() throws Exception {
        for (AutoCloseable each : open.reversed()) {
            each.close();
        }
    }

    private Session session() {
        return new Session(home).pausing(time -> true);
    }

    private Session run(String... arguments) {
        Session session = session();
        session.run(arguments);
        return session;
    }

    @ParameterizedTest
    @CsvSource({"healthy.example, 0", "testing.example, 1", "mx-unlisted.example, 2"})
    void aServerLooksAndTheVerdictIsOurs(String domain, int code) {
        Session session = session();
        assertThat(session.run("check", "--server", address, domain))
                .as(session.err())
                .isEqualTo(code);
        assertThat(session.out()).contains(domain);
    }

    @Test
    void everyFormatIsThereForWhatAServerSaw() {
        assertThat(run("check", "--server", address + "/", "--format", "json", "mx-unlisted.example")
                        .out())
                .contains("\"mtasts.policy.mx-not-listed\"", "\"facts\"");
    }

    @Test
    void severalDomainsKeepTheirOrder() {
        assertThat(run("check", "--server", address, "testing.example", "healthy.example")
                        .out()
                        .lines()
                        .filter(line -> line.contains(".example"))
                        .toList())
                .first()
                .asString()
                .contains("testing.example");
    }

    @Test
    void whatCannotBeAskedIsSaidInASentence() throws IOException {
        int port;
        try (var closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = closed.getLocalPort();
        }
        Session session = new Session(home);
        assertThat(session.run("check", "--server", "http://127.0.0.1:" + port, "healthy.example"))
                .isEqualTo(75);
        assertThat(session.err()).startsWith("sealpost: the server at http://127.0.0.1:" + port);
    }

    @ParameterizedTest
    @CsvSource({
        "ftp://sealpost.example, is not an address",
        "sealpost.example, is not an address",
        "http://user@sealpost.example/, is not an address",
        "http://sealpost.example/, is not HTTPS",
    })
    void anAddressThatWillNotDoIsRefused(String url, String words) {
        Session session = new Session(home).with("SEALPOST_TOKEN", "secret");
        assertThat(session.run("check", "--server", url, "healthy.example")).isEqualTo(64);
        assertThat(session.err()).contains(words).doesNotContain("secret");
    }

    @Test
    void aServerThatIsNoneOfOursIsSaidToBe() throws IOException {
        try (var other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> answer(other));
            Session session = new Session(home);
            assertThat(session.run("check", "--server", "http://127.0.0.1:" + other.getLocalPort(), "healthy.example"))
                    .isEqualTo(75);
            assertThat(session.err()).contains("nothing that can be read");
        }
    }

    private static void answer(ServerSocket other) {
        try (Socket socket = other.accept()) {
            var in = socket.getInputStream();
            while (in.read() != '}') {
                // The request is read to its end.
            }
            socket.getOutputStream()
                    .write("HTTP/1.1 202 Accepted\r\nContent-Length: 6\r\nConnection: close\r\n\r\n<html>"
                            .getBytes(StandardCharsets.US_ASCII));
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    @Test
    void theOptionsOfTheNetworkAreForLooksFromHere() {
        Session session = new Session(home);
        assertThat(session.run("check", "--server", address, "--lab", "healthy.example"))
                .isEqualTo(64);
        assertThat(session.err()).contains("looks in its own way");
    }
}
