package org.sealpost.fleet.watch.channel;

import java.net.URI;
import java.util.Map;
import org.sealpost.fleet.watch.notice.Message;

/// A webhook of Slack, or of one of the many that take the same (Mattermost, Rocket.Chat, Discord's `/slack`).
final class SlackChannel implements Channel {
    private final Post post;
    private final URI to;
    private final MessageText text;

    SlackChannel(Post post, URI to, MessageText text) {
        this.post = post;
        this.to = to;
        this.text = text;
    }

    @Override
    public Delivery send(Message message) {
        return post.send(to, Map.of(), body(text.body(message)));
    }

    static String body(String words) {
        return Json.of(json -> {
            json.writeStartObject();
            Json.text(json, "text", escaped(words));
            json.writeName("mrkdwn");
            json.writeBoolean(false);
            Json.text(json, "parse", "none");
            json.writeName("link_names");
            json.writeBoolean(false);
            json.writeName("unfurl_links");
            json.writeBoolean(false);
            json.writeEndObject();
        });
    }

    /// Nothing that was seen outside becomes a link, a mention or a format. Slack takes the first three as they are;
    /// the others make markup where receivers read Markdown, and `@` may call everybody.
    static String escaped(String words) {
        return words.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("`", "'")
                .replace("](", "] (")
                .replace("@", "@\u200b");
    }
}
