package org.sealpost.app.access.sign;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.sealpost.app.access.PersonId;
import org.sealpost.app.access.secret.SealedSecret;
import org.sealpost.app.access.secret.SecretBox;
import org.sealpost.host.certificate.SealBroken;
import org.sealpost.protocol.Octets;

/// Browsers with which somebody has proven who they are before. Each carries a mark, sealed
/// together with whose it is: it lets nobody in, and any replica knows it again without keeping it.
record KnownBrowsers(SecretBox box, InstantSource clock, SecureRandom random) {
    static final Duration LIFE = Duration.ofDays(180);

    private static final String USE = "known browser";
    private static final Pattern PLAIN = Pattern.compile("([0-9a-f]{16}) ([0-9a-f]{32}) ([0-9]{1,12})");
    private static final int OCTETS = 16;

    /// A new one, for a cookie.
    String make(PersonId person) {
        byte[] mark = new byte[OCTETS];
        random.nextBytes(mark);
        Instant ends = clock.instant().plus(LIFE);
        String plain = person.hex() + " " + HexFormat.of().formatHex(mark) + " " + ends.getEpochSecond();
        return box.seal(USE, Octets.utf8(plain)).text();
    }

    /// What tells this browser from all others, whosever it is; empty when we did not make it, or its time is over.
    Optional<String> mark(String cookie) {
        return read(cookie).map(known -> known.group(1) + " " + known.group(2));
    }

    /// The same for one person; empty when it is none of theirs.
    Optional<String> mark(PersonId person, String cookie) {
        return mark(cookie).filter(mark -> mark.startsWith(person.hex() + " "));
    }

    private Optional<Matcher> read(String cookie) {
        try {
            Matcher known =
                    PLAIN.matcher(box.open(USE, new SealedSecret(cookie)).utf8Lossy());
            return known.matches() && clock.instant().getEpochSecond() < Long.parseLong(known.group(3))
                    ? Optional.of(known)
                    : Optional.empty();
        } catch (SealBroken none) {
            return Optional.empty();
        }
    }
}
