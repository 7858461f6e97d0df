package org.sealpost.observe.facts;

/// One reason why a presented chain is not valid for the name that was asked for.
///
/// @see <a href="https://www.rfc-editor.org/rfc/rfc8461#section-3.3">RFC 8461 §3.3</a>
public enum CertificateFault {
    /// The validity of the leaf has ended.
    EXPIRED,
    /// The validity of the leaf has not begun.
    NOT_YET_VALID,
    /// A certificate above the leaf is outside its validity, and no other path leads to a root.
    ISSUER_NOT_VALID_NOW,
    /// The leaf is signed with its own key and is no trusted root.
    SELF_SIGNED,
    /// The chain stops before a root: the issuer of its last certificate was not sent.
    MISSING_INTERMEDIATE,
    /// The chain is complete, and its root is not trusted.
    UNTRUSTED_ROOT,
    /// No DNS name of the certificate matches.
    NAME_MISMATCH,
    /// There is no DNS name in the certificate at all, and its CN would match: RFC 8461 §3.3 does not look at the
    /// CN.
    COMMON_NAME_ONLY,
    /// Path validation refuses the chain for another reason; see the detail.
    REJECTED
}
