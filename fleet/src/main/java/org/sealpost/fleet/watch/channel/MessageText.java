package org.sealpost.fleet.watch.channel;

import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.sealpost.fleet.watch.notice.Item;
import org.sealpost.fleet.watch.notice.Message;
import org.sealpost.protocol.name.DomainName;

/// A message in plain words, the same for all channels that people read. Short: what, since when, what to
/// do. Nothing in it is escaped for the language of a channel.
///
/// @param link where alerts are shown, such as `https://sealpost.example/alerts/`; empty: no links
record MessageText(Optional<String> link) {
    private static final int DOMAINS = 10;
    private static final int ITEMS = 20;
    private static final int LONGEST_TITLE = 200;
    private static final int LONGEST_TEXT = 600;

    /// One line, such as `Page: mx2.example.org is not in the policy`.
    String subject(Message message) {
        Item first = message.items().getFirst();
        if (message.items().size() == 1 && first.domains().size() <= 1) {
            return headline(first);
        }
        return message.domains() + " domains: " + headline(first)
                + (message.items().size() == 1 ? "" : " and " + (message.items().size() - 1) + " more causes");
    }

    /// All of it, a line for each thing.
    String body(Message message) {
        List<String> lines = new ArrayList<>();
        message.items().stream().limit(ITEMS).forEach(item -> {
            if (!lines.isEmpty()) {
                lines.add("");
            }
            lines.add(headline(item));
            lines.addAll(details(item));
        });
        if (message.items().size() > ITEMS) {
            lines.add("");
            lines.add("And " + (message.items().size() - ITEMS) + " more causes.");
        }
        return String.join("\n", lines);
    }

    private static String headline(Item item) {
        String lead = switch (item.word()) {
            case OPENED -> level(item);
            case WORSE -> "Worse, " + level(item).toLowerCase(Locale.ROOT);
            case RECOVERED -> "Over";
        };
        return lead + ": " + cut(item.telling().title(), LONGEST_TITLE);
    }

    private static String level(Item item) {
        return switch (item.level()) {
            case PAGE -> "Page";
            case WARNING -> "Warning";
            case NOTICE -> "Notice";
        };
    }

    private List<String> details(Item item) {
        List<String> lines = new ArrayList<>();
        if (!item.domains().isEmpty()) {
            lines.add((item.domains().size() == 1 ? "Domain: " : item.domains().size() + " domains: ") + domains(item));
        }
        lines.add("Since: " + DateTimeFormatter.ISO_INSTANT.format(item.since().truncatedTo(ChronoUnit.SECONDS)));
        switch (item.word()) {
            case OPENED, WORSE -> {
                if (!item.telling().seen().isEmpty()) {
                    lines.add("Seen: " + cut(item.telling().seen(), LONGEST_TEXT));
                }
                if (!item.telling().fix().isEmpty()) {
                    lines.add("To do: " + cut(item.telling().fix(), LONGEST_TEXT));
                }
            }
            case RECOVERED -> {}
        }
        link.flatMap(place -> item.alerts().stream().findFirst().map(alert -> place + alert.text()))
                .ifPresent(lines::add);
        return lines;
    }

    private static String domains(Item item) {
        String some = String.join(
                ", ",
                item.domains().stream().limit(DOMAINS).map(DomainName::ascii).toList());
        int more = item.domains().size() - DOMAINS;
        return more <= 0 ? some : some + " and " + more + " more";
    }

    private static String cut(String text, int limit) {
        if (text.length() <= limit) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(limit - 1)) ? limit - 1 : limit;
        return text.substring(0, end) + "…";
    }
}
