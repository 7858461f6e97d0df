package org.sealpost.observe.peer;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;

/// A certificate and its key.
public record Issued(X509Certificate certificate, PrivateKey key) {}
