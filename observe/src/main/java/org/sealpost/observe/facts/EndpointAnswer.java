package org.sealpost.observe.facts;

/// What a server that takes reports made of the question what may be done there. Nothing was posted.
public sealed interface EndpointAnswer {
    /// An HTTP response over a valid TLS session.
    ///
    /// @param status of the response to OPTIONS, which says little of what POST would get
    record Answered(int status, TlsSession tls) implements EndpointAnswer {}

    /// A session with certificate faults; nothing was asked over it.
    record Untrusted(TlsSession tls) implements EndpointAnswer {}

    record TlsFailed(TlsFault fault, String detail) implements EndpointAnswer {}

    /// TLS stood, and no HTTP response came.
    record NotHttp(String detail) implements EndpointAnswer {}

    record Unreachable(ConnectFault fault, String detail) implements EndpointAnswer {}
}
