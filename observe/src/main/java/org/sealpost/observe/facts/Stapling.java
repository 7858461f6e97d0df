package org.sealpost.observe.facts;

import java.time.Instant;
import java.util.Optional;
import org.sealpost.protocol.Octets;

/// What a server told, in the handshake and by itself, about the revocation of its certificate: an OCSP response.
/// Nobody else was asked.
///
/// @param demanded whether the certificate says that its server always sends one (RFC 7633)
/// @param response as it came, cut when it is long; empty when none came
/// @param standing what it says of the certificate at the time of observation
/// @param revokedAt since when the certificate is revoked
/// @param detail the reason of the revocation, or the validator's own words
/// @see <a href="https://www.rfc-editor.org/rfc/rfc6066#section-8">RFC 6066 §8</a>
public record Stapling(
        boolean demanded, Octets response, Standing standing, Optional<Instant> revokedAt, String detail) {
    public static final Stapling NONE = new Stapling(false, Octets.EMPTY, Standing.NOTHING_SENT, Optional.empty(), "");

    /// What an OCSP response is worth.
    public enum Standing {
        NOTHING_SENT,
        /// Not revoked, by the word of the issuer, which holds now.
        GOOD,
        REVOKED,
        /// The issuer does not know the certificate.
        UNKNOWN,
        /// Out of date, about another certificate, or not by the issuer.
        UNUSABLE,
        /// The chain is not valid, so there is no issuer to believe.
        NOT_JUDGED
    }
}
