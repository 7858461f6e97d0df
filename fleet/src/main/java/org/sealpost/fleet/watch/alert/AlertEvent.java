package org.sealpost.fleet.watch.alert;

import java.time.Instant;
import org.sealpost.fleet.watch.Cause;

/// A change of an alert and when it was.
public record AlertEvent(AlertId alert, Cause cause, Instant at, Change change) {}
