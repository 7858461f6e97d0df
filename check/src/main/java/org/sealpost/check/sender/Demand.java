package org.sealpost.check.sender;

/// What a sender demands of TLS at a server, DANE aside.
enum Demand {
    /// Nothing, and it does not look either.
    NOTHING,
    /// Nothing, and it reports what it would have refused (RFC 8461 §5, `testing`).
    REPORT,
    /// TLS, whatever the certificate.
    TLS,
    /// TLS with a certificate that is valid for the host (RFC 8461 §4.2).
    CERTIFICATE
}
