package org.sealpost.publish.plan;

/// Something that was looked at.
public sealed interface Seen<T> {
    /// It is so. An empty value is an answer.
    record Known<T>(T value) implements Seen<T> {}

    /// Nobody knows.
    ///
    /// @param why one sentence
    record Unknown<T>(String why) implements Seen<T> {}
}
