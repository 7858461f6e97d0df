package org.sealpost.app.store;

/// The storage cannot be asked just now, and nothing was begun: too many ask it at once, or it does not
/// answer. A little later it may.
public final class StoreBusy extends StoreFault {
    private static final long serialVersionUID = 1;

    StoreBusy(String message) {
        super(message);
    }

    StoreBusy(String message, Exception cause) {
        super(message, cause);
    }
}
