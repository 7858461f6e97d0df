package org.sealpost.lab.tls;

/// What a server of the lab does when a client begins TLS.
public enum TlsFault {
    /// It does its part, TLS 1.2 or 1.3.
    NONE,
    /// It does its part in TLS 1.2 alone.
    ONLY_1_2,
    /// It does its part in TLS 1.2 with a cipher suite in CBC alone.
    OLD_SUITE,
    /// It is so old that it refuses TLS 1.2 and newer: the alert `protocol_version`.
    OLD_VERSION,
    /// It answers the first message with the alert `handshake_failure`.
    ABORT,
    /// It closes the connection at the first message.
    CLOSE,
    /// It answers with something that is no TLS.
    GARBAGE,
    /// It never answers.
    SILENT
}
