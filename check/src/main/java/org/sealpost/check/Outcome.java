package org.sealpost.check;

/// The answer for a domain or for one aspect of it.
public enum Outcome {
    PASS,
    WARN,
    FAIL,
    /// Facts are missing, and nothing that is known fails.
    UNKNOWN,
    /// The question does not arise, as for a domain that takes no mail.
    NOT_APPLICABLE
}
