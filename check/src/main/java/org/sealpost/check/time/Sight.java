package org.sealpost.check.time;

import java.util.Optional;

/// One thing that was looked for at some time. *Nothing* is an answer; *unknown* is the lack of one, from which no
/// change follows.
///
/// @param <T> what it is when it is there
public sealed interface Sight<T> {
    record Of<T>(T value) implements Sight<T> {}

    record Nothing<T>() implements Sight<T> {}

    record Unknown<T>() implements Sight<T> {}

    /// What it is, when it is known to be there.
    default Optional<T> known() {
        return this instanceof Of<T>(T value) ? Optional.of(value) : Optional.empty();
    }
}
