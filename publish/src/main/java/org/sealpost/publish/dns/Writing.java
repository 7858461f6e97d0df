package org.sealpost.publish.dns;

/// What became of a change.
public sealed interface Writing {
    /// It stands in the zone.
    record Written() implements Writing {}

    /// Something else stands there than was expected; nothing was changed.
    record Conflict(Reading found) implements Writing {}

    /// It was refused, or nobody knows; read again before trying again.
    ///
    /// @param why one sentence that says what to do
    record Failed(String why) implements Writing {}
}
