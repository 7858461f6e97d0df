package org.sealpost.fleet.watch.channel;

import java.net.URI;
import java.util.Map;
import org.sealpost.fleet.watch.notice.Message;
import tools.jackson.core.JsonGenerator;

/// A webhook of Microsoft Teams: an adaptive card. Its texts stand in runs of rich text, in which no Markdown is
/// read.
final class TeamsChannel implements Channel {
    private final Post post;
    private final URI to;
    private final MessageText text;

    TeamsChannel(Post post, URI to, MessageText text) {
        this.post = post;
        this.to = to;
        this.text = text;
    }

    @Override
    public Delivery send(Message message) {
        return post.send(to, Map.of(), body(text.subject(message), text.body(message)));
    }

    static String body(String subject, String words) {
        return Json.of(json -> {
            json.writeStartObject();
            Json.text(json, "type", "message");
            Json.array(json, "attachments", () -> {
                json.writeStartObject();
                Json.text(json, "contentType", "application/vnd.microsoft.card.adaptive");
                Json.object(json, "content", () -> {
                    Json.text(json, "type", "AdaptiveCard");
                    Json.text(json, "version", "1.4");
                    Json.array(json, "body", () -> {
                        run(json, subject, true);
                        words.lines().forEach(line -> run(json, line, false));
                    });
                });
                json.writeEndObject();
            });
            json.writeEndObject();
        });
    }

    private static void run(JsonGenerator json, String line, boolean strong) {
        json.writeStartObject();
        Json.text(json, "type", "RichTextBlock");
        Json.array(json, "inlines", () -> {
            json.writeStartObject();
            Json.text(json, "type", "TextRun");
            Json.text(json, "text", line);
            Json.text(json, "weight", strong ? "Bolder" : "Default");
            json.writeEndObject();
        });
        json.writeEndObject();
    }
}
