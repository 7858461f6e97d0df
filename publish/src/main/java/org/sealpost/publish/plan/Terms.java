package org.sealpost.publish.plan;

import java.time.Duration;

/// What the owner accepts where the standard leaves room.
///
/// @param refresh how long after a new `id` most senders have looked: RFC 8461 §3.3 suggests once a day. It counts
///     only where an old MX host stays that every policy still covers
/// @param retry how long after the last resolver forgot an MX host a sender may still try it from its queue
/// @param strict whether every policy still held must cover *every* new host, not only one
/// @param enforceAtOnce whether `enforce` may begin without a time in testing
public record Terms(Duration refresh, Duration retry, boolean strict, boolean enforceAtOnce) {
    public static final Terms USUAL = new Terms(Duration.ofHours(24), Duration.ofHours(1), false, false);
}
