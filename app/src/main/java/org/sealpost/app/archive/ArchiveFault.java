package org.sealpost.app.archive;

/// A backup cannot be used; the message is a sentence for the person who restores it.
public final class ArchiveFault extends RuntimeException {
    private static final long serialVersionUID = 1;

    public ArchiveFault(String message) {
        super(message);
    }

    ArchiveFault(String message, Exception cause) {
        super(message, cause);
    }
}
