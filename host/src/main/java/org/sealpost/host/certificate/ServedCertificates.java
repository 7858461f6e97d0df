package org.sealpost.host.certificate;

import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.sealpost.host.Certificates;
import org.sealpost.host.HttpChallenges;
import org.sealpost.host.Identity;
import org.sealpost.protocol.Octets;
import org.sealpost.protocol.name.DomainName;

/// The certificates and challenges of a store, as its listeners in this process show them. [#refresh] takes over what
/// changed; between, nothing is read from the store. Keys stay sealed until their name is first asked for.
public final class ServedCertificates implements Certificates, HttpChallenges {
    private static final int PAGE = 500;

    private final CertificateStore store;
    private final KeySeal seal;
    private final InstantSource clock;
    private final int mostOpen;
    private final KeyPair challengeKey = EcKeys.make();
    private final Map<DomainName, CertifiedName> names = new ConcurrentHashMap<>();
    private final Map<DomainName, Identity> open = new ConcurrentHashMap<>();
    private final Map<DomainName, String> faults = new ConcurrentHashMap<>();
    private final Map<Octets, X509Certificate> issuers = new ConcurrentHashMap<>();
    private long revision;

    /// @param mostOpen how many names may have their key open at once
    public ServedCertificates(CertificateStore store, KeySeal seal, InstantSource clock, int mostOpen) {
        this.store = store;
        this.seal = seal;
        this.clock = clock;
        this.mostOpen = mostOpen;
    }

    /// Takes over all that changed in the store since the last time, at first everything.
    ///
    /// @return how many names that were
    public synchronized int refresh() {
        int changed = 0;
        while (true) {
            List<CertificateStore.Stored> page = store.changedAfter(revision, PAGE);
            page.forEach(this::take);
            changed += page.size();
            if (page.size() < PAGE) {
                return changed;
            }
        }
    }

    private void take(CertificateStore.Stored stored) {
        revision = Math.max(revision, stored.revision());
        CertifiedName name = stored.name();
        if (name.phase() instanceof Phase.Withdrawn) {
            names.remove(name.name());
        } else {
            names.put(name.name(), name);
        }
        open.remove(name.name());
        faults.remove(name.name());
    }

    @Override
    public Optional<Identity> of(DomainName host) {
        return Optional.ofNullable(open.get(host))
                .or(() -> Optional.ofNullable(names.get(host))
                        .flatMap(name -> name.holding().current())
                        .flatMap(certificate -> opened(host, certificate)));
    }

    private Optional<Identity> opened(DomainName host, IssuedCertificate certificate) {
        try {
            List<X509Certificate> chain = certificate.certificates();
            for (int i = 1; i < chain.size(); i++) {
                // The same few issuers stand in all chains.
                X509Certificate issuer = chain.get(i);
                chain.set(i, issuers.computeIfAbsent(certificate.chain().get(i), _ -> issuer));
            }
            var identity = new Identity(
                    chain, seal.open(host.ascii(), certificate.key()).getPrivate());
            if (open.size() >= mostOpen) {
                // Any will do: what is asked for again is opened again.
                open.keySet().stream().limit(Math.ceilDiv(mostOpen, 2)).toList().forEach(open::remove);
            }
            open.put(host, identity);
            return Optional.of(identity);
        } catch (SealBroken | IllegalStateException broken) {
            faults.put(host, String.valueOf(broken.getMessage()));
            return Optional.empty();
        }
    }

    @Override
    public Optional<Identity> challenge(DomainName host) {
        return Optional.ofNullable(names.get(host))
                .filter(name -> name.subject().proof() instanceof Proof.TlsAlpn01)
                .flatMap(ServedCertificates::challenge)
                .map(running -> ChallengeCertificate.of(host, running.digest(), challengeKey, clock.instant()));
    }

    @Override
    public Optional<String> of(DomainName host, String token) {
        return Optional.ofNullable(names.get(host))
                .filter(name -> name.subject().proof() instanceof Proof.Http01)
                .flatMap(ServedCertificates::challenge)
                .filter(running -> running.token().equals(token))
                .map(RunningChallenge::keyAuthorization);
    }

    private static Optional<RunningChallenge> challenge(CertifiedName name) {
        return name.phase() instanceof Phase.Ordered(OpenOrder order) ? order.challenge() : Optional.empty();
    }

    /// All that is known of the names that were not withdrawn.
    public Collection<CertifiedName> names() {
        return List.copyOf(names.values());
    }

    /// The names whose certificates could not be shown, and why; each until it changes.
    public Map<DomainName, String> faults() {
        return new TreeMap<>(faults);
    }

    /// How many names have a certificate that is valid.
    public long ready() {
        Instant now = clock.instant();
        return names.values().stream()
                .filter(name -> name.holding()
                        .current()
                        .filter(certificate -> certificate.isValid(now))
                        .isPresent())
                .count();
    }
}
