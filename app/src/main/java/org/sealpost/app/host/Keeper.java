package org.sealpost.app.host;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.sealpost.app.publish.Outlook;
import org.sealpost.app.store.HostStore;
import org.sealpost.app.store.StoreFault;
import org.sealpost.host.Certificates;
import org.sealpost.host.HttpChallenges;
import org.sealpost.host.acme.CaaPreflight;
import org.sealpost.host.acme.CertificateAuthority;
import org.sealpost.host.acme.ChallengeRecords;
import org.sealpost.host.acme.DelegationPreflight;
import org.sealpost.host.acme.Preflight;
import org.sealpost.host.acme.ReachPreflight;
import org.sealpost.host.acme.RoundSettings;
import org.sealpost.host.acme.Rounds;
import org.sealpost.host.acme.TombstonePreflight;
import org.sealpost.host.certificate.Alarm;
import org.sealpost.host.certificate.CertifiedName;
import org.sealpost.host.certificate.CertifiedNames;
import org.sealpost.host.certificate.KeySeal;
import org.sealpost.host.certificate.ServedCertificates;
import org.sealpost.host.delegation.DelegationCheck;
import org.sealpost.host.delegation.Tombstone;
import org.sealpost.observe.dns.Dns;
import org.sealpost.protocol.name.DomainName;
import org.sealpost.protocol.name.IpAddress;

/// Keeps the certificates of a policy host: orders them ahead of need, shows those that there are, answers the
/// challenges of the authority, and looks whether a new one works.
public final class Keeper implements AutoCloseable {
    private static final Duration QUESTIONS = Duration.ofSeconds(20);
    private static final Duration AFTER_A_FAULT = Duration.ofSeconds(30);
    private static final int OPEN_KEYS = 32_768;
    private static final int WORKERS = 4;

    /// Every process looks once a second for what others have stored; a second more for the look itself.
    private static final Duration SPREADING = Duration.ofSeconds(3);

    private final HostStore store;
    private final Outlook outlook;
    private final Optional<ZoneChallenges> records;
    private final InstantSource clock;
    private final ServedCertificates certificates;
    private final Enrolment enrolment;
    private final Witness witness;
    private final Rounds rounds;
    private boolean started;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread thread =
            Thread.ofPlatform().daemon().name("sealpost-certificates").unstarted(this::work);
    private final Thread watcher =
            Thread.ofPlatform().daemon().name("sealpost-witness").unstarted(this::watch);

    /// Who issues, and how names are proven.
    ///
    /// @param authorities the preferred one first
    /// @param records where answers to dns-01 are written; closed with the keeper
    /// @param edges where the host is reached; empty when nobody said
    public record Terms(
            KeySeal seal,
            List<CertificateAuthority> authorities,
            Subjects subjects,
            Optional<ZoneChallenges> records,
            List<IpAddress> edges) {
        public Terms {
            authorities = List.copyOf(authorities);
            edges = List.copyOf(edges);
        }
    }

    private Keeper(HostStore store, Terms terms, Outlook outlook, InstantSource clock) {
        this.store = store;
        this.outlook = outlook;
        this.records = terms.records();
        this.clock = clock;
        this.certificates = new ServedCertificates(store.certificates(), terms.seal(), clock, OPEN_KEYS);
        var names = new CertifiedNames(store.certificates(), clock);
        this.enrolment = new Enrolment(names, store.delegations(), terms.subjects());
        this.witness = new Witness(names, outlook.dns(), outlook.fetcher(), clock);
        this.rounds = new Rounds(
                new Rounds.Parts(
                        store.certificates(),
                        terms.seal(),
                        terms.authorities(),
                        preflight(store, terms.edges(), outlook.dns(), clock),
                        records.<ChallengeRecords>map(zone -> zone).orElse(ChallengeRecords.NONE),
                        certificates::refresh),
                store.alone() ? RoundSettings.ONE_EDGE : new RoundSettings(WORKERS, SPREADING),
                clock,
                RandomGenerator.getDefault());
    }

    /// @param outlook how to ask DNS and fetch from ourselves; closed with this
    public static Keeper open(HostStore store, Terms terms, Outlook outlook, InstantSource clock) {
        var keeper = new Keeper(store, terms, outlook, clock);
        keeper.certificates.refresh();
        return keeper;
    }

    private static Preflight preflight(HostStore store, List<IpAddress> edges, Dns dns, InstantSource clock) {
        List<Preflight> all = new ArrayList<>(List.of(
                new TombstonePreflight(host -> tombstone(store, host), clock),
                new DelegationPreflight(
                        (host, tenant) -> host.parent()
                                .flatMap(domain -> store.delegations().of(tenant, domain)),
                        new DelegationCheck(dns, QUESTIONS)),
                new CaaPreflight(dns, QUESTIONS)));
        if (!edges.isEmpty()) {
            all.add(new ReachPreflight(new EdgeReach(dns, edges, QUESTIONS)));
        }
        return Preflight.all(all);
    }

    private static Optional<Tombstone> tombstone(HostStore store, DomainName host) {
        return host.parent()
                .filter(domain -> store.delegations().of(domain).isEmpty())
                .flatMap(domain ->
                        store.delegations().tombstones(domain).stream().max(Comparator.comparing(Tombstone::until)));
    }

    private boolean isStopped(DomainName domain) {
        return store.served()
                .of(domain)
                .filter(served -> served.body().isEmpty())
                .isPresent();
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

    private void watch() {
        try {
            while (!closed.await(SPREADING.toMillis(), TimeUnit.MILLISECONDS)) {
                seen();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void seen() {
        try {
            witness.look(certificates.names());
        } catch (StoreFault | IllegalStateException unusable) {
            // The next look may find the store as it should be; the round before this says what is wrong with it.
        }
    }

    /// Sees that these domains get certificates, and only these; from the first time on orders are worked on.
    ///
    /// @param domains those that are served and bring no certificate of their own
    public void follow(List<DomainName> domains) {
        if (!started) {
            // Others on the same store may serve what is not served here: then only what was stopped for all goes.
            enrolment.inherit(certificates.names(), domain -> store.alone() || isStopped(domain));
        }
        enrolment.follow(domains);
        if (!started) {
            started = true;
            if (store.alone()) {
                rounds.recover();
            }
            thread.start();
            watcher.start();
        }
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

    /// The names that are near to being without a valid certificate, and how near.
    public Map<CertifiedName, Alarm> alarms() {
        Instant now = clock.instant();
        Collection<CertifiedName> names = certificates.names();
        Map<CertifiedName, Alarm> all = new TreeMap<>(Comparator.comparing(CertifiedName::name));
        names.forEach(name -> Alarm.of(name, now).ifPresent(alarm -> all.put(name, alarm)));
        return all;
    }

    @Override
    public void close() {
        closed.countDown();
        thread.interrupt();
        watcher.interrupt();
        try {
            thread.join();
            watcher.join();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        rounds.close();
        records.ifPresent(ZoneChallenges::close);
        outlook.close();
    }
}
