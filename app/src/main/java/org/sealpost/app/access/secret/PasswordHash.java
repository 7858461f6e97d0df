package org.sealpost.app.access.secret;

import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.sealpost.protocol.Octets;

/// A password as it is kept, in the PHC string format: `$argon2id$v=19$m=19456,t=2,p=1$salt$hash`.
///
/// @param hash no text of it is shown by accident
public record PasswordHash(Argon2Cost cost, Octets salt, Octets hash) {
    private static final Pattern FORM = Pattern.compile("\\$argon2id\\$v=19\\$m=(\\d{1,7}),t=(\\d{1,2}),p=(\\d{1,2})\\$"
            + "([A-Za-z0-9+/]{11,86})\\$([A-Za-z0-9+/]{22,86})");

    /// Empty when the text is no such string.
    public static Optional<PasswordHash> read(String text) {
        Matcher match = FORM.matcher(text);
        if (!match.matches()) {
            return Optional.empty();
        }
        try {
            var cost = new Argon2Cost(number(match, 1), number(match, 2), number(match, 3));
            return Optional.of(new PasswordHash(cost, octets(match, 4), octets(match, 5)));
        } catch (IllegalArgumentException outOfBounds) {
            return Optional.empty();
        }
    }

    /// The PHC string.
    public String text() {
        return "$argon2id$v=19$m=" + cost.kibibytes() + ",t=" + cost.passes() + ",p=" + cost.lanes() + "$"
                + base64(salt) + "$" + base64(hash);
    }

    private static int number(Matcher match, int group) {
        return Integer.parseInt(match.group(group));
    }

    private static Octets octets(Matcher match, int group) {
        return Octets.of(Base64.getDecoder().decode(match.group(group)));
    }

    private static String base64(Octets octets) {
        return Base64.getEncoder().withoutPadding().encodeToString(octets.toArray());
    }

    @Override
    public String toString() {
        return "password hash of " + cost;
    }
}
