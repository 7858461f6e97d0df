package org.sealpost.lab.dns;

/// What goes wrong with the answer to one question.
public enum DnsFault {
    SERVFAIL,
    REFUSED,
    /// No answer ever.
    TIMEOUT,
    /// Over UDP the answer is empty and marked as truncated; over TCP it is whole.
    TRUNCATED,
    /// Over UDP a forged answer with another id comes first.
    WRONG_ID,
    /// Over UDP the first question is never answered.
    LOST_ONCE,
    /// The signature has a bit turned over.
    BROKEN_SIGNATURE,
    /// The signature is left out.
    NO_SIGNATURE,
    /// A denial comes without SOA and proof.
    NO_SOA
}
