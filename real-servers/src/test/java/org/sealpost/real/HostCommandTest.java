package org.sealpost.real;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
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
import org.sealpost.app.store.HostStore;
import org.sealpost.host.certificate.CertifiedName;
import org.sealpost.host.certificate.CertifiedNames;
import org.sealpost.host.certificate.IssuedCertificate;
import org.sealpost.host.certificate.LedgerEntry;
import org.sealpost.host.certificate.Phase;
import org.sealpost.host.delegation.Tombstone;
import org.sealpost.protocol.Octets;
import org.sealpost.protocol.name.DomainName;

/// `sealpost host` as it is run: policies in its store, certificates from Pebble, DNS from Knot.
class HostCommandTest {
    private static final String HOST_ZONE = "host.test";
    private static final List<DomainName> BY_CERTIFICATES = domains("alpn", 50);
    private static final List<DomainName> BY_RECORDS = domains("record", 10);
    private static final int WORKERS = 4;
    private static final Duration PATIENCE = Duration.ofMinutes(15);

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    static Path folder;

    private final LoopbackPort edge = LoopbackPort.free();
    private Path place;
    private KnotPrimary knot;
    private PebbleServer pebble;
    private int starts;

    @BeforeEach
    void start() throws Exception {
        place = Files.createTempDirectory(folder, "host");
        var authority = new CertificateAuthority(Files.createDirectory(place.resolve("authority")), Instant.now());
        knot = new KnotPrimary(
                Files.createDirectory(place.resolve("knot")), place.resolve("knot.log"), "test", zone(delegated()));
        pebble = new PebbleServer(place, place.resolve("pebble.log"), authority, knot.port(), edge);
    }

    /// What the owners of the domains are told to set.
    private List<String> delegated() throws Exception {
        Sealpost.Answer answer = Sealpost.run(
                place,
                "host",
                Stream.of(
                                List.of("delegate"),
                                BY_RECORDS.stream().map(DomainName::ascii).toList(),
                                List.of("--host-zone", HOST_ZONE, "--tenant", "somebody", "--data", "data"))
                        .flatMap(List::stream));
        assertThat(answer.code()).as(answer.err()).isZero();
        return answer.out()
                .lines()
                .filter(line -> line.contains(" CNAME "))
                .map(String::strip)
                .toList();
    }

    @AfterEach
    void stop() {
        pebble.close();
        knot.close();
    }

    private static String zone(List<String> records) {
        var zone = new StringBuilder("$ORIGIN test.\n$TTL 1\n@ SOA ns hostmaster 1 3600 900 604800 1\n@ NS ns\n");
        zone.append("ns A 127.0.0.1\n");
        BY_CERTIFICATES.forEach(domain -> zone.append("mta-sts." + domain + ". A 127.0.0.1\n"));
        zone.append("*.policy.host A 127.0.0.1\n");
        records.forEach(record -> zone.append(record).append('\n'));
        return zone.toString();
    }

    private static List<DomainName> domains(String label, int number) {
        return IntStream.range(0, number)
                .mapToObj(i -> DomainName.of(label + "-" + i + ".test"))
                .toList();
    }

    @Test
    void fiftyDomainsGetCertificatesThoughTheHostIsKilledAndTheyAreRenewed() throws Exception {
        serve(BY_CERTIFICATES);
        SSLContext trust = pebble.issued().context();
        long began = System.nanoTime();
        for (int orders : new int[] {1, 12, 25}) {
            killed(quick(0), orders);
        }
        Map<DomainName, Octets> first;
        Process host = start(quick(0));
        try {
            first = fetched(BY_CERTIFICATES, trust, Map.of());
        } finally {
            ended(host);
        }
        System.out.printf(
                "%d domains with certificates in %.1f s, killed three times%n",
                first.size(), (System.nanoTime() - began) / 1e9);
        // Once more where nobody was there when the authority looked, or its answer had not been stored.
        assertThat(pebble.orders()).isLessThanOrEqualTo(first.size() + failures(BY_CERTIFICATES) + 3 * WORKERS);

        // Six days are their lifetime; with a clock of four and a half days later each is due.
        began = System.nanoTime();
        host = start(quick(108));
        try {
            Map<DomainName, Octets> second = fetched(BY_CERTIFICATES, trust, first);
            assertThat(second.values()).doesNotHaveDuplicates();
        } finally {
            ended(host);
        }
        System.out.printf("%d renewals in %.1f s%n", first.size(), (System.nanoTime() - began) / 1e9);
    }

    @Test
    void delegatedDomainsAreProvenByRecordsAreRenewedAndGo() throws Exception {
        serve(BY_RECORDS);
        SSLContext trust = pebble.issued().context();
        assertThat(delegations(
                        "--check", "--trust-ad", "--resolver", knot.port().toString()))
                .isZero();
        long began = System.nanoTime();
        killed(plain(), 1);
        killed(plain(), 5);
        Map<DomainName, Octets> first;
        Process host = start(plain());
        try {
            first = fetched(BY_RECORDS, trust, Map.of());
        } finally {
            ended(host);
        }
        System.out.printf(
                "%d domains proven by records in %.1f s, killed twice%n",
                first.size(), (System.nanoTime() - began) / 1e9);
        assertThat(failures(BY_RECORDS)).isZero();
        assertThat(pebble.orders()).isLessThanOrEqualTo(first.size() + 2 * WORKERS);

        DomainName gone = BY_RECORDS.getLast();
        List<DomainName> others = BY_RECORDS.subList(0, BY_RECORDS.size() - 1);
        try (HostStore store = store()) {
            var names = new CertifiedNames(store.certificates(), InstantSource.system());
            others.forEach(domain ->
                    assertThat(names.renewNow(domain.child("mta-sts"))).isPresent());
            store.served().stop(gone);
        }
        host = start(plain());
        try {
            fetched(others, trust, first);
            // The certificate before is kept until somebody fetched by the new one.
            await(() -> others.stream()
                    .allMatch(domain -> known(domain).holding().previous().isEmpty()));
            await(() -> known(gone).phase() instanceof Phase.Withdrawn);
            assertThat(fetch(gone, trust)).isEmpty();
        } finally {
            ended(host);
        }

        Sealpost.Answer went = Sealpost.run(
                place, "host", Stream.of("offboard", others.getFirst().ascii(), "--data", "data"));
        assertThat(went.code()).as(went.err()).isZero();
        assertThat(went.out()).contains(others.getFirst() + " ", "v=STSv1; id=");
        try (HostStore store = store()) {
            assertThat(store.served().of(others.getFirst()).orElseThrow().body())
                    .contains(Tombstone.policy());
        }
    }

    private int delegations(String... options) throws Exception {
        return Sealpost.run(
                        place, "host", Stream.concat(Stream.of("delegations", "--data", "data"), Stream.of(options)))
                .code();
    }

    private HostStore store() {
        return HostStore.file(place.resolve("data").resolve("host.db"));
    }

    private void serve(List<DomainName> domains) {
        try (HostStore store = store()) {
            domains.forEach(domain -> store.served().serve(domain, PolicyHost.POLICY));
        }
    }

    private CertifiedName known(DomainName domain) {
        try (HostStore store = store()) {
            return store.certificates()
                    .of(domain.child("mta-sts"))
                    .orElseThrow()
                    .name();
        }
    }

    /// How many proofs did not convince.
    private int failures(List<DomainName> served) {
        String authority =
                known(served.getFirst()).holding().current().orElseThrow().authority();
        try (HostStore store = store()) {
            return store.certificates()
                    .noted(LedgerEntry.Kind.FAILURE, authority, new LedgerEntry.Scope.Everybody(), Instant.EPOCH)
                    .size();
        }
    }

    private void killed(ProcessBuilder builder, int orders) throws Exception {
        Process host = start(builder);
        await(() -> pebble.orders() >= orders);
        // On this system a signal that cannot be caught.
        host.destroyForcibly().waitFor();
    }

    /// Ends as the system ends a service.
    private static void ended(Process host) throws InterruptedException {
        host.destroy();
        assertThat(host.waitFor()).isEqualTo(143);
    }

    /// The program with a clock of its own.
    private ProcessBuilder quick(int hoursAhead) {
        List<String> command =
                new ArrayList<>(Sealpost.process(place, List.of()).command());
        command.removeLast();
        command.addAll(List.of(QuickProgram.class.getName(), String.valueOf(hoursAhead)));
        command.addAll(options());
        return new ProcessBuilder(command).directory(place.toFile());
    }

    /// The program as it is; updates are signed with the time.
    private ProcessBuilder plain() {
        List<String> all = new ArrayList<>(options());
        all.addAll(List.of("--acme-dns", "dnsupdate", "--acme-dns-for", "delegated", "--host-zone", HOST_ZONE));
        ProcessBuilder builder = Sealpost.process(place, all);
        builder.environment().putAll(knot.environment());
        return builder;
    }

    private List<String> options() {
        return List.of(
                "host",
                "--https",
                edge.toString(),
                "--acme",
                pebble.directory().toString(),
                "--acme-ca-file",
                pebble.trust().toString(),
                "--sealing-key",
                "sealing.key",
                "--edge",
                "127.0.0.1",
                "--https-port",
                String.valueOf(edge.number()),
                "--ca-file",
                "issued.pem",
                "--resolver",
                knot.port().toString(),
                "--connect-map",
                "connect.map",
                "--trust-ad",
                "--data",
                "data");
    }

    private Process start(ProcessBuilder builder) throws IOException {
        Files.writeString(place.resolve("issued.pem"), pebble.issuedPem());
        Files.writeString(place.resolve("connect.map"), "127.0.0.1:53 " + knot.port() + "\n");
        Path log = place.resolve("host-" + ++starts + ".log");
        return builder.redirectErrorStream(true).redirectOutput(log.toFile()).start();
    }

    /// Until every domain is served with a certificate other than the one it had.
    ///
    /// @return their fingerprints
    private Map<DomainName, Octets> fetched(List<DomainName> domains, SSLContext trust, Map<DomainName, Octets> before)
            throws Exception {
        var now = new HashMap<DomainName, Octets>();
        await(() -> {
            for (DomainName domain : domains) {
                if (!now.containsKey(domain)) {
                    fetch(domain, trust)
                            .filter(shown -> !shown.equals(before.get(domain)))
                            .ifPresent(shown -> now.put(domain, shown));
                }
            }
            return now.size() == domains.size();
        });
        return now;
    }

    /// What may not be so yet.
    private interface Condition {
        boolean holds() throws Exception;
    }

    private void await(Condition condition) throws Exception {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.holds()) {
            assertThat(System.nanoTime()).as("see %s", place).isLessThan(end);
            LockSupport.parkNanos(Duration.ofMillis(300).toNanos());
        }
    }

    /// The policy over a verified connection, as a sender does it; empty while the name has no certificate.
    ///
    /// @return the fingerprint of the certificate that was shown
    private Optional<Octets> fetch(DomainName domain, SSLContext trust) {
        DomainName name = domain.child("mta-sts");
        try (var plain = new Socket()) {
            plain.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), edge.number()), 10_000);
            plain.setSoTimeout(10_000);
            try (var socket =
                    (SSLSocket) trust.getSocketFactory().createSocket(plain, name.ascii(), edge.number(), true)) {
                SSLParameters parameters = socket.getSSLParameters();
                parameters.setServerNames(List.of(new SNIHostName(name.ascii())));
                parameters.setEndpointIdentificationAlgorithm("HTTPS");
                socket.setSSLParameters(parameters);
                socket.getOutputStream()
                        .write(("GET /.well-known/mta-sts.txt HTTP/1.1\r\nHost: " + name
                                        + "\r\nConnection: close\r\n\r\n")
                                .getBytes(StandardCharsets.US_ASCII));
                String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
                assertThat(answer).startsWith("HTTP/1.1 200 ").endsWith(PolicyHost.POLICY.utf8Lossy());
                var shown = (X509Certificate) socket.getSession().getPeerCertificates()[0];
                return Optional.of(IssuedCertificate.fingerprint(Octets.of(shown.getEncoded())));
            }
        } catch (IOException | CertificateEncodingException notYet) {
            return Optional.empty();
        }
    }
}
