package org.sealpost.app.host;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.sealpost.host.certificate.CertifiedName;
import org.sealpost.host.certificate.CertifiedNames;
import org.sealpost.host.certificate.IssuedCertificate;
import org.sealpost.observe.dns.Dns;
import org.sealpost.observe.facts.Certificate;
import org.sealpost.observe.facts.TlsSession;
import org.sealpost.observe.https.PolicyFetcher;
import org.sealpost.observe.net.Deadline;
import org.sealpost.protocol.Octets;
import org.sealpost.protocol.name.IpAddress;

/// Fetches by a certificate that took the place of another, as senders do: the one before is kept until this one was
/// seen at work, and comes back when this one is no good.
final class Witness {
    private static final Duration AGAIN = Duration.ofMinutes(5);
    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final int AT_ONCE = 20;

    private final CertifiedNames names;
    private final Dns dns;
    private final PolicyFetcher fetcher;
    private final InstantSource clock;
    private final Map<Octets, Instant> tried = new HashMap<>();
    /// Each is refused once: a loop of orders would help nobody.
    private final Set<Octets> refused = new HashSet<>();

    Witness(CertifiedNames names, Dns dns, PolicyFetcher fetcher, InstantSource clock) {
        this.names = names;
        this.dns = dns;
        this.fetcher = fetcher;
        this.clock = clock;
    }

    /// Looks at some of those that are to be looked at.
    void look(Collection<CertifiedName> known) {
        Instant now = clock.instant();
        tried.values().removeIf(at -> !now.isBefore(at.plus(AGAIN)));
        List<CertifiedName> due = known.stream()
                .filter(Witness::isUnseen)
                .filter(name -> !tried.containsKey(fingerprint(name)))
                .limit(AT_ONCE)
                .toList();
        for (CertifiedName name : due) {
            tried.put(fingerprint(name), now);
            look(name);
        }
    }

    private static boolean isUnseen(CertifiedName name) {
        return name.holding().current().isPresent() && name.holding().previous().isPresent();
    }

    private static Octets fingerprint(CertifiedName name) {
        return name.holding().current().orElseThrow().fingerprint();
    }

    private void look(CertifiedName name) {
        Octets current = fingerprint(name);
        Deadline deadline = Deadline.after(LIMIT);
        List<IpAddress> addresses = dns.addresses(name.name(), deadline).known();
        boolean all = !addresses.isEmpty();
        for (IpAddress address : addresses) {
            Optional<TlsSession> session =
                    fetcher.fetch(name.name(), address, deadline).outcome().session();
            boolean shown = session.flatMap(TlsSession::leaf)
                    .map(Certificate::der)
                    .map(IssuedCertificate::fingerprint)
                    .filter(current::equals)
                    .isPresent();
            all &= shown && session.get().valid();
            if (shown && !session.get().valid() && refused.add(current)) {
                var _ = names.refused(
                        name.name(),
                        current,
                        "Senders refuse the certificate: " + session.get().detail());
                return;
            }
        }
        if (all) {
            var _ = names.served(name.name(), current);
        }
    }
}
