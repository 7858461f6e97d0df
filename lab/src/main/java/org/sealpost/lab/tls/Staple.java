package org.sealpost.lab.tls;

/// What a server of the lab tells of the revocation of its certificate in the handshake.
public enum Staple {
    /// It sends no OCSP response.
    NONE,
    /// It is not revoked.
    GOOD,
    /// It was revoked an hour ago, for its key was lost.
    REVOKED,
    /// The issuer does not know it.
    UNKNOWN,
    /// It was not revoked, by a response that has ended an hour ago.
    EXPIRED,
    /// It is not revoked, by the word of somebody who is not the issuer.
    FOREIGN,
    /// Another certificate is not revoked.
    OTHER
}
