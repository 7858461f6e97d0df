package org.sealpost.host.certificate;

/// A stored key does not open. The message says for the operator what to do; no part of a key is in it.
public final class SealBroken extends RuntimeException {
    private static final long serialVersionUID = 1;

    public SealBroken(String message) {
        super(message);
    }
}
