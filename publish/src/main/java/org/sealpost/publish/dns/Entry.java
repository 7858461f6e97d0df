package org.sealpost.publish.dns;

import java.time.Duration;
import org.sealpost.publish.RecordSet;

/// One record as a provider keeps it.
///
/// @param key what the provider calls it by, or its exact data; empty where it has no such thing
/// @param value in the form of [RecordSet#values]
public record Entry(String key, RecordSet.Type type, Duration ttl, String value) {
    /// An entry of a provider that names no single records.
    public static Entry of(RecordSet.Type type, Duration ttl, String value) {
        return new Entry("", type, ttl, value);
    }
}
