package org.sealpost.app.check;

import org.sealpost.check.time.Comparison;

/// What came of the wish to have the findings beside those of an earlier look.
public sealed interface Compared {
    /// Nobody wished it, or the history could not be read.
    record NotCompared() implements Compared {}

    /// There is no earlier look.
    record NothingEarlier() implements Compared {}

    record With(Comparison comparison) implements Compared {}
}
