package org.sealpost.app.trace;

import java.util.function.Consumer;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/// What the library says of a collector that does not answer, told as everything else of the service is. The library
/// itself takes care that it is not said too often.
final class Complaints extends Handler {
    /// Kept, because the registry of loggers does not keep it.
    private final Logger logger = Logger.getLogger("io.opentelemetry");

    private final Consumer<String> problem;

    /// @param problem given a sentence without a full stop, not yet escaped
    Complaints(Consumer<String> problem) {
        this.problem = problem;
    }

    /// From now on, and nowhere else.
    void listen() {
        logger.setUseParentHandlers(false);
        logger.addHandler(this);
    }

    @Override
    public void publish(LogRecord said) {
        if (said.getLevel().intValue() >= Level.WARNING.intValue()) {
            problem.accept("traces are not sent: " + said.getMessage());
        }
    }

    @Override
    public void flush() {
        // Nothing is held back.
    }

    @Override
    public void close() {
        logger.removeHandler(this);
    }
}
