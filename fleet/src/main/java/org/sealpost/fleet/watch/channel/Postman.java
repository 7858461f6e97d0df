package org.sealpost.fleet.watch.channel;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

/// Sends what waits in the outbox, each channel by itself, so that a slow one holds up nobody else.
public final class Postman {
    /// Longer than any channel takes.
    private static final Duration HOLD = Duration.ofMinutes(3);

    private static final int AT_ONCE = 32;

    private final Outbox outbox;
    private final Function<String, Optional<Channel>> channels;
    private final InstantSource clock;

    /// @param channels by their names; empty for one that is not there any more
    public Postman(Outbox outbox, Function<String, Optional<Channel>> channels, InstantSource clock) {
        this.outbox = outbox;
        this.channels = channels;
        this.clock = clock;
    }

    /// Sends what is due now.
    ///
    /// @return how many messages were tried
    public int round() {
        int tried = 0;
        List<Outbox.Waiting> some = outbox.take(clock.instant(), HOLD, AT_ONCE);
        while (!some.isEmpty()) {
            tried += some.size();
            try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
                some.forEach(each -> threads.execute(() -> send(each)));
            }
            some = outbox.take(clock.instant(), HOLD, AT_ONCE);
        }
        return tried;
    }

    private void send(Outbox.Waiting waiting) {
        Delivery delivery = channels.apply(waiting.channel())
                .map(channel -> channel.send(waiting.message()))
                .orElseGet(() -> new Delivery.Refused("the channel is not there any more"));
        Instant now = clock.instant();
        switch (delivery) {
            case Delivery.Delivered _ -> outbox.sent(waiting, now);
            case Delivery.Refused(String why) -> outbox.givenUp(waiting, now, why);
            case Delivery.Later(String why, Optional<Duration> after) ->
                Backoff.next(waiting.made(), waiting.attempts() + 1, after, now)
                        .ifPresentOrElse(
                                next -> outbox.later(waiting, next, why), () -> outbox.givenUp(waiting, now, why));
        }
    }
}
