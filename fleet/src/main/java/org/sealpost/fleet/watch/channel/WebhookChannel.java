package org.sealpost.fleet.watch.channel;

import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;
import org.sealpost.fleet.watch.look.Remedy;
import org.sealpost.fleet.watch.notice.Item;
import org.sealpost.fleet.watch.notice.Message;
import tools.jackson.core.JsonGenerator;

/// A webhook for programs: JSON, signed.
final class WebhookChannel implements Channel {
    private final Post post;
    private final URI to;
    private final WebhookSignature signature;
    private final InstantSource clock;

    WebhookChannel(Post post, URI to, WebhookSignature signature, InstantSource clock) {
        this.post = post;
        this.to = to;
        this.signature = signature;
        this.clock = clock;
    }

    @Override
    public Delivery send(Message message) {
        String body = body(message);
        Instant now = clock.instant();
        return post.send(
                to,
                Map.of(
                        "webhook-id", message.id(),
                        "webhook-timestamp", Long.toString(now.getEpochSecond()),
                        "webhook-signature", signature.sign(message.id(), now, body)),
                body);
    }

    static String body(Message message) {
        return Json.of(json -> {
            json.writeStartObject();
            Json.text(json, "type", "alerts");
            Json.text(json, "id", message.id());
            Json.text(json, "timestamp", message.at().toString());
            Json.array(json, "alerts", () -> message.items().forEach(item -> write(json, item)));
            json.writeEndObject();
        });
    }

    private static void write(JsonGenerator json, Item item) {
        json.writeStartObject();
        Json.text(json, "event", item.word().name().toLowerCase(Locale.ROOT));
        Json.text(json, "level", item.level().name().toLowerCase(Locale.ROOT));
        Json.text(json, "what", item.what());
        Json.text(json, "subject", item.subject());
        Json.text(json, "title", item.telling().title());
        Json.text(json, "seen", item.telling().seen());
        Json.text(json, "fix", item.telling().fix());
        switch (item.word()) {
            case OPENED, WORSE -> remedy(json, Remedy.of(item.what(), item.subject(), item.level()));
            case RECOVERED -> {}
        }
        Json.text(json, "since", item.since().toString());
        Json.array(json, "domains", () -> item.domains().forEach(domain -> json.writeString(domain.ascii())));
        Json.array(json, "ids", () -> item.alerts().forEach(alert -> json.writeString(alert.text())));
        json.writeEndObject();
    }

    private static void remedy(JsonGenerator json, Remedy remedy) {
        Json.object(json, "remedy", () -> {
            Json.text(json, "what", remedy.word());
            if (remedy instanceof Remedy.ReadPlan(String plan)) {
                Json.text(json, "plan", plan);
            }
        });
    }
}
