package org.sealpost.app.trace;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import org.sealpost.fleet.watch.channel.Channel;
import org.sealpost.fleet.watch.channel.Delivery;
import org.sealpost.fleet.watch.notice.Message;

/// Tells how long deliveries take.
///
/// @param name of the channel
public record TracedChannel(String name, Channel channel, Traces traces, InstantSource clock) implements Channel {
    @Override
    public Delivery send(Message message) {
        Instant began = clock.instant();
        Delivery delivery = channel.send(message);
        traces.span(new Traces.Span(
                Traces.Kind.SENDING,
                "deliver",
                began,
                Duration.between(began, clock.instant()),
                !(delivery instanceof Delivery.Delivered),
                Map.of("sealpost.channel", name, "sealpost.result", word(delivery))));
        return delivery;
    }

    private static String word(Delivery delivery) {
        return switch (delivery) {
            case Delivery.Delivered _ -> "delivered";
            case Delivery.Refused _ -> "refused";
            case Delivery.Later _ -> "later";
        };
    }
}
