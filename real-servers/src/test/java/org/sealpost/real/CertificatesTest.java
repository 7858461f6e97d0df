package org.sealpost.real;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sealpost.host.certificate.IssuedCertificate;
import org.sealpost.host.certificate.Proof;
import org.sealpost.host.certificate.SealingKey;
import org.sealpost.host.delegation.Delegation;
import org.sealpost.host.delegation.HostZone;
import org.sealpost.host.delegation.Purpose;
import org.sealpost.host.delegation.Slug;
import org.sealpost.protocol.Octets;
import org.sealpost.protocol.name.DomainName;

/// Certificates from Pebble for names that our edge serves.
class CertificatesTest {
    private static final int BY_CERTIFICATE = 50;
    private static final int BY_RECORD = 10;

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    static Path folder;

    private final LoopbackPort edge = LoopbackPort.free();
    private final SealingKey key = SealingKey.make(new SecureRandom());
    private Path place;
    private ChallengeDns dns;
    private PebbleServer pebble;

    @BeforeEach
    void start() throws IOException {
        place = Files.createTempDirectory(folder, "pebble");
        var authority = new CertificateAuthority(Files.createDirectory(place.resolve("authority")), Instant.now());
        dns = ChallengeDns.start(place, place.resolve("challenge-dns.log"));
        pebble = new PebbleServer(place, place.resolve("pebble.log"), authority, dns.dns(), edge);
    }

    @AfterEach
    void stop() throws Exception {
        pebble.close();
        dns.close();
    }

    private PolicyHost.Places places() {
        return new PolicyHost.Places(
                place.resolve("store"),
                pebble.directory(),
                PebbleServer.roots(pebble.trust()),
                edge,
                dns,
                UnaryOperator.identity());
    }

    /// The customer's record and where it leads.
    private Delegation.Cname delegated(DomainName domain) {
        var delegation = new Delegation(
                "tenant", domain, Slug.make(new SecureRandom()), new HostZone(DomainName.of("host.test")));
        Delegation.Cname record = delegation.record(Purpose.CHALLENGE);
        dns.alias(record.owner(), record.target());
        return record;
    }

    @Test
    void sixtyNamesGetCertificatesAreServedAndAreRenewed() throws Exception {
        List<DomainName> names = new ArrayList<>();
        Map<DomainName, Octets> first = new HashMap<>();
        int failures = 0;
        long began = System.nanoTime();
        try (var host = new PolicyHost(places(), key, Clock.systemUTC())) {
            IntStream.range(0, BY_CERTIFICATE).forEach(i -> {
                names.add(DomainName.of("mta-sts.alpn-" + i + ".test"));
                host.enrol(names.getLast(), new Proof.TlsAlpn01());
            });
            IntStream.range(0, BY_RECORD).forEach(i -> {
                DomainName domain = DomainName.of("record-" + i + ".test");
                names.add(Purpose.POLICY_HOST.owner(domain));
                host.enrol(names.getLast(), new Proof.Dns01(delegated(domain).target()));
            });
            assertThat(host.until(() -> names.stream().allMatch(host::isCertified)))
                    .as("see %s", place)
                    .isTrue();
            SSLContext trust = pebble.issued().context();
            for (DomainName name : names) {
                Octets fingerprint = fetch(name, trust);
                host.names.served(name, fingerprint);
                first.put(name, fingerprint);
            }
            failures += host.failures();
        }
        System.out.printf("60 certificates in %.1f s%n", (System.nanoTime() - began) / 1e9);
        assertThat(pebble.orders()).isEqualTo(60 + failures);

        // Six days are their lifetime; with a clock of four and a half days later each is due.
        var later = Clock.offset(Clock.systemUTC(), Duration.ofHours(108));
        began = System.nanoTime();
        try (var host = new PolicyHost(places(), key, later)) {
            assertThat(host.served.ready()).isEqualTo(60);
            assertThat(host.until(() -> names.stream()
                            .allMatch(name -> host.isCertified(name)
                                    && !current(host, name).fingerprint().equals(first.get(name)))))
                    .as("see %s", place)
                    .isTrue();
            SSLContext trust = pebble.issued().context();
            for (DomainName name : names) {
                assertThat(host.folder.of(name).orElseThrow().name().holding().previous())
                        .isPresent();
                host.names.served(name, fetch(name, trust));
                assertThat(host.folder.of(name).orElseThrow().name().holding().previous())
                        .isEmpty();
            }
            failures += host.failures();
        }
        System.out.printf("60 renewals in %.1f s%n", (System.nanoTime() - began) / 1e9);
        assertThat(pebble.orders()).isEqualTo(120 + failures);
    }

    private static IssuedCertificate current(PolicyHost host, DomainName name) {
        return host.folder.of(name).orElseThrow().name().holding().current().orElseThrow();
    }

    /// The policy over a verified connection, as a sender does it.
    ///
    /// @return the fingerprint of the certificate that was shown
    private Octets fetch(DomainName name, SSLContext trust) throws Exception {
        var plain = new Socket();
        plain.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), edge.number()), 10_000);
        plain.setSoTimeout(10_000);
        try (var socket = (SSLSocket) trust.getSocketFactory().createSocket(plain, name.ascii(), edge.number(), true)) {
            SSLParameters parameters = socket.getSSLParameters();
            parameters.setServerNames(List.of(new SNIHostName(name.ascii())));
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
            socket.setSSLParameters(parameters);
            socket.getOutputStream()
                    .write(("GET /.well-known/mta-sts.txt HTTP/1.1\r\nHost: " + name + "\r\nConnection: close\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(answer).startsWith("HTTP/1.1 200 ").endsWith(PolicyHost.POLICY.utf8Lossy());
            var shown = (X509Certificate) socket.getSession().getPeerCertificates()[0];
            return IssuedCertificate.fingerprint(Octets.of(shown.getEncoded()));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"tls-alpn-01", "dns-01"})
    void aHostThatIsKilledInTheMiddleOfAnOrderGoesOnWithIt(String proof) throws Exception {
        SSLContext trust = pebble.issued().context();
        long orders = 0;
        for (int change = 1; change <= 8; change++) {
            for (boolean before : new boolean[] {true, false}) {
                DomainName domain = DomainName.of("killed-" + change + (before ? "-before" : "-after") + ".test");
                List<String> arguments = arguments(domain, proof);
                boolean stopped = run(arguments, change, before).contains(KilledPolicyHost.STOPPED);
                long open = pebble.orders();
                assertThat(run(arguments, 0, false)).contains(KilledPolicyHost.DONE);
                if (!stopped) {
                    assertThat(change).as("there are that many steps at least").isGreaterThan(5);
                }
                // Once more where the answer of the authority had not been stored, and where it looked for the proof
                // while nobody was there to show it. On a slow machine more is stored while it looks.
                boolean lost = change == 3 && before;
                boolean absent = change >= 5 && proof.equals("tls-alpn-01");
                assertThat(pebble.orders() - orders)
                        .as("change %d %s, %s", change, before, place)
                        .isLessThanOrEqualTo(lost || absent ? 2 : 1);
                assertThat(open).isGreaterThanOrEqualTo(orders);
                orders = pebble.orders();
                try (var host = new PolicyHost(places(), key, Clock.systemUTC())) {
                    fetch(Purpose.POLICY_HOST.owner(domain), trust);
                    assertThat(host.served.ready()).isPositive();
                }
            }
        }
    }

    private List<String> arguments(DomainName domain, String proof) {
        return List.of(
                place.resolve("store").toString(),
                pebble.directory().toString(),
                pebble.trust().toString(),
                String.valueOf(edge.number()),
                String.valueOf(dns.management().number()),
                key.reveal(),
                Purpose.POLICY_HOST.owner(domain).ascii(),
                proof,
                delegated(domain).target().ascii());
    }

    /// Runs the host in a process of its own until it says something, and then ends it as `kill -9` does.
    private String run(List<String> arguments, int change, boolean before) throws IOException, InterruptedException {
        List<String> command = Stream.of(
                        List.of(
                                ProcessHandle.current().info().command().orElseThrow(),
                                "-XX:TieredStopAtLevel=1",
                                "--enable-native-access=ALL-UNNAMED",
                                "-cp",
                                System.getProperty("java.class.path"),
                                KilledPolicyHost.class.getName()),
                        arguments,
                        List.of(String.valueOf(change), String.valueOf(before)))
                .flatMap(List::stream)
                .toList();
        Process process = new ProcessBuilder(command)
                .redirectError(place.resolve("killed.err").toFile())
                .start();
        try (var lines = process.inputReader(StandardCharsets.UTF_8)) {
            String line = lines.readLine();
            // On this system a signal that cannot be caught.
            process.destroyForcibly().waitFor();
            return String.valueOf(line);
        }
    }
}
