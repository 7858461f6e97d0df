package org.sealpost.real;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;
import org.sealpost.host.acme.CertificateAuthority;
import org.sealpost.host.acme.ChallengeRecords;
import org.sealpost.host.acme.Fitness;
import org.sealpost.host.acme.RoundSettings;
import org.sealpost.host.acme.Rounds;
import org.sealpost.host.certificate.CertificateStore;
import org.sealpost.host.certificate.CertifiedNames;
import org.sealpost.host.certificate.FolderCertificateStore;
import org.sealpost.host.certificate.KeySeal;
import org.sealpost.host.certificate.LedgerEntry;
import org.sealpost.host.certificate.Proof;
import org.sealpost.host.certificate.SealingKey;
import org.sealpost.host.certificate.ServedCertificates;
import org.sealpost.host.certificate.Subject;
import org.sealpost.host.edge.Edge;
import org.sealpost.host.edge.EdgeSettings;
import org.sealpost.host.edge.Listener;
import org.sealpost.observe.tls.Trust;
import org.sealpost.protocol.Octets;
import org.sealpost.protocol.name.DomainName;

/// A policy host with certificates by ACME: our edge, our orders, and a store in a folder.
final class PolicyHost implements AutoCloseable {
    static final Octets POLICY = Octets.utf8("version: STSv1\r\nmode: testing\r\nmx: mx.example\r\nmax_age: 86400\r\n");
    private static final Duration PATIENCE = Duration.ofMinutes(15);
    private static final Duration SHORT = Duration.ofMinutes(1);
    private static final Duration REST = Duration.ofHours(1);

    final FolderCertificateStore folder;
    final CertificateStore store;
    final ServedCertificates served;
    final CertifiedNames names;
    final Rounds rounds;
    private final Edge edge;
    private final InstantSource clock;
    private volatile Duration ahead = Duration.ZERO;

    /// Where things are.
    ///
    /// @param around what stands between the orders and the store
    record Places(
            Path folder,
            URI directory,
            Trust trust,
            LoopbackPort edge,
            ChallengeRecords records,
            UnaryOperator<CertificateStore> around) {}

    PolicyHost(Places places, SealingKey key, InstantSource time) throws IOException {
        clock = () -> time.instant().plus(ahead);
        var seal = new KeySeal(key, List.of(), new SecureRandom());
        folder = new FolderCertificateStore(places.folder());
        store = places.around().apply(folder);
        served = new ServedCertificates(folder, seal, clock, 1000);
        served.refresh();
        names = new CertifiedNames(folder, clock);
        edge = Edge.start(
                EdgeSettings.of(List.of(new Listener.Direct(new InetSocketAddress(
                        InetAddress.getLoopbackAddress(), places.edge().number())))),
                _ -> Optional.of(POLICY),
                served,
                clock);
        var authority = CertificateAuthority.of("pebble", places.directory(), places.trust(), Set.of())
                .withLimits(List.of())
                .withPolling(Duration.ofMillis(300));
        var parts = new Rounds.Parts(
                store, seal, List.of(authority), (_, _) -> new Fitness.Fit(), places.records(), served::refresh);
        rounds = new Rounds(parts, RoundSettings.ONE_EDGE, clock, new SplittableRandom(1));
    }

    void enrol(DomainName name, Proof proof) {
        names.enrol(new Subject(name, "tenant", name.parent().orElseThrow(), proof));
    }

    boolean isCertified(DomainName name) {
        return folder.of(name)
                .filter(stored -> stored.name().holding().current().isPresent()
                        && !stored.name().phase().isOpen())
                .isPresent();
    }

    /// How many proofs did not convince, as happens when the machine is so busy that nobody answers in time.
    int failures() {
        return folder.noted(
                        LedgerEntry.Kind.FAILURE,
                        "pebble",
                        new LedgerEntry.Scope.Everybody(),
                        clock.instant().minus(Duration.ofDays(1)))
                .size();
    }

    /// Works until it is so.
    boolean until(BooleanSupplier so) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!so.getAsBoolean() && System.nanoTime() < end) {
            Duration pause = Duration.between(clock.instant(), rounds.run());
            // The program would come back then; here nothing else is to be done. A name that Pebble refused by chance
            // rests for minutes, for which nobody has to wait.
            if (pause.compareTo(SHORT) > 0 && pause.compareTo(REST) < 0) {
                ahead = ahead.plus(pause);
            }
            LockSupport.parkNanos(Math.clamp(pause.toNanos(), 0, 500_000_000L));
        }
        return so.getAsBoolean();
    }

    @Override
    public void close() {
        rounds.close();
        edge.close();
        folder.close();
    }
}
