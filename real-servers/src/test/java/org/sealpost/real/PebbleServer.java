package org.sealpost.real;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.List;
import org.sealpost.observe.tls.RootFile;
import org.sealpost.observe.tls.Trust;
import org.sealpost.protocol.Octets;

/// Pebble: an authority that speaks ACME, refuses some nonces by chance and gives old authorizations again. Its own
/// certificate is of the throw-away root; those that it issues, of a root that is new at each start.
final class PebbleServer implements AutoCloseable {
    private final LoopbackPort acme = LoopbackPort.free();
    private final LoopbackPort management = LoopbackPort.free();
    private final Path log;
    private final CertificateAuthority authority;
    private final ChildProcess process;

    /// @param edge where it looks for tls-alpn-01
    PebbleServer(Path folder, Path log, CertificateAuthority authority, LoopbackPort dns, LoopbackPort edge)
            throws IOException {
        this.log = log;
        this.authority = authority;
        var own = authority.issue("localhost");
        Files.writeString(folder.resolve("pebble.json"), """
            {"pebble": {
              "listenAddress": "%s",
              "managementListenAddress": "%s",
              "certificate": "%s",
              "privateKey": "%s",
              "httpPort": %d,
              "tlsPort": %d,
              "ocspResponderURL": "",
              "externalAccountBindingRequired": false,
              "certificateValidityPeriod": 518400
            }}
            """.formatted(
                acme, management, own.chain(), own.key(), LoopbackPort.free().number(), edge.number()));
        // The usual share of refused nonces and repeated authorizations; only the waits are left out.
        process = ChildProcess.start(
                folder,
                log,
                "Listening on: " + acme,
                "env",
                "PEBBLE_VA_NOSLEEP=1",
                Tool.find("pebble"),
                "-config",
                "pebble.json",
                "-dnsserver",
                dns.toString());
    }

    URI directory() {
        return URI.create("https://localhost:" + acme.number() + "/dir");
    }

    /// The root under which our connection to it stands.
    Path trust() {
        return authority.root();
    }

    /// The root of the certificates that it issues.
    Trust issued() {
        return trust(Octets.utf8(issuedPem()));
    }

    /// The same as a file has it.
    String issuedPem() {
        var client = HttpClient.newBuilder()
                .sslContext(roots(authority.root()).context())
                .build();
        try (client) {
            return client.send(
                            HttpRequest.newBuilder(URI.create("https://localhost:" + management.number() + "/roots/0"))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString())
                    .body();
        } catch (IOException | InterruptedException failed) {
            throw new IllegalStateException(failed);
        }
    }

    static Trust roots(Path file) {
        try {
            return trust(Octets.of(Files.readAllBytes(file)));
        } catch (IOException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static Trust trust(Octets pem) {
        return switch (RootFile.read(pem)) {
            case RootFile.Read(List<X509Certificate> roots) -> Trust.only(roots);
            case RootFile.Unreadable(String problem) -> throw new IllegalStateException("the root " + problem);
        };
    }

    /// How many orders it was asked for.
    long orders() throws IOException {
        return logged("Added order ");
    }

    /// How many certificates it issued.
    long certificates() throws IOException {
        return logged("Issued certificate serial");
    }

    private long logged(String text) throws IOException {
        try (var lines = Files.lines(log)) {
            return lines.filter(line -> line.contains(text)).count();
        }
    }

    @Override
    public void close() {
        process.close();
    }
}
