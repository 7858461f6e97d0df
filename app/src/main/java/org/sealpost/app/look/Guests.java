package org.sealpost.app.look;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.sealpost.app.web.Allowance;
import org.sealpost.app.web.Call;

/// How often somebody who has not signed in may have a domain looked at.
public final class Guests {
    private final InstantSource clock;
    private final int perMinute;
    private final Allowance allowance;

    public Guests(InstantSource clock, int perMinute) {
        this.clock = clock;
        this.perMinute = perMinute;
        this.allowance = new Allowance(perMinute, Duration.ofMinutes(1));
    }

    /// The next look is not granted before then.
    public record Wait(Instant until, long seconds) {}

    /// Counts one look.
    ///
    /// @return empty when it is granted
    public Optional<Wait> take(Call call) {
        return allowance.take(call.from()).map(wait -> {
            long seconds = Math.max(1, wait.toSeconds() + 1);
            return new Wait(clock.instant().plusSeconds(seconds), seconds);
        });
    }

    public int perMinute() {
        return perMinute;
    }
}
