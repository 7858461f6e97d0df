package org.sealpost.publish.dns;

import org.sealpost.publish.RecordSet;

/// What a zone says of one name and type.
public sealed interface Reading {
    /// These records stand there.
    record Found(RecordSet records) implements Reading {}

    /// Nothing of this type stands there.
    record Absent() implements Reading {}

    /// Nobody knows.
    ///
    /// @param why one sentence that says what to do
    record Failed(String why) implements Reading {}
}
