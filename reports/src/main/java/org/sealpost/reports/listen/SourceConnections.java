package org.sealpost.reports.listen;

import java.net.InetAddress;
import java.util.Set;

/// How many connections one source has at once: one address, or one network of /64 in IPv6.
///
/// @param spared who has as many as there are: a proxy or a mail server that brings what is of many
/// @param here whether this machine itself is spared too
public record SourceConnections(int most, Set<InetAddress> spared, boolean here) {
    /// As many as are enough for a sender with several machines behind one address.
    public static final int USUAL = 50;

    public SourceConnections {
        spared = Set.copyOf(spared);
        if (most < 1) {
            throw new IllegalArgumentException("a source has at least one connection");
        }
    }

    /// The same number for everybody but this machine.
    public static SourceConnections of(int most) {
        return new SourceConnections(most, Set.of(), true);
    }

    boolean counts(InetAddress source) {
        boolean machine = here && source.isLoopbackAddress();
        return !machine && !spared.contains(source);
    }
}
