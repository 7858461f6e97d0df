package org.sealpost.lab.tls;

/// The certificates that a server of the lab can present.
public enum CertificateKind {
    HEALTHY,
    EXPIRED,
    NOT_YET_VALID,
    /// Valid for five days more.
    EXPIRING_SOON,
    SELF_SIGNED,
    /// The leaf alone; the issuer is not sent.
    MISSING_INTERMEDIATE,
    /// A whole chain, to a root that nobody trusts.
    UNTRUSTED_ROOT,
    /// For `other.invalid` instead of the server's name.
    WRONG_NAME,
    /// The server's name in the subject's common name alone.
    CN_ONLY,
    /// The intermediate has expired, the leaf has not.
    ISSUER_EXPIRED,
    /// With a critical extension that nobody knows.
    CRITICAL_EXTENSION,
    /// For clients of TLS alone.
    CLIENT_ONLY,
    /// The root stands between the leaf and the intermediate.
    OUT_OF_ORDER,
    /// With an RSA key of 1024 bits.
    RSA_1024,
    /// The leaf is signed by way of SHA-1.
    SHA_1,
    /// Sound where an OCSP response comes with it: it demands one.
    MUST_STAPLE,
    /// Sound: with an RSA key of 2048 bits.
    RSA_2048,
    /// Sound: valid since a minute ago.
    FRESH,
    /// Sound: made for six days, five of them left.
    SHORT_LIVED,
    /// Sound: the root is sent too.
    ROOT_INCLUDED,
    /// Sound: an expired intermediate is sent too, which no path needs.
    EXPIRED_EXTRA,
    /// Sound: with an extension that nobody knows and nobody has to.
    UNKNOWN_EXTENSION
}
