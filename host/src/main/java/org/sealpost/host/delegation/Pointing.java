package org.sealpost.host.delegation;

/// Where a name that a customer is to delegate leads.
public sealed interface Pointing {
    /// To our target.
    record Here() implements Pointing {}

    /// @param seen the target of its CNAME record, or the records that stand there instead; untrusted
    record Elsewhere(String seen) implements Pointing {}

    /// Nothing stands there.
    record Absent() implements Pointing {}

    /// DNS did not say.
    ///
    /// @param why untrusted
    record Unknown(String why) implements Pointing {}
}
