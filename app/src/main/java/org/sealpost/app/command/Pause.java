package org.sealpost.app.command;

import java.time.Duration;

/// How time passes between two looks at the same thing.
@FunctionalInterface
public interface Pause {
    /// No second look.
    Pause NONE = time -> false;

    /// Time passes as it does.
    Pause SLEEP = time -> {
        try {
            Thread.sleep(time);
            return true;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    };

    /// Comes back when the time is over.
    ///
    /// @return whether to go on
    boolean pass(Duration time);
}
