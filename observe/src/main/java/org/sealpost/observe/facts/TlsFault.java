package org.sealpost.observe.facts;

/// Why a TLS handshake did not end in a session.
public enum TlsFault {
    /// No version in common with the peer (we offer 1.2 and 1.3).
    VERSION,
    /// The peer ended the handshake with an alert.
    ALERT,
    /// The peer closed or reset the connection.
    CLOSED,
    /// What came was not TLS.
    NOT_TLS,
    /// It did not end in time.
    TIMED_OUT,
    /// Anything else; see the detail.
    OTHER
}
