package org.sealpost.host.edge;

import java.util.Map;

/// What happened at one listener since the start.
///
/// @param answers how many, by status
public record EdgeCounts(
        Listener listener, Connections connections, Handshakes handshakes, Map<Integer, Long> answers) {
    public EdgeCounts {
        answers = Map.copyOf(answers);
    }

    /// @param accepted all, those turned away among them
    /// @param open now
    /// @param turnedAway too many in all or of one source, or from an address that is no proxy
    /// @param tooSlow closed because they let a time pass
    public record Connections(long accepted, long open, long turnedAway, long tooSlow) {}

    /// @param done ended well, those for challenges not counted
    /// @param failed ended otherwise, by the peer or by us, those for unknown names not counted
    /// @param challenges ended well with the certificate of a challenge
    /// @param refused for a name that is not served here, or for none
    /// @param names some of those names with how often each was asked for; untrusted, escape before showing
    public record Handshakes(long done, long failed, long challenges, long refused, Map<String, Long> names) {
        public Handshakes {
            names = Map.copyOf(names);
        }
    }
}
