package org.sealpost.fleet.watch.alert;

import java.time.Instant;
import org.sealpost.fleet.watch.Level;

/// What a channel was last told of an alert.
public record Told(String channel, Word word, Level level, Instant at) {}
