package org.sealpost.app.access.sign;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Optional;
import org.sealpost.app.access.PersonId;
import org.sealpost.app.access.secret.SealedSecret;
import org.sealpost.app.access.secret.SecretBox;
import org.sealpost.host.certificate.SealBroken;
import org.sealpost.protocol.Octets;

/// Browsers with which somebody has proven who they are before. Each carries a mark, sealed for that
/// person alone: it lets nobody in, and any replica knows it again without keeping it.
record KnownBrowsers(SecretBox box, InstantSource clock, SecureRandom random) {
    static final Duration LIFE = Duration.ofDays(180);

    private static final String PLAIN = "[0-9a-f]{32} [0-9]{1,12}";
    private static final int OCTETS = 16;

    /// A new one, for a cookie.
    String make(PersonId person) {
        byte[] mark = new byte[OCTETS];
        random.nextBytes(mark);
        Instant ends = clock.instant().plus(LIFE);
        return box.seal(use(person), Octets.utf8(HexFormat.of().formatHex(mark) + " " + ends.getEpochSecond()))
                .text();
    }

    /// What tells this browser from others of the same person; empty when it is none of theirs, or its
    /// time is over.
    Optional<String> mark(PersonId person, String cookie) {
        String text;
        try {
            text = box.open(use(person), new SealedSecret(cookie)).utf8Lossy();
        } catch (SealBroken none) {
            return Optional.empty();
        }
        if (!text.matches(PLAIN)) {
            return Optional.empty();
        }
        String[] parts = text.split(" ", -1);
        return clock.instant().getEpochSecond() < Long.parseLong(parts[1])
                ? Optional.of(person.hex() + " " + parts[0])
                : Optional.empty();
    }

    private static String use(PersonId person) {
        return "known browser " + person.hex();
    }
}
