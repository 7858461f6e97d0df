package org.sealpost.publish.dns.provider;

import org.sealpost.publish.dns.DnsWriter;

/// A writer, or why there is none.
public sealed interface Opening {
    /// @param writer to be closed by the caller
    record Opened(Provider provider, DnsWriter writer) implements Opening {}

    /// @param why one sentence that says what to do; never with a secret in it
    record Refused(String why) implements Opening {}
}
