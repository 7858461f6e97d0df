package org.sealpost.host.acme;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.sealpost.host.certificate.IssuedCertificate;
import org.sealpost.host.certificate.Renewal;

/// Chooses when to renew: within the window that the authority suggests, otherwise when two thirds of the lifetime
/// have passed, a twentieth earlier or later.
final class RenewalChoice {
    private static final double USUAL_PART = 2.0 / 3;
    private static final double JITTER = 0.05;
    private static final double LATEST_PART = 5.0 / 6;
    private static final int LEAST_USE = 3;
    private static final Duration USUAL_ASKING = Duration.ofHours(6);
    private static final Duration SHORTEST_ASKING = Duration.ofMinutes(1);
    private static final Duration LONGEST_ASKING = Duration.ofDays(1);

    private final RandomGenerator random;

    RenewalChoice(RandomGenerator random) {
        this.random = random;
    }

    /// For a certificate of which the authority has said nothing yet; it is asked at once. One that is old when it
    /// comes, as by a clock that is wrong, is used for a while too, or there would be no end of orders.
    Renewal fresh(IssuedCertificate certificate, Instant now) {
        Instant usual = usual(certificate);
        Instant soonest = now.plus(Duration.between(now, certificate.notAfter()).dividedBy(LEAST_USE));
        return new Renewal(usual.isBefore(soonest) ? soonest : usual, Optional.empty(), now);
    }

    private Instant usual(IssuedCertificate certificate) {
        return certificate.after(USUAL_PART + random.nextDouble(-JITTER, JITTER));
    }

    /// When the authority has no suggestions at all.
    Renewal unadvised(Renewal known) {
        return new Renewal(known.at(), known.window(), known.at());
    }

    /// When the authority could not be asked.
    Renewal unanswered(Renewal known, Instant now) {
        return new Renewal(known.at(), known.window(), now.plus(jittered(USUAL_ASKING)));
    }

    /// RFC 9773 §4.2: a random moment in the window, at once when that has passed. A moment that still lies in a
    /// window that has changed is kept. One that leaves too little time is brought forward.
    Renewal advised(Renewal known, IssuedCertificate certificate, Conversation.Advice advice, Instant now) {
        Duration again = advice.again()
                .map(wait -> wait.compareTo(SHORTEST_ASKING) < 0 ? SHORTEST_ASKING : wait)
                .map(wait -> wait.compareTo(LONGEST_ASKING) > 0 ? LONGEST_ASKING : wait)
                .orElseGet(() -> jittered(USUAL_ASKING));
        if (advice.window().isEmpty()) {
            Instant at = known.window().isEmpty() ? known.at() : usual(certificate);
            return new Renewal(at, Optional.empty(), now.plus(again));
        }
        Renewal.Window window = advice.window().get();
        boolean keep = known.window().isPresent() && window.contains(known.at());
        Instant at = keep ? known.at() : within(window);
        Instant latest = certificate.after(LATEST_PART);
        return new Renewal(at.isAfter(latest) ? latest : at, Optional.of(window), now.plus(again));
    }

    private Instant within(Renewal.Window window) {
        long seconds = Duration.between(window.start(), window.end()).toSeconds();
        return seconds < 1 ? window.start() : window.start().plusSeconds(random.nextLong(seconds));
    }

    private Duration jittered(Duration usual) {
        return Duration.ofMillis((long) (usual.toMillis() * random.nextDouble(1 - JITTER, 1 + JITTER)));
    }
}
