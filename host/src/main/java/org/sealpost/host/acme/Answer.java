package org.sealpost.host.acme;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/// What came of asking an authority for something.
public sealed interface Answer<T> {
    record Given<T>(T value) implements Answer<T> {}

    /// It says no, in its own words.
    ///
    /// @param type the last part of the problem's type, such as `caa`; untrusted
    /// @param detail one line, untrusted
    record Refused<T>(String type, String detail) implements Answer<T> {}

    /// Not now: it is busy, or we asked too often. RFC 8555 §6.6.
    ///
    /// @param after how long to wait; empty when it does not say
    record Busy<T>(Optional<Duration> after, String detail) implements Answer<T> {}

    /// It did not answer, or not in the way of the protocol.
    record Faulty<T>(String detail) implements Answer<T> {}

    default <U> Answer<U> map(Function<T, U> change) {
        return switch (this) {
            case Given<T>(T value) -> new Given<>(change.apply(value));
            case Refused<T>(String type, String detail) -> new Refused<>(type, detail);
            case Busy<T>(Optional<Duration> after, String detail) -> new Busy<>(after, detail);
            case Faulty<T>(String detail) -> new Faulty<>(detail);
        };
    }
}
