package org.sealpost.host.certificate;

import org.sealpost.protocol.name.DomainName;

/// How we prove to an authority that a name is ours to have certified. RFC 8555 §8.
public sealed interface Proof {
    /// A certificate of our own on port 443. RFC 8737 §3.
    record TlsAlpn01() implements Proof {}

    /// A text over HTTP on port 80. RFC 8555 §8.3.
    record Http01() implements Proof {}

    /// A TXT record. RFC 8555 §8.4.
    ///
    /// @param at where we write it: the name that `_acme-challenge` below the host is an alias of, or that name
    /// itself
    record Dns01(DomainName at) implements Proof {}

    /// As in an authority's messages and in the parameter of RFC 8657 §4.
    default String method() {
        return switch (this) {
            case TlsAlpn01 _ -> "tls-alpn-01";
            case Http01 _ -> "http-01";
            case Dns01 _ -> "dns-01";
        };
    }
}
