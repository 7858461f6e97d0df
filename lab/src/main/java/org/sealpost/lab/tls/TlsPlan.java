package org.sealpost.lab.tls;

/// How a server does TLS.
///
/// @param byName whether a client must ask for the server's name to get this certificate; it gets one for another
/// name otherwise
/// @param staple what it tells of revocation
public record TlsPlan(TlsFault fault, CertificatePlan certificate, boolean byName, Staple staple) {}
