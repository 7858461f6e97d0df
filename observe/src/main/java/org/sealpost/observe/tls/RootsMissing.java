package org.sealpost.observe.tls;

/// Java itself was installed without the certificate authorities that it is asked to trust.
public final class RootsMissing extends IllegalStateException {
    private static final long serialVersionUID = 1;

    /// @param message a clause that begins with its subject
    public RootsMissing(String message) {
        super(message);
    }
}
