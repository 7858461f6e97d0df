package org.sealpost.host.acme;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// A clock that stands until it is moved.
final class TestClock implements InstantSource {
    // Near the real time, which the TLS of the JDK goes by.
    private volatile Instant now;

    public TestClock(Instant now) {
        this.now = now;
    }

    @Override
    public Instant instant() {
        return now;
    }

    public void to(Instant later) {
        if (later.isAfter(now)) {
            now = later;
        }
    }

    public void pass(Duration time) {
        now = now.plus(time);
    }
}
