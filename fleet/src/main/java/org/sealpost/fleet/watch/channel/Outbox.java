package org.sealpost.fleet.watch.channel;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.sealpost.fleet.watch.notice.Message;

/// Messages that are to be sent, kept until they are. Several processes may send from the same one.
public interface Outbox {
    /// A message that this process alone sends until `until`.
    ///
    /// @param attempts that failed
    /// @param token tells this hold from a later one of another process
    record Waiting(String channel, Message message, Instant made, int attempts, long token, Instant until) {}

    /// The oldest of each channel that is due, so that messages arrive in their order.
    ///
    /// @param hold how long it takes at the most to send one; then another process may try
    List<Waiting> take(Instant now, Duration hold, int limit);

    /// It arrived.
    void sent(Waiting waiting, Instant now);

    /// It is tried again at `due`.
    void later(Waiting waiting, Instant due, String why);

    /// Nobody tries again.
    void givenUp(Waiting waiting, Instant now, String why);
}
