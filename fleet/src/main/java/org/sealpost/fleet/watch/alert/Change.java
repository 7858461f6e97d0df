package org.sealpost.fleet.watch.alert;

import org.sealpost.fleet.watch.Level;

/// What happened to an alert.
public sealed interface Change {
    /// Seen for the first time.
    record Appeared(Level level) implements Change {}

    /// It was not seen often enough, and nobody was told.
    record Dismissed() implements Change {}

    record Opened(Level level) implements Change {}

    record LevelChanged(Level before, Level now) implements Change {}

    record Acknowledged(String person, String note) implements Change {}

    record Recovered() implements Change {}

    /// It came back soon after it recovered.
    record Reopened() implements Change {}

    /// A message about it went into the outbox.
    record Told(String channel, Word word) implements Change {}
}
