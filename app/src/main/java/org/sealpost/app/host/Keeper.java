package org.sealpost.app.host;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.sealpost.app.store.HostStore;
import org.sealpost.app.store.StoreFault;
import org.sealpost.host.Certificates;
import org.sealpost.host.HttpChallenges;
import org.sealpost.host.acme.CaaPreflight;
import org.sealpost.host.acme.CertificateAuthority;
import org.sealpost.host.acme.ChallengeRecords;
import org.sealpost.host.acme.Preflight;
import org.sealpost.host.acme.RoundSettings;
import org.sealpost.host.acme.Rounds;
import org.sealpost.host.acme.TombstonePreflight;
import org.sealpost.host.certificate.CertifiedNames;
import org.sealpost.host.certificate.KeySeal;
import org.sealpost.host.certificate.Proof;
import org.sealpost.host.certificate.ServedCertificates;
import org.sealpost.host.delegation.Tombstone;
import org.sealpost.observe.ObserverOptions;
import org.sealpost.observe.dns.Dns;
import org.sealpost.observe.dns.DnsOptions;
import org.sealpost.observe.dns.SystemResolvers;
import org.sealpost.observe.dns.ValidatingDns;
import org.sealpost.observe.net.Dialer;
import org.sealpost.protocol.name.DomainName;

/// Keeps the certificates of a policy host: orders them ahead of need, shows those that there are, and answers the
/// challenges of the authority.
public final class Keeper implements AutoCloseable {
    private static final Duration QUESTIONS = Duration.ofSeconds(20);
    private static final Duration AFTER_A_FAULT = Duration.ofSeconds(30);
    private static final int OPEN_KEYS = 32_768;

    private final Dialer dialer;
    private final Dns dns;
    private final InstantSource clock;
    private final ServedCertificates certificates;
    private final Enrolment enrolment;
    private final Rounds rounds;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread thread =
            Thread.ofPlatform().daemon().name("sealpost-certificates").unstarted(this::work);

    private Keeper(
            Dialer dialer,
            Dns dns,
            InstantSource clock,
            ServedCertificates certificates,
            Enrolment enrolment,
            Rounds rounds) {
        this.dialer = dialer;
        this.dns = dns;
        this.clock = clock;
        this.certificates = certificates;
        this.enrolment = enrolment;
        this.rounds = rounds;
    }

    /// @param authorities the preferred one first
    /// @param options how to ask DNS
    public static Keeper open(
            HostStore store,
            KeySeal seal,
            List<CertificateAuthority> authorities,
            Proof proof,
            ObserverOptions options) {
        DnsOptions asked = options.dns().resolvers().isEmpty()
                ? options.dns().withResolvers(SystemResolvers.find())
                : options.dns();
        Dialer dialer = Dialer.open(options.dialer());
        Dns dns = ValidatingDns.open(asked, options.trust(), options.clock(), dialer);
        InstantSource clock = options.clock();
        var certificates = new ServedCertificates(store.certificates(), seal, clock, OPEN_KEYS);
        certificates.refresh();
        var rounds = new Rounds(
                new Rounds.Parts(
                        store.certificates(),
                        seal,
                        authorities,
                        Preflight.all(List.of(
                                new CaaPreflight(dns, QUESTIONS),
                                new TombstonePreflight(host -> tombstone(store, host), clock))),
                        ChallengeRecords.NONE,
                        certificates::refresh),
                RoundSettings.ONE_EDGE,
                clock,
                RandomGenerator.getDefault());
        return new Keeper(
                dialer,
                dns,
                clock,
                certificates,
                new Enrolment(new CertifiedNames(store.certificates(), clock), proof),
                rounds);
    }

    private static Optional<Tombstone> tombstone(HostStore store, DomainName host) {
        return host.parent()
                .filter(domain -> store.delegations().of(domain).isEmpty())
                .flatMap(domain ->
                        store.delegations().tombstones(domain).stream().max(Comparator.comparing(Tombstone::until)));
    }

    /// From now on orders are worked on.
    public void start() {
        rounds.recover();
        thread.start();
    }

    private void work() {
        try {
            Instant next;
            do {
                next = round();
            } while (!closed.await(
                    Math.max(1, Duration.between(clock.instant(), next).toMillis()), TimeUnit.MILLISECONDS));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /// What is kept of each name says why it has no certificate; here it only goes on.
    private Instant round() {
        try {
            certificates.refresh();
            return rounds.run();
        } catch (StoreFault | IllegalStateException fault) {
            return clock.instant().plus(AFTER_A_FAULT);
        }
    }

    /// Sees that these domains get certificates, and only these.
    public void follow(List<DomainName> domains) {
        enrolment.follow(domains);
    }

    /// Takes over what changed in the store.
    public void refresh() {
        certificates.refresh();
    }

    public Certificates certificates() {
        return certificates;
    }

    public HttpChallenges challenges() {
        return certificates;
    }

    /// How many names have a valid certificate.
    public long ready() {
        return certificates.ready();
    }

    @Override
    public void close() {
        closed.countDown();
        thread.interrupt();
        try {
            thread.join();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        rounds.close();
        dns.close();
        dialer.close();
    }
}
