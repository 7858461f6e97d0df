package org.sealpost.app.access.secret;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;

/// Stands in every form of a session and comes back with it: other sites cannot know it. It follows from the secret
/// in the cookie and does not give it away, so it is kept nowhere.
public record CsrfToken(String text) {
    private static final byte[] PURPOSE = "sealpost form".getBytes(StandardCharsets.US_ASCII);

    public static CsrfToken of(Secret session) {
        return new CsrfToken(Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(
                        Digests.hmac("HmacSHA256", session.reveal().getBytes(StandardCharsets.US_ASCII), PURPOSE)));
    }

    /// @param given what came with a form
    public boolean matches(String given) {
        return MessageDigest.isEqual(text.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String toString() {
        return "form token";
    }
}
