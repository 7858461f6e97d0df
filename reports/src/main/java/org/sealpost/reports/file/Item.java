package org.sealpost.reports.file;

import org.sealpost.reports.Delivery;

/// One thing found on disk.
public sealed interface Item {
    record Read(Delivery delivery) implements Item {}

    /// Larger than anything that is taken.
    record TooLarge(String source, long octets) implements Item {}

    /// A file or folder that is there and cannot be read.
    record Unreadable(String source, String problem) implements Item {}
}
