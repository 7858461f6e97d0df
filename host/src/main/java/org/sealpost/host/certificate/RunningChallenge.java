package org.sealpost.host.certificate;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Base64;
import org.sealpost.protocol.Octets;

/// A proof that an authority may ask for at any moment, at any of our edges. RFC 8555 §8.1.
///
/// @param token names it; part of the path for http-01
/// @param keyAuthorization what must be shown; not a secret
/// @param shown since when it stands for the edges to find
/// @param answered whether the authority was told that it may look
public record RunningChallenge(String token, String keyAuthorization, Instant shown, boolean answered) {
    public RunningChallenge told() {
        return new RunningChallenge(token, keyAuthorization, shown, true);
    }

    /// What tls-alpn-01 puts into its certificate. RFC 8737 §3.
    public Octets digest() {
        try {
            return Octets.of(
                    MessageDigest.getInstance("SHA-256").digest(keyAuthorization.getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /// What dns-01 puts into its record. RFC 8555 §8.4.
    public String text() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(digest().toArray());
    }
}
