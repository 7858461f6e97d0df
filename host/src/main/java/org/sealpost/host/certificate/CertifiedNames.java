package org.sealpost.host.certificate;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.sealpost.protocol.Octets;
import org.sealpost.protocol.name.DomainName;

/// What people and other parts of the program say about names; orders are not placed here.
public final class CertifiedNames {
    private static final int TRIES = 20;

    private final CertificateStore store;
    private final InstantSource clock;

    public CertifiedNames(CertificateStore store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
    }

    /// From now on the name is to have a certificate. A name that is known keeps what it has; one that was withdrawn
    /// comes back.
    public CertifiedName enrol(Subject subject) {
        Instant now = clock.instant();
        return store.add(CertifiedName.fresh(subject, now))
                .map(CertificateStore.Stored::name)
                .or(() -> change(
                        subject.name(),
                        known -> known.phase() instanceof Phase.Withdrawn
                                ? known.with(subject).with(new Phase.Resting()).due(now)
                                : known.with(subject)))
                .orElseThrow(() -> new IllegalStateException(subject.name() + " went away while it was enrolled"));
    }

    /// The name is no longer served, and its certificate is not renewed. An order that is open lapses.
    public Optional<CertifiedName> withdraw(DomainName name) {
        Instant now = clock.instant();
        return change(
                name, known -> known.phase() instanceof Phase.Withdrawn ? known : known.with(new Phase.Withdrawn(now)));
    }

    /// Somebody fetched a policy from outside and was shown this certificate, and all was right.
    public Optional<CertifiedName> served(DomainName name, Octets fingerprint) {
        return change(name, known -> known.with(known.holding().served(fingerprint)));
    }

    /// Somebody fetched a policy from outside, and this certificate was not right. The one before comes back while it
    /// is valid, and a new one is ordered.
    public Optional<CertifiedName> refused(DomainName name, Octets fingerprint, String why) {
        Instant now = clock.instant();
        return change(name, known -> {
            boolean about = known.holding()
                    .current()
                    .filter(current -> current.fingerprint().equals(fingerprint))
                    .isPresent();
            if (!about || known.phase().isOpen()) {
                return known;
            }
            boolean back = known.holding()
                    .previous()
                    .filter(previous -> previous.isValid(now))
                    .isPresent();
            return known.with(back ? known.holding().refused() : known.holding())
                    .with(known.setbacks().hindered(now, why))
                    .renewing(new Renewal(now, Optional.empty(), now))
                    .due(now);
        });
    }

    /// The certificate is to be replaced at once, for example because its key is lost.
    public Optional<CertifiedName> renewNow(DomainName name) {
        Instant now = clock.instant();
        return change(
                name,
                known -> known.phase() instanceof Phase.Resting
                        ? known.renewing(new Renewal(now, Optional.empty(), now))
                                .with(new Setbacks(0, known.setbacks().last()))
                                .due(now)
                        : known);
    }

    private Optional<CertifiedName> change(DomainName name, UnaryOperator<CertifiedName> change) {
        for (int i = 0; i < TRIES; i++) {
            Optional<CertificateStore.Stored> known = store.of(name);
            if (known.isEmpty()) {
                return Optional.empty();
            }
            CertifiedName next = change.apply(known.get().name());
            if (next.equals(known.get().name())) {
                return Optional.of(next);
            }
            Optional<CertificateStore.Stored> done = store.replace(known.get(), next);
            if (done.isPresent()) {
                return Optional.of(next);
            }
        }
        throw new IllegalStateException(name + " is changed by others all the time");
    }
}
