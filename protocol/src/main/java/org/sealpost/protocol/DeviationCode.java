package org.sealpost.protocol;

/// One way in which a text can depart from its grammar or from good practice. Each grammar has its own enum of
/// these.
public interface DeviationCode {
    /// The stable name, such as `mtasts.policy.max-age-too-large`; never reused, never renamed. A finding of the
    /// same fault has the same name.
    String id();

    /// The rule departed from.
    RfcRef rfc();

    /// Whether a text with this deviation has no value at all. `false` when a reader goes on as the RFC tells it
    /// to.
    boolean unusable();
}
