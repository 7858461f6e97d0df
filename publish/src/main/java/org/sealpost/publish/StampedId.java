package org.sealpost.publish;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.sealpost.protocol.Octets;
import org.sealpost.protocol.mtasts.PolicyId;

/// An `id` as Sealpost makes it, such as `20261121T204500Z3f9a2c1b7d40`: when it was made, in UTC, and the first
/// 12 hex digits of the SHA-256 of the body that it names.
///
/// So a person can read it, no two bodies share one, and anyone who holds the body can tell whether the id is
/// its own. RFC 8461 §3.1: 1 to 32 letters or digits; 28 are used.
///
/// @param made whole seconds, of the years 1 to 9999
/// @param hash 12 digits of `0` to `9` and `a` to `f`
/// @see <a href="https://www.rfc-editor.org/rfc/rfc8461#section-3.1">RFC 8461 §3.1</a>
public record StampedId(Instant made, String hash) {
    private static final int HASH_OCTETS = 6;
    private static final Pattern FORM = Pattern.compile("([0-9]{8}T[0-9]{6}Z)([0-9a-f]{" + 2 * HASH_OCTETS + "})");
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);

    /// @throws IllegalArgumentException when it would not be an id
    public StampedId {
        made = made.truncatedTo(ChronoUnit.SECONDS);
        if (!FORM.matcher(stamp(made) + hash).matches()) {
            throw new IllegalArgumentException("not a time and a hash for an id: " + made + ", " + hash);
        }
    }

    /// The id of this body, made now.
    public static StampedId of(Octets body, Instant now) {
        return new StampedId(now, hashOf(body));
    }

    /// Empty when the id was not made so; then it says nothing of the body.
    public static Optional<StampedId> read(PolicyId id) {
        Matcher form = FORM.matcher(id.text());
        if (!form.matches()) {
            return Optional.empty();
        }
        try {
            Instant made = LocalDateTime.parse(form.group(1), TIME).toInstant(ZoneOffset.UTC);
            return Optional.of(new StampedId(made, form.group(2)));
        } catch (DateTimeParseException _) {
            return Optional.empty();
        }
    }

    /// As it stands in the record.
    public PolicyId id() {
        return new PolicyId(stamp(made) + hash);
    }

    /// Whether this is an id of that body.
    public boolean names(Octets body) {
        return hash.equals(hashOf(body));
    }

    @Override
    public String toString() {
        return id().text();
    }

    private static String stamp(Instant made) {
        return TIME.format(made.atOffset(ZoneOffset.UTC));
    }

    private static String hashOf(Octets body) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(body.toArray());
            return HexFormat.of().formatHex(digest, 0, HASH_OCTETS);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
