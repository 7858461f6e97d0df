package org.sealpost.fleet.watch.channel;

import java.time.Duration;
import java.util.Optional;

/// What came of an attempt to send a message.
public sealed interface Delivery {
    record Delivered() implements Delivery {}

    /// It may do later.
    ///
    /// @param why for a person; nothing secret is in it
    /// @param after how long the receiver wants to be left alone
    record Later(String why, Optional<Duration> after) implements Delivery {}

    /// It will never do.
    record Refused(String why) implements Delivery {}
}
