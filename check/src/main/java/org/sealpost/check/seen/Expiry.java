package org.sealpost.check.seen;

import java.time.Duration;
import java.time.Instant;
import org.sealpost.observe.facts.Certificate;

/// How much is left of a certificate.
public final class Expiry {
    private static final Duration SOON = Duration.ofDays(14);
    private static final int PART = 6;

    private Expiry() {}

    /// Whether less is left than a renewal in time would leave: two weeks, or a sixth of its life if that is shorter.
    /// Renewal is usual when a third is left.
    public static boolean isSoon(Certificate certificate, Instant now) {
        Duration part = Duration.between(certificate.notBefore(), certificate.notAfter())
                .dividedBy(PART);
        return now.plus(part.compareTo(SOON) < 0 ? part : SOON).isAfter(certificate.notAfter());
    }
}
