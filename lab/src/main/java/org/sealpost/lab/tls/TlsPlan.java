package org.sealpost.lab.tls;

/// How a server does TLS.
public record TlsPlan(TlsFault fault, CertificatePlan certificate) {}
