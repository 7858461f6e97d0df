package org.sealpost.app.access.oidc;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import org.sealpost.app.access.secret.SealedSecret;
import org.sealpost.app.access.secret.SecretBox;
import org.sealpost.host.certificate.SealBroken;
import org.sealpost.protocol.Octets;

/// What a browser carries along, sealed, while it is at the service: so any replica can take it back, and an answer
/// that another browser asked for is none.
///
/// @param state comes back in the address
/// @param nonce comes back in the token
/// @param verifier proves that whoever brings the code asked for it (RFC 7636)
/// @param person who is to be joined with the identity, as 16 hexadecimal digits; empty to sign in
record Errand(String state, String nonce, String verifier, String person, Instant at) {
    private static final Duration LONGEST = Duration.ofMinutes(10);
    private static final String USE = "openid errand";
    private static final String PLAIN =
            "[A-Za-z0-9_-]{43} [A-Za-z0-9_-]{43} [A-Za-z0-9_-]{43} [0-9a-f]{0,16} [0-9]{1,12}";
    private static final int OCTETS = 32;

    static Errand make(SecureRandom random, String person, Instant now) {
        return new Errand(text(random), text(random), text(random), person, now);
    }

    private static String text(SecureRandom random) {
        byte[] octets = new byte[OCTETS];
        random.nextBytes(octets);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(octets);
    }

    /// What stands in the first address for the verifier (RFC 7636 §4.2).
    String challenge() {
        try {
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(
                            MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    String sealed(SecretBox box) {
        return box.seal(
                        USE,
                        Octets.utf8(
                                String.join(" ", state, nonce, verifier, person, Long.toString(at.getEpochSecond()))))
                .text();
    }

    /// Empty when it is none of ours, or too old, or belongs to another state.
    static Optional<Errand> open(SecretBox box, String cookie, String state, Instant now) {
        String text;
        try {
            text = box.open(USE, new SealedSecret(cookie)).utf8Lossy();
        } catch (SealBroken none) {
            return Optional.empty();
        }
        if (!text.matches(PLAIN)) {
            return Optional.empty();
        }
        String[] parts = text.split(" ", -1);
        var errand =
                new Errand(parts[0], parts[1], parts[2], parts[3], Instant.ofEpochSecond(Long.parseLong(parts[4])));
        boolean same = MessageDigest.isEqual(
                errand.state().getBytes(StandardCharsets.UTF_8), state.getBytes(StandardCharsets.UTF_8));
        return same && now.isBefore(errand.at().plus(LONGEST)) ? Optional.of(errand) : Optional.empty();
    }

    @Override
    public String toString() {
        return "errand";
    }
}
