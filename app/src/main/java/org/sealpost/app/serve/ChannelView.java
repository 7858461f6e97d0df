package org.sealpost.app.serve;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.sealpost.app.page.ChannelPage;
import org.sealpost.app.page.ChannelsPage;
import org.sealpost.app.page.Drawing;
import org.sealpost.app.page.Frame;
import org.sealpost.app.page.SettingsFrame;
import org.sealpost.app.page.template.JtechannelGenerated;
import org.sealpost.app.page.template.JtechannelsGenerated;
import org.sealpost.app.render.Shown;
import org.sealpost.app.store.FleetOutbox;
import org.sealpost.app.watch.ChannelDesk;
import org.sealpost.app.web.Reply;
import org.sealpost.fleet.watch.channel.Target;
import org.sealpost.fleet.watch.notice.ChannelRule;

/// The pages of channels as they are shown: nothing on them lets anybody write to a channel.
record ChannelView(SettingsPages pages, ChannelDesk desk) {
    private static final SettingsSection HERE = SettingsSection.CHANNELS;
    private static final int POSTED = 10;
    private static final int WHY = 200;

    /// What a page of one channel tells once.
    record Once(Optional<String> secret, Optional<ChannelPage.Trial> trial, Optional<String> problem) {
        static final Once NOTHING = new Once(Optional.empty(), Optional.empty(), Optional.empty());

        static Once wrong(String sentence) {
            return new Once(Optional.empty(), Optional.empty(), Optional.of(sentence));
        }

        static Once secret(String key) {
            return new Once(Optional.of(key), Optional.empty(), Optional.empty());
        }

        static Once tried(String tone, String sentence) {
            return new Once(Optional.empty(), Optional.of(new ChannelPage.Trial(tone, sentence)), Optional.empty());
        }
    }

    Reply all(Guard.Visit visit) {
        List<ChannelDesk.Entry> entries = desk.of(visit.tenant());
        var page = new ChannelsPage(entries.stream().map(this::row).toList(), entries.size() < ChannelDesk.MOST);
        Frame frame = pages.frame(visit.self(), HERE);
        SettingsFrame settings = pages.settings(visit.self(), HERE);
        Drawing drawing = (out, none) -> JtechannelsGenerated.render(out, none, frame, settings, page);
        return Reply.html(200, drawing.text());
    }

    private ChannelsPage.Row row(ChannelDesk.Entry entry) {
        ChannelRule rule = entry.rule();
        String told = ChannelForm.words(rule.least())
                + (rule.tags().isEmpty()
                        ? ""
                        : " of " + rule.tags().stream().sorted().collect(Collectors.joining(", ")))
                + rule.quiet()
                        .map(quiet -> "; quiet " + ChannelForm.time(quiet.from()) + " to "
                                + ChannelForm.time(quiet.to()) + " (" + quiet.zone() + ")")
                        .orElse("");
        Optional<FleetOutbox.Posted> last = desk.last(entry, 1).stream().findFirst();
        return new ChannelsPage.Row(
                entry.label(),
                way(entry),
                told,
                last.map(ChannelView::tone).orElse("na"),
                last.map(each -> state(each) + ", " + AlertLines.time(each.made()))
                        .orElse("none yet"));
    }

    Reply blank(Guard.Visit visit, int status, Once once) {
        ChannelPage.Typed typed = status == 200
                ? ChannelForm.blank()
                : new ChannelForm(visit.call().form()).typed();
        return shown(
                visit,
                status,
                new ChannelPage("", "", typed, false, Optional.empty(), Optional.empty(), List.of()),
                once);
    }

    Reply shown(Guard.Visit visit, int status, ChannelDesk.Entry entry, Once once) {
        ChannelForm.Kind kind = entry.target().map(ChannelForm.Kind::of).orElse(ChannelForm.Kind.MAIL);
        ChannelPage.Typed typed = once.problem().isPresent()
                ? new ChannelForm(visit.call().form()).typed()
                : ChannelForm.of(entry.rule(), kind);
        List<ChannelPage.Posted> posted = desk.last(entry, POSTED).stream()
                .map(each -> new ChannelPage.Posted(
                        AlertLines.time(each.made()),
                        each.message().items().getFirst().telling().title(),
                        tone(each),
                        state(each)))
                .toList();
        return shown(
                visit,
                status,
                new ChannelPage(
                        entry.label(),
                        way(entry),
                        typed,
                        kind == ChannelForm.Kind.WEBHOOK,
                        once.secret(),
                        once.trial(),
                        posted),
                once);
    }

    private Reply shown(Guard.Visit visit, int status, ChannelPage page, Once once) {
        Frame frame = pages.frame(visit.self(), HERE);
        SettingsFrame plain = pages.settings(visit.self(), HERE).titled(page.isNew() ? "A new channel" : page.label());
        SettingsFrame settings = once.problem().map(plain::wrong).orElse(plain);
        Drawing drawing = (out, none) -> JtechannelGenerated.render(out, none, frame, settings, page);
        return Reply.html(status, drawing.text());
    }

    private static String tone(FleetOutbox.Posted posted) {
        return switch (posted.state()) {
            case "sent" -> "pass";
            case "waiting" -> posted.said().isEmpty() ? "wait" : "warn";
            default -> "fail";
        };
    }

    private static String state(FleetOutbox.Posted posted) {
        String why = posted.said().isEmpty() ? "" : ": " + Shown.excerpt(posted.said(), WHY);
        return switch (posted.state()) {
            case "sent" -> "Sent";
            case "waiting" -> "Waits" + why;
            default -> "Given up" + why;
        };
    }

    /// Without what is secret: of an address its host.
    private static String way(ChannelDesk.Entry entry) {
        return entry.target()
                .map(target -> switch (target) {
                    case Target.Mail(var to) -> "mail to " + String.join(", ", to);
                    case Target.Webhook(String url, var _) -> "webhook at " + host(url);
                    case Target.Slack(String url) -> "Slack at " + host(url);
                    case Target.Teams(String url) -> "Teams at " + host(url);
                })
                .orElse("sealed with a key that is not here; type anew where to");
    }

    private static String host(String url) {
        return Target.uri(url).map(URI::getHost).orElse("an address");
    }
}
