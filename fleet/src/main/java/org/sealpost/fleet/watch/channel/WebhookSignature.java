package org.sealpost.fleet.watch.channel;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Proves to the receiver of a webhook that we sent it, now, and nobody changed it: HMAC-SHA256 (RFC 2104) over the
/// id, the time and the body. The form is that of the Standard Webhooks, for which receivers have libraries.
///
/// A receiver checks the signature, refuses a time more than five minutes from its own clock, and an id that it has
/// seen.
public final class WebhookSignature {
    /// How far the clocks may be apart.
    public static final Duration TOLERANCE = Duration.ofMinutes(5);

    private static final String SECRET = "whsec_";
    private static final String VERSION = "v1,";
    private static final String ALGORITHM = "HmacSHA256";
    private static final int SHORTEST = 24;
    private static final int LONGEST = 64;

    private final byte[] key;

    private WebhookSignature(byte[] key) {
        this.key = key;
    }

    /// @param secret `whsec_` and 24 to 64 octets in Base64
    /// @return empty when it is none
    public static Optional<WebhookSignature> read(String secret) {
        if (!secret.startsWith(SECRET)) {
            return Optional.empty();
        }
        try {
            byte[] key = Base64.getDecoder().decode(secret.substring(SECRET.length()));
            return key.length < SHORTEST || key.length > LONGEST
                    ? Optional.empty()
                    : Optional.of(new WebhookSignature(key));
        } catch (IllegalArgumentException noBase64) {
            return Optional.empty();
        }
    }

    /// The value of the header `webhook-signature`.
    ///
    /// @param at to the second: the header `webhook-timestamp`
    public String sign(String id, Instant at, String body) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            byte[] signed = (id + "." + at.getEpochSecond() + "." + body).getBytes(StandardCharsets.UTF_8);
            return VERSION + Base64.getEncoder().encodeToString(mac.doFinal(signed));
        } catch (GeneralSecurityException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }

    /// What a receiver does, but for remembering ids.
    ///
    /// @param header may hold several signatures with spaces between them
    public boolean holds(String id, Instant at, String body, String header, Instant now) {
        byte[] right = sign(id, at, body).getBytes(StandardCharsets.UTF_8);
        return Duration.between(at, now).abs().compareTo(TOLERANCE) <= 0
                && Arrays.stream(header.split(" "))
                        .anyMatch(each -> MessageDigest.isEqual(right, each.getBytes(StandardCharsets.UTF_8)));
    }

    /// Nothing of the secret.
    @Override
    public String toString() {
        return "webhook signature";
    }
}
