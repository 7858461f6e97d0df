package org.sealpost.fleet.watch.notice;

import java.time.Instant;
import java.util.List;
import org.sealpost.fleet.watch.Level;

/// What goes to a channel in one piece.
///
/// @param id the same at every try, so that a receiver can tell a repetition
/// @param items the gravest first; one at the least
public record Message(String id, Instant at, List<Item> items) {
    public Message {
        items = List.copyOf(items);
        if (items.isEmpty()) {
            throw new IllegalArgumentException("a message tells something");
        }
    }

    /// Of the gravest item.
    public Level level() {
        return items.getFirst().level();
    }

    /// How many domains it is about.
    public long domains() {
        return items.stream()
                .flatMap(item -> item.domains().stream())
                .distinct()
                .count();
    }
}
