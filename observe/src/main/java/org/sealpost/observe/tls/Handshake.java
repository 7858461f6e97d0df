package org.sealpost.observe.tls;

import javax.net.ssl.SSLSocket;
import org.sealpost.observe.facts.TlsFault;
import org.sealpost.observe.facts.TlsSession;

/// How a TLS handshake ended.
public sealed interface Handshake {
    /// A session came about. Whether its certificate is any good stands in `session` alone: the socket itself
    /// trusts everybody, so what comes over it counts only when [TlsSession#valid] holds.
    record Established(SSLSocket socket, TlsSession session) implements Handshake {}

    /// No session; the socket is closed.
    ///
    /// @param detail what was seen, for evidence; untrusted
    record Failed(TlsFault fault, String detail) implements Handshake {}
}
