package org.sealpost.protocol.tlsrpt;

import org.sealpost.protocol.name.DomainName;

/// Where reports go: one URI of a `rua`.
public sealed interface Destination {
    /// As it was written, untrusted.
    String uri();

    /// By mail.
    ///
    /// @param address the decoded address, such as `tlsrpt@example.org`
    /// @param domain what follows its `@`
    record Mail(String uri, String address, DomainName domain) implements Destination {}

    /// By POST.
    ///
    /// @param host whose server takes them
    record Https(String uri, DomainName host) implements Destination {
        /// The port of the URI, 443 when it names none.
        public int port() {
            return UriGrammar.port(uri).orElse(UriGrammar.HTTPS_PORT);
        }

        /// What a request asks for: path and query, `/` at least.
        public String target() {
            return UriGrammar.target(uri);
        }
    }

    /// A URI that no report can be sent to: another scheme, or no whole address or host in it.
    record Unusable(String uri) implements Destination {}

    /// The destination that a URI means.
    ///
    /// @throws IllegalArgumentException when `uri` cannot stand in a `rua`
    static Destination of(String uri) {
        return DestinationParser.read(uri).orElseThrow(() -> new IllegalArgumentException("not a destination: " + uri));
    }
}
