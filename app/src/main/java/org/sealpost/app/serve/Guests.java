package org.sealpost.app.serve;

import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import org.sealpost.app.web.Allowance;
import org.sealpost.app.web.Call;
import org.sealpost.app.web.Reply;

/// How often somebody who has not signed in may have a domain looked at.
final class Guests {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final Notices notices;
    private final InstantSource clock;
    private final int perMinute;
    private final Allowance allowance;

    Guests(Notices notices, InstantSource clock, int perMinute) {
        this.notices = notices;
        this.clock = clock;
        this.perMinute = perMinute;
        this.allowance = new Allowance(perMinute, Duration.ofMinutes(1));
    }

    /// What is answered instead; empty when the look is granted, and counted.
    Optional<Reply> refuse(Call call) {
        return allowance.take(call.from()).map(wait -> {
            long seconds = Math.max(1, wait.toSeconds() + 1);
            return notices.refuse(
                            call,
                            429,
                            "You checked " + perMinute + " domains this minute. Go on at "
                                    + TIME.format(clock.instant().plusSeconds(seconds)) + " UTC.")
                    .with("Retry-After", Long.toString(seconds));
        });
    }
}
