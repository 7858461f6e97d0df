package org.sealpost.host.acme;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;
import org.sealpost.host.certificate.CertificateStore;
import org.sealpost.host.certificate.CertifiedName;
import org.sealpost.host.certificate.CertifiedNames;
import org.sealpost.host.certificate.FolderCertificateStore;
import org.sealpost.host.certificate.KeySeal;
import org.sealpost.host.certificate.Proof;
import org.sealpost.host.certificate.SealingKey;
import org.sealpost.host.certificate.ServedCertificates;
import org.sealpost.host.certificate.Subject;
import org.sealpost.protocol.name.DomainName;

/// Everything that one host with a store in a folder has, with a clock that is moved by hand.
final class Hosting implements AutoCloseable {
    static final SealingKey KEY = SealingKey.make(new SecureRandom());

    final TestClock clock;
    final FolderCertificateStore folder;
    final CertificateStore store;
    final KeySeal seal = new KeySeal(KEY, List.of(), new SecureRandom());
    final ServedCertificates served;
    final CertifiedNames names;
    final Map<DomainName, String> records = new ConcurrentHashMap<>();
    final Rounds rounds;
    /// What is said of a record that was placed.
    volatile ChallengeRecords.Writing placed = new ChallengeRecords.Writing.Visible();

    Hosting(Path place, TestClock clock, CertificateAuthority... authorities) {
        this(place, clock, UnaryOperator.identity(), (_, _) -> new Fitness.Fit(), authorities);
    }

    Hosting(
            Path place,
            TestClock clock,
            UnaryOperator<CertificateStore> around,
            Preflight preflight,
            CertificateAuthority... authorities) {
        this.clock = clock;
        this.folder = new FolderCertificateStore(place);
        this.store = around.apply(folder);
        this.served = new ServedCertificates(folder, seal, clock, 100);
        this.names = new CertifiedNames(folder, clock);
        var parts = new Rounds.Parts(store, seal, List.of(authorities), preflight, records(), served::refresh);
        this.rounds = new Rounds(parts, new RoundSettings(1, Duration.ZERO), clock, new SplittableRandom(7));
    }

    private ChallengeRecords records() {
        return new ChallengeRecords() {
            @Override
            public Writing place(DomainName at, String text) {
                records.put(at, text);
                return placed;
            }

            @Override
            public Writing remove(DomainName at, String text) {
                records.remove(at, text);
                return new Writing.Visible();
            }
        };
    }

    CertifiedName enrol(String name, String tenant, Proof proof) {
        DomainName host = DomainName.of(name);
        DomainName registered = host.parent().orElseThrow();
        return names.enrol(new Subject(host, tenant, registered, proof));
    }

    CertifiedName enrol(String name) {
        return enrol(name, "tenant", new Proof.TlsAlpn01());
    }

    CertifiedName of(String name) {
        return store.of(DomainName.of(name)).orElseThrow().name();
    }

    /// Works, and lets the time pass to when there is more to do, until it is so or that much time has passed.
    boolean until(Duration most, BooleanSupplier so) {
        Instant end = clock.instant().plus(most);
        for (int i = 0; i < 10_000 && !clock.instant().isAfter(end); i++) {
            Instant next = rounds.run();
            if (so.getAsBoolean()) {
                return true;
            }
            Instant wanted = next.isAfter(clock.instant())
                    ? later(next)
                    : clock.instant().plusMillis(1);
            if (wanted.isAfter(end)) {
                clock.to(end);
                return so.getAsBoolean();
            }
            clock.to(wanted);
        }
        return false;
    }

    /// A round may say that it wants to look again, only to see what others did; nobody did anything here.
    private Instant later(Instant next) {
        Instant now = clock.instant();
        boolean waiting = !store.dueNames(now, 1, 1).isEmpty();
        return waiting ? next : store.nextDue(now).orElse(next);
    }

    boolean certified(String name) {
        return of(name).holding().current().isPresent() && !of(name).phase().isOpen();
    }

    Optional<String> setback(String name) {
        return of(name).setbacks().last().map(last -> last.why());
    }

    @Override
    public void close() {
        rounds.close();
        folder.close();
    }
}
