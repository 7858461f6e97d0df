package org.sealpost.fleet.watch.notice;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sealpost.fleet.watch.Cause;
import org.sealpost.fleet.watch.Level;
import org.sealpost.fleet.watch.alert.Alert;
import org.sealpost.fleet.watch.alert.AlertId;
import org.sealpost.fleet.watch.alert.Word;

/// Makes messages of news. A few have a message each; more come together, grouped by cause across domains, as when
/// one provider's outage hits all its customers. A channel that was told much within an hour is told the rest
/// together.
public final class Batch {
    private static final int FEW = 5;
    private static final int MUCH = 10;
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration PAUSE = Duration.ofMinutes(15);
    private static final Duration PAUSE_OF_PAGES = Duration.ofMinutes(5);

    private Batch() {}

    /// Until when a channel is to wait, when it was told much.
    ///
    /// @param sent when messages went to the channel
    public static Optional<Instant> held(List<News> news, List<Instant> sent, Instant now) {
        List<Instant> lately =
                sent.stream().filter(at -> at.isAfter(now.minus(HOUR))).sorted().toList();
        if (lately.size() < MUCH) {
            return Optional.empty();
        }
        boolean page = news.stream()
                .anyMatch(each -> each.word() != Word.RECOVERED && each.alert().level() == Level.PAGE);
        return Optional.of(lately.getLast().plus(page ? PAUSE_OF_PAGES : PAUSE)).filter(now::isBefore);
    }

    public static List<Message> of(List<News> news, Instant now) {
        if (news.size() <= FEW) {
            return news.stream()
                    .map(each -> message(List.of(item(List.of(each))), now))
                    .toList();
        }
        Map<Group, List<News>> groups = new LinkedHashMap<>();
        for (News each : news) {
            groups.computeIfAbsent(Group.of(each), _ -> new ArrayList<>()).add(each);
        }
        return List.of(message(
                groups.values().stream()
                        .map(Batch::item)
                        .sorted(Comparator.comparing(Item::level)
                                .thenComparing(Item::word)
                                .thenComparing(Comparator.comparingInt(
                                                (Item item) -> item.domains().size())
                                        .reversed()))
                        .toList(),
                now));
    }

    /// The same host is the same cause, whoever's domain it serves; what is a name below each domain is not told
    /// apart.
    private record Group(Word word, String what, String host) {
        static Group of(News news) {
            Cause cause = news.alert().cause();
            boolean own = cause.subject().contains(cause.domain().ascii());
            return new Group(news.word(), cause.what(), own ? "" : cause.subject());
        }
    }

    private static Item item(List<News> same) {
        News first = same.getFirst();
        List<Alert> alerts = same.stream().map(News::alert).toList();
        return new Item(
                first.word(),
                alerts.stream()
                        .map(Alert::level)
                        .min(Comparator.naturalOrder())
                        .orElse(first.alert().level()),
                first.alert().cause().what(),
                first.alert().cause().subject(),
                first.alert().telling(),
                alerts.stream().map(alert -> alert.cause().domain()).toList(),
                alerts.stream().map(Alert::id).toList(),
                alerts.stream()
                        .map(Alert::firstSeen)
                        .min(Comparator.naturalOrder())
                        .orElse(first.alert().firstSeen()));
    }

    private static Message message(List<Item> items, Instant now) {
        AlertId first = items.getFirst().alerts().getFirst();
        return new Message(
                first.text() + "-" + items.getFirst().word().name().charAt(0) + "-" + now.toEpochMilli(), now, items);
    }
}
