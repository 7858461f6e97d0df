package org.sealpost.app.access.secret;

import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Optional;
import org.bouncycastle.util.encoders.Base32;
import org.sealpost.protocol.Octets;

/// The codes of one authenticator app, which come from a common secret and the time (RFC 6238). SHA-1, six digits and
/// thirty seconds are what every app knows.
///
/// @param secret no text of it is shown by accident
public record Totp(Octets secret) {
    private static final int SECRET_OCTETS = 20;
    private static final int SECONDS = 30;
    private static final int DIGITS = 6;
    private static final int CODES = 1_000_000;
    /// Clocks may differ by a step (RFC 6238 §5.2).
    private static final int DRIFT = 1;

    /// A new one. RFC 4226 §4: 160 bits are recommended.
    public static Totp make(SecureRandom random) {
        byte[] octets = new byte[SECRET_OCTETS];
        random.nextBytes(octets);
        return new Totp(Octets.of(octets));
    }

    /// The number of the thirty seconds that a moment is in.
    public static long step(Instant at) {
        return Math.floorDiv(at.getEpochSecond(), SECONDS);
    }

    /// The code of a step.
    public String code(long step) {
        byte[] mac = Digests.hmac(
                "HmacSHA1",
                secret.toArray(),
                ByteBuffer.allocate(Long.BYTES).putLong(step).array());
        // RFC 4226 §5.3: the last four bits say where to read 31 bits.
        int place = mac[mac.length - 1] & 0xf;
        int number = ByteBuffer.wrap(mac).getInt(place) & 0x7fff_ffff;
        String digits = Integer.toString(number % CODES);
        return "0".repeat(DIGITS - digits.length()) + digits;
    }

    /// The step that a code is of, when it is of one that is near and later than the last one that was used: a code
    /// counts once (RFC 6238 §5.2).
    public Optional<Long> match(String code, Instant now, long lastUsed) {
        byte[] given = code.replace(" ", "").getBytes(StandardCharsets.UTF_8);
        Optional<Long> found = Optional.empty();
        for (long step = step(now) - DRIFT; step <= step(now) + DRIFT; step++) {
            boolean same = MessageDigest.isEqual(code(step).getBytes(StandardCharsets.UTF_8), given);
            if (same && step > lastUsed && found.isEmpty()) {
                found = Optional.of(step);
            }
        }
        return found;
    }

    /// The secret as people type it into an app.
    public String reveal() {
        return Base32.toBase32String(secret.toArray());
    }

    /// The address that apps read from a QR code.
    public String address(String issuer, String account) {
        return "otpauth://totp/" + encoded(issuer) + ":" + encoded(account) + "?secret=" + reveal() + "&issuer="
                + encoded(issuer) + "&algorithm=SHA1&digits=" + DIGITS + "&period=" + SECONDS;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    @Override
    public String toString() {
        return "secret of an authenticator app";
    }
}
