package org.sealpost.observe.facts;

import java.time.Duration;
import java.util.Optional;

/// What one address of the policy host did when asked for the policy file; every way that RFC 8461 §3.3 tells apart
/// has a name.
///
/// A body that counts exists only in [Served]: what an untrusted host said is in [Untrusted], for diagnosis alone.
public sealed interface PolicyFetch {
    /// The TLS session, valid or not, when there was one to the end of its handshake.
    default Optional<TlsSession> session() {
        return switch (this) {
            case Served(var _, TlsSession tls) -> Optional.of(tls);
            case OtherStatus(var _, TlsSession tls) -> Optional.of(tls);
            case Redirected(var _, var _, TlsSession tls) -> Optional.of(tls);
            case Untrusted(TlsSession tls, var _) -> Optional.of(tls);
            case TooLarge(var _, var _, TlsSession tls) -> Optional.of(tls);
            case TlsFailed _, TooSlow _, NotHttp _, Unreachable _ -> Optional.empty();
        };
    }

    /// Status 200 over a valid TLS session: what senders see.
    record Served(HttpAnswer answer, TlsSession tls) implements PolicyFetch {}

    /// Another status than 200 and 3xx, over a valid session.
    record OtherStatus(HttpAnswer answer, TlsSession tls) implements PolicyFetch {}

    /// Status 3xx over a valid session; it was not followed (RFC 8461 §3.3).
    ///
    /// @param location where it points, as written
    record Redirected(HttpAnswer answer, Optional<String> location, TlsSession tls) implements PolicyFetch {}

    /// A session with certificate faults.
    ///
    /// @param unproven what the host then said; nobody may believe it
    record Untrusted(TlsSession tls, Optional<HttpAnswer> unproven) implements PolicyFetch {}

    record TlsFailed(TlsFault fault, String detail) implements PolicyFetch {}

    /// The body goes on after `limit` octets, or says so beforehand.
    record TooLarge(int limit, HttpAnswer beginning, TlsSession tls) implements PolicyFetch {}

    /// The answer was not complete after `limit`, counted from the start of the connection; `octets` had come.
    record TooSlow(Duration limit, long octets) implements PolicyFetch {}

    /// TLS stood and what came was not an HTTP response, or broke off.
    record NotHttp(String detail) implements PolicyFetch {}

    record Unreachable(ConnectFault fault, String detail) implements PolicyFetch {}
}
