package org.sealpost.fleet.watch.alert;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import org.sealpost.fleet.watch.Cause;

/// Names one alert through its life. It follows from the cause and when it was first seen, so two replicas give the
/// same name.
///
/// @param text 16 hexadecimal digits
public record AlertId(String text) {
    private static final int OCTETS = 8;

    static AlertId of(Cause cause, Instant first) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256")
                    .digest((cause.domain() + "\n" + cause.what() + "\n" + cause.subject() + "\n" + first)
                            .getBytes(StandardCharsets.UTF_8));
            return new AlertId(HexFormat.of().formatHex(hash, 0, OCTETS));
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }

    /// The id of a text; empty when it cannot be one.
    public static Optional<AlertId> read(String text) {
        return text.matches("[0-9a-f]{16}") ? Optional.of(new AlertId(text)) : Optional.empty();
    }
}
