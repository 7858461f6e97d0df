package org.sealpost.observe.facts;

/// What DNSSEC says of an answer.
///
/// @see <a href="https://www.rfc-editor.org/rfc/rfc4035#section-4.3">RFC 4035 §4.3</a>
public enum Dnssec {
    /// A chain of signatures leads from the trust anchor to the answer.
    SECURE,
    /// It is proven that no such chain exists: the zone is not signed.
    INSECURE,
    /// A chain should exist and does not hold; the answer is evidence and must not be used.
    BOGUS,
    /// It cannot be told, as when the resolver hands on no signatures.
    INDETERMINATE
}
