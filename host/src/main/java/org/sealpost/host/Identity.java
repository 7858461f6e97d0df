package org.sealpost.host;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;

/// A certificate with the chain below its root, and its key.
///
/// @param chain its own certificate first
public record Identity(List<X509Certificate> chain, PrivateKey key) {
    public Identity {
        chain = List.copyOf(chain);
    }

    /// Without the key.
    @Override
    public String toString() {
        return "identity of " + chain.getFirst().getSubjectX500Principal();
    }
}
