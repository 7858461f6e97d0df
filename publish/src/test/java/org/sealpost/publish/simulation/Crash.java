package org.sealpost.publish.simulation;

/// The controller is killed.
final class Crash extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Crash() {
        super(null, null, false, false);
    }
}
