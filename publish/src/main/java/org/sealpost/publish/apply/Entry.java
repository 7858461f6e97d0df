package org.sealpost.publish.apply;

import java.time.Instant;

/// One line of a plan's journal.
///
/// @param step its number
/// @param note how it came about, or what was seen; empty when there is nothing to say
public record Entry(int step, Mark mark, Instant at, String note) {
    /// How far a step has come.
    public enum Mark {
        /// It is about to be made, and may have been.
        STARTED,
        /// A person let the values of others go that the note names.
        LET_GO,
        /// What it is for was seen everywhere.
        DONE
    }
}
