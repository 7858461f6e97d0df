package org.sealpost.host.acme;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.sealpost.host.certificate.CertifiedName;
import org.sealpost.host.certificate.OpenOrder;
import org.sealpost.host.certificate.Phase;
import org.sealpost.host.certificate.Proof;
import org.sealpost.host.certificate.Setbacks;

/// What becomes of a name when something went wrong.
final class Failing {
    private static final Duration BUSY = Duration.ofMinutes(5);

    private final Accounts accounts;
    private final ChallengeRecords records;
    private final RandomGenerator random;

    Failing(Accounts accounts, ChallengeRecords records, RandomGenerator random) {
        this.accounts = accounts;
        this.records = records;
        this.random = random;
    }

    /// The order is over without a certificate; the next one waits longer than this one did.
    Turn orderLost(CertifiedName name, String why, Instant now) {
        if (name.phase() instanceof Phase.Ordered(OpenOrder order)) {
            cleared(name, order);
        }
        Setbacks setbacks = name.setbacks().and(now, why);
        return Turn.until(
                name.with(new Phase.Resting()).with(setbacks), now.plus(BackOff.after(setbacks.inRow(), random)));
    }

    /// The authority has too much to do, or we asked too much; what is open stays open.
    Turn busy(CertifiedName name, CertificateAuthority authority, Optional<Duration> after, String why, Instant now) {
        accounts.fault(authority, after);
        return Turn.until(name.with(name.setbacks().hindered(now, why)), now.plus(after.orElse(BUSY)));
    }

    /// The authority did not answer as it should; what is open stays open.
    Turn faulty(CertifiedName name, CertificateAuthority authority, String why, Instant now) {
        accounts.fault(authority, Optional.empty());
        Instant again = accounts.closedUntil(authority).orElse(now.plus(BackOff.after(1, random)));
        return Turn.until(name.with(name.setbacks().hindered(now, authority.name() + ": " + why)), again);
    }

    /// Takes the record of a challenge away. One that stays does no harm: the next one takes its place.
    void cleared(CertifiedName name, OpenOrder order) {
        if (name.subject().proof() instanceof Proof.Dns01(var at)) {
            order.challenge().ifPresent(challenge -> records.remove(at, challenge.text()));
        }
    }
}
