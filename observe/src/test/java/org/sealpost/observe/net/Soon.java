package org.sealpost.observe.net;

import java.time.Duration;

/// Deadlines of tests: long enough for any machine.
final class Soon {
    private Soon() {}

    static Deadline enough() {
        return Deadline.after(Duration.ofSeconds(20));
    }
}
