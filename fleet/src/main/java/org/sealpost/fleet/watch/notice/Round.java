package org.sealpost.fleet.watch.notice;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sealpost.fleet.watch.alert.Alert;
import org.sealpost.fleet.watch.alert.AlertEvent;
import org.sealpost.fleet.watch.alert.AlertId;
import org.sealpost.fleet.watch.alert.Change;
import org.sealpost.fleet.watch.alert.Told;

/// What all channels are told of some alerts at one instant. Pure.
///
/// @param outgoing messages and where they go
/// @param decided every alert that was asked about, as it is after that
/// @param events one for each alert and channel that was told
public record Round(List<Outgoing> outgoing, List<Decided> decided, List<AlertEvent> events) {
    public Round {
        outgoing = List.copyOf(outgoing);
        decided = List.copyOf(decided);
        events = List.copyOf(events);
    }

    public record Outgoing(String channel, Message message) {}

    /// @param again when it is to be asked about again although nothing happens; empty: not before something does
    public record Decided(Alert alert, Optional<Instant> again) {}

    /// @param sent when messages went to each channel in the last hour
    public static Round of(
            List<ChannelRule> channels,
            List<Standing> standing,
            List<Maintenance> maintenance,
            Map<String, List<Instant>> sent,
            Instant now) {
        Map<AlertId, Decided> decided = new LinkedHashMap<>();
        standing.forEach(each -> decided.put(each.alert().id(), new Decided(each.alert(), Optional.empty())));
        var outgoing = new ArrayList<Outgoing>();
        var events = new ArrayList<AlertEvent>();
        for (ChannelRule channel : channels) {
            var news = new ArrayList<News>();
            for (Standing each : standing) {
                switch (Notices.due(channel, each.watched(), each.alert(), maintenance, now)) {
                    case Due.Nothing _ -> {}
                    case Due.Later(Instant at) -> again(decided, each.alert().id(), at);
                    case Due.Now(var word) -> news.add(new News(word, each.alert()));
                }
            }
            if (news.isEmpty()) {
                continue;
            }
            Optional<Instant> held = Batch.held(news, sent.getOrDefault(channel.name(), List.of()), now);
            if (held.isPresent()) {
                news.forEach(each -> again(decided, each.alert().id(), held.get()));
                continue;
            }
            Batch.of(news, now).forEach(message -> outgoing.add(new Outgoing(channel.name(), message)));
            for (News each : news) {
                Alert alert = each.alert();
                var told = new Told(channel.name(), each.word(), alert.level(), now);
                decided.computeIfPresent(
                        alert.id(), (_, before) -> new Decided(before.alert().telling(told), before.again()));
                events.add(
                        new AlertEvent(alert.id(), alert.cause(), now, new Change.Told(channel.name(), each.word())));
            }
        }
        return new Round(outgoing, List.copyOf(decided.values()), events);
    }

    private static void again(Map<AlertId, Decided> decided, AlertId id, Instant at) {
        decided.computeIfPresent(
                id,
                (_, before) -> new Decided(
                        before.alert(),
                        Optional.of(before.again().filter(at::isAfter).orElse(at))));
    }
}
