package org.sealpost.lab.reply;

/// One reply that the lab gave.
///
/// @param kind what kind of server gave it
/// @param name what it was about: `mx1.a.example. A` for DNS, the server name for TLS, host and path for HTTP, host and
/// verb for SMTP; from a client, so escape it before showing
/// @param startNanos when the question had arrived, on the scale of [System#nanoTime]
/// @param endNanos when the reply left, on the same scale
public record Reply(Kind kind, String name, long startNanos, long endNanos) {
    /// The kinds of server.
    public enum Kind {
        DNS,
        TLS,
        HTTP,
        SMTP
    }
}
