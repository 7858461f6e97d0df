package org.sealpost.app.store;

/// Our own storage does not do what it should; the message ends a sentence that names the file.
public sealed class StoreFault extends RuntimeException permits StoreBusy {
    private static final long serialVersionUID = 1;

    StoreFault(String message) {
        super(message);
    }

    StoreFault(String message, Exception cause) {
        super(message, cause);
    }

    StoreFault(Exception cause) {
        super(String.valueOf(cause.getMessage()), cause);
    }
}
