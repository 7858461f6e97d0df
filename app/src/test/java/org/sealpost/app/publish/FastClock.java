package org.sealpost.app.publish;

import java.time.Instant;
import java.time.InstantSource;

/// The time of a life: it stands, and is moved on.
public final class FastClock implements InstantSource {
    private volatile Instant now = Instant.parse("2026-03-02T00:00:00Z");

    @Override
    public Instant instant() {
        return now;
    }

    public void to(Instant later) {
        if (later.isAfter(now)) {
            now = later;
        }
    }
}
