package org.sealpost.observe.facts;

import java.util.Set;

/// Where the observation was made from and what it could see from there.
///
/// @param validation how DNSSEC was judged
/// @param ipv4 whether this machine can send to IPv4 addresses
/// @param ipv6 whether this machine can send to IPv6 addresses
/// @param without the parts left out on request
public record Vantage(Validation validation, boolean ipv4, boolean ipv6, Set<Part> without) {
    public Vantage {
        without = Set.copyOf(without);
    }

    /// How the DNSSEC status of answers was found.
    public enum Validation {
        /// By our own validation from a trust anchor.
        OWN,
        /// The AD bit of a resolver that the user told us to trust.
        TRUSTED_RESOLVER,
        /// The resolver hands on no signatures: every answer is indeterminate.
        NO_SIGNATURES
    }
}
