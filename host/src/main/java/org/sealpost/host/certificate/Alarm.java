package org.sealpost.host.certificate;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// How near a name is to being without a valid certificate.
public enum Alarm {
    /// A third of the lifetime is left, and the renewal that was due has not come.
    THIRD_LEFT,
    /// A sixth of the lifetime is left.
    SIXTH_LEFT,
    /// The certificate is no longer valid.
    EXPIRED;

    /// How long a renewal may be under way before its lateness counts, as a part of the lifetime.
    private static final double UNDER_WAY = 1.0 / 60;

    /// Empty when all is well; also for a name that waits for its first certificate.
    public static Optional<Alarm> of(CertifiedName name, Instant now) {
        if (name.phase() instanceof Phase.Withdrawn || name.holding().current().isEmpty()) {
            return Optional.empty();
        }
        IssuedCertificate current = name.holding().current().get();
        if (!now.isBefore(current.notAfter())) {
            return Optional.of(EXPIRED);
        }
        if (!now.isBefore(current.after(5.0 / 6))) {
            return Optional.of(SIXTH_LEFT);
        }
        Duration grace = Duration.ofMillis((long) (current.lifetime().toMillis() * UNDER_WAY));
        boolean late = name.renewal().isPresent()
                && !now.isBefore(name.renewal().get().at().plus(grace));
        boolean failing = name.setbacks().inRow() > 0;
        return !now.isBefore(current.after(2.0 / 3)) && (late || failing) ? Optional.of(THIRD_LEFT) : Optional.empty();
    }
}
