package org.sealpost.check.sender;

/// Over what a message goes to a mail server.
public sealed interface Channel {
    /// TLS with a server that has shown who it is.
    ///
    /// @param version such as `TLSv1.3`
    record Authenticated(By by, String version) implements Channel {}

    /// TLS with whoever answered; who stands in between can read along.
    record Encrypted(String version) implements Channel {}

    /// No TLS.
    record Clear() implements Channel {}

    /// By what a server is authenticated.
    enum By {
        /// A certificate of a public authority for its name, and a policy that lists it.
        MTA_STS,
        /// A TLSA record.
        DANE
    }
}
