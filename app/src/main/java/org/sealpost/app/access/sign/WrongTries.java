package org.sealpost.app.access.sign;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// How often somebody was wrong of late, counted by all replicas together and by a program that was started anew.
public interface WrongTries {
    /// One of the counts.
    ///
    /// @param kind what is counted, such as `source`
    /// @param slot of whom, as [Slots] says; the same number is another one under another kind
    record Count(String kind, long slot, TryLimit limit) {}

    /// Takes one from each, in one transaction, or none from any.
    ///
    /// @return empty when all had one left, else how long to wait
    Optional<Duration> take(List<Count> counts, Instant now);

    /// Gives the last one back to each: it was no failure.
    void giveBack(List<Count> counts);

    /// Gives all back to each.
    void forget(List<Count> counts);

    /// How many were taken of all of these and are not back.
    long taken(List<Count> counts, Instant now);

    /// Forgets those that are all back.
    void prune(Instant now);
}
