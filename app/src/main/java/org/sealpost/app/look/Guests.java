package org.sealpost.app.look;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.sealpost.app.web.Allowance;
import org.sealpost.app.web.Call;

/// How often somebody who has not signed in may have a domain looked at.
public final class Guests {
    /// So many in a minute, whatever is in them.
    private static final int REQUESTS = 120;

    private final InstantSource clock;
    private final int perMinute;
    private final Allowance allowance;
    private final Allowance requests;

    public Guests(InstantSource clock, int perMinute) {
        this.clock = clock;
        this.perMinute = perMinute;
        this.allowance = new Allowance(perMinute, Duration.ofMinutes(1));
        this.requests = new Allowance(Math.max(REQUESTS, 2 * perMinute), Duration.ofMinutes(1));
    }

    /// The next look is not granted before then.
    public record Wait(Instant until, long seconds) {}

    /// Counts one look.
    ///
    /// @return empty when it is granted
    public Optional<Wait> take(Call call) {
        return allowance.take(call.from()).map(this::wait);
    }

    /// Counts a request before it is read what it asks for: a look is counted when one is granted, but whoever has
    /// none left is told so at once, and whoever asks for nothing that can be looked at does not do so for ever.
    ///
    /// @return empty when it is to be read
    public Optional<Wait> knock(Call head) {
        return requests.take(head.from()).or(() -> allowance.look(head.from())).map(this::wait);
    }

    private Wait wait(Duration time) {
        long seconds = Math.max(1, time.toSeconds() + 1);
        return new Wait(clock.instant().plusSeconds(seconds), seconds);
    }

    public int perMinute() {
        return perMinute;
    }
}
