package org.sealpost.app.access.secret;

import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.sealpost.host.certificate.SealedKey;
import org.sealpost.protocol.Octets;

/// A secret as it may be stored: enciphered by a [SecretBox], which alone can open it.
///
/// @param text which sealing key it needs, and the rest opaque
public record SealedSecret(String text) {
    private static final Pattern FORM = Pattern.compile("sealed1\\.([0-9a-z]{1,40})\\.([A-Za-z0-9_-]{1,1000000})");

    static SealedSecret of(SealedKey sealed) {
        return new SealedSecret("sealed1." + sealed.sealedWith() + "."
                + Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString(sealed.octets().toArray()));
    }

    /// Empty when the text is nothing that we sealed.
    Optional<SealedKey> parts() {
        Matcher match = FORM.matcher(text);
        try {
            return match.matches()
                    ? Optional.of(new SealedKey(
                            match.group(1), Octets.of(Base64.getUrlDecoder().decode(match.group(2)))))
                    : Optional.empty();
        } catch (IllegalArgumentException noBase64) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return "sealed secret";
    }
}
