package org.sealpost.app.job;

import java.time.Duration;

/// Work that comes again and again, and that one process does for all that share a database. That it is done once more
/// than needed must do no harm.
///
/// @param name stays the same for ever, such as `forget-sessions`
/// @param pause between the end of one time and the beginning of the next
public record Job(String name, Duration pause, Runnable work) {}
