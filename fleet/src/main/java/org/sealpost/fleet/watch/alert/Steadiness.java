package org.sealpost.fleet.watch.alert;

import java.time.Duration;

/// How often something is seen before it counts, and how long it must be gone before it is another matter.
///
/// @param needed so many of the last looks that could tell must have seen it, or must not have seen it
/// @param of these are the last looks
/// @param window an alert that recovered and comes back within this time is still the same
public record Steadiness(int needed, int of, Duration window) {
    public static final Steadiness USUAL = new Steadiness(2, 3, Duration.ofDays(1));

    public Steadiness {
        // With less than half, something would be there and gone at once.
        if (needed < 1 || of < needed || 2 * needed <= of) {
            throw new IllegalArgumentException("more than half of the last looks: " + needed + " of " + of);
        }
    }
}
