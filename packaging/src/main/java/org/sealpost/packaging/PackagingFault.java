package org.sealpost.packaging;

/// The archive cannot be made as things are; the message says what to do.
final class PackagingFault extends RuntimeException {
    private static final long serialVersionUID = 1;

    PackagingFault(String message) {
        super(message);
    }
}
