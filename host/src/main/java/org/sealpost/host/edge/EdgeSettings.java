package org.sealpost.host.edge;

import java.util.List;

/// How an [Edge] listens.
///
/// @param cacheable whether answers say that a proxy may keep them for a minute: for domains whose owner runs a reverse
/// proxy before this host. RFC 8461 §8.2.
/// @param loops how many threads serve connections; 0 is one for each processor
/// @param identities how many keys and chains are kept in the form that handshakes need; with more names than this,
/// handshakes cost more
public record EdgeSettings(List<Listener> listeners, EdgeLimits limits, boolean cacheable, int loops, int identities) {
    public EdgeSettings {
        listeners = List.copyOf(listeners);
    }

    /// The usual limits.
    public static EdgeSettings of(List<Listener> listeners) {
        return new EdgeSettings(listeners, EdgeLimits.usual(), false, 0, 32_768);
    }
}
