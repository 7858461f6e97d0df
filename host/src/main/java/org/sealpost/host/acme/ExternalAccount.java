package org.sealpost.host.acme;

import org.sealpost.protocol.Octets;

/// What binds our account to one that an authority's customer has elsewhere. RFC 8555 §7.3.4.
///
/// @param secret the key for HMAC-SHA-256; never shown
public record ExternalAccount(String keyId, Octets secret) {
    @Override
    public String toString() {
        return "external account " + keyId;
    }
}
