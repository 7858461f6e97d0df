package org.sealpost.host.certificate;

import org.sealpost.protocol.Octets;

/// A pair of keys as it may be stored: enciphered by a [KeySeal], which alone can open it.
///
/// @param sealedWith the mark of the sealing key, so that one that is missing can be named
/// @param octets opaque
public record SealedKey(String sealedWith, Octets octets) {
    @Override
    public String toString() {
        return "key sealed with " + sealedWith;
    }
}
