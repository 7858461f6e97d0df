package org.sealpost.app.api;

import java.net.URI;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sealpost.app.store.FleetOutbox;
import org.sealpost.app.watch.ChannelDesk;
import org.sealpost.fleet.watch.channel.Target;
import org.sealpost.fleet.watch.notice.ChannelRule;
import org.sealpost.fleet.watch.notice.QuietHours;

/// A channel in documents: nothing in it lets anybody write to it.
final class ChannelTree {
    private ChannelTree() {}

    /// @param secret whether the key of a webhook was made that nobody has seen
    static Shape shape(boolean secret) {
        Map<String, Shape> members = ChannelBody.members();
        members.put("name", Shape.string("What it is called."));
        members.put(
                "kind",
                Shape.words("How it is reached; not there when it was sealed with another key.", ChannelBody.KINDS));
        members.put("reaches", Shape.string("Mail addresses, or of an address of the web the host alone."));
        members.put(
                "last",
                Shape.object(
                        List.of("made", "state"),
                        Map.of(
                                "made", Shape.instant("When the last message was made."),
                                "state", Shape.words("What became of it.", List.of("waiting", "sent", "given-up")),
                                "said", Shape.string("Why the last try failed."))));
        if (secret) {
            members.put("secret", Shape.string("The key of a webhook, which is shown this once."));
        }
        Shape shape =
                Shape.object(List.of("name", "reaches", "least", "tags", "pages_break_through", "recoveries"), members);
        return secret ? shape.called("MadeChannel") : shape.called("Channel");
    }

    static Tree of(ChannelDesk.Entry entry, Optional<FleetOutbox.Posted> last) {
        ChannelRule rule = entry.rule();
        return new Tree()
                .text("name", entry.label())
                .some("kind", entry.target(), ChannelBody::kind)
                .text("reaches", entry.target().map(ChannelTree::reaches).orElse(""))
                .text("least", Words.of(rule.least()))
                .texts("tags", rule.tags().stream().sorted().toList())
                .some("quiet", rule.quiet(), quiet -> of(quiet).members())
                .flag("pages_break_through", rule.pagesBreakThrough())
                .flag("recoveries", rule.recoveries())
                .some("last", last, posted -> of(posted).members());
    }

    private static String reaches(Target target) {
        return switch (target) {
            case Target.Mail(var to) -> String.join(", ", to);
            case Target.Webhook(String url, var _) -> host(url);
            case Target.Slack(String url) -> host(url);
            case Target.Teams(String url) -> host(url);
        };
    }

    private static String host(String url) {
        return Target.uri(url).map(URI::getHost).orElse("");
    }

    private static Tree of(QuietHours quiet) {
        return new Tree()
                .text("zone", quiet.zone())
                .text("from", LocalTime.ofSecondOfDay(quiet.from() * 60L).toString())
                .text("to", LocalTime.ofSecondOfDay(quiet.to() * 60L).toString())
                .texts(
                        "days",
                        quiet.days().stream().sorted().map(PlanTree::word).toList());
    }

    private static Tree of(FleetOutbox.Posted posted) {
        Tree tree = new Tree().instant("made", posted.made()).text("state", posted.state());
        return posted.said().isEmpty() ? tree : tree.text("said", posted.said());
    }
}
