package org.sealpost.observe.facts;

/// Why DNS gave no answer.
public enum DnsFault {
    /// A server said that it failed (SERVFAIL) and validation is not known to be the cause.
    SERVER_FAILURE,
    /// A server would not answer (REFUSED, NOTAUTH and the like).
    REFUSED,
    /// No answer came in time from any resolver.
    TIMED_OUT,
    /// The answer does not pass DNSSEC validation.
    BOGUS,
    /// The answer cannot be read or does not fit the question.
    MALFORMED,
    /// The chain of CNAMEs is longer than is followed, or has no end.
    ALIAS_CHAIN,
    /// No resolver could be reached at all; the fault may well be on our side.
    NO_RESOLVER
}
