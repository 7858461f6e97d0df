package org.sealpost.host.edge;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/// How many connections there are, in all and from each source.
final class Room {
    /// No IPv6 network begins so.
    private static final long V4 = 0xffffL << 32;

    private final EdgeLimits.Numbers most;
    private final AtomicInteger open = new AtomicInteger();
    private final Map<Long, Integer> sources = new ConcurrentHashMap<>();

    Room(EdgeLimits.Numbers most) {
        this.most = most;
    }

    /// Whether there is room for one more; then [#leave] has to follow.
    boolean enter() {
        if (open.incrementAndGet() <= most.connections()) {
            return true;
        }
        open.decrementAndGet();
        return false;
    }

    void leave() {
        open.decrementAndGet();
    }

    /// Whether there is room for one more of this source; then [#leave(long)] has to follow.
    boolean enter(long source) {
        int count = sources.merge(source, 1, Integer::sum);
        if (count <= most.perSource()) {
            return true;
        }
        leave(source);
        return false;
    }

    void leave(long source) {
        sources.computeIfPresent(source, (key, count) -> count <= 1 ? null : count - 1);
    }

    /// Whom a source is counted as: an IPv4 address, or the network of /64 of an IPv6 address, because whoever has one
    /// address of it has all.
    static long source(InetAddress address) {
        ByteBuffer octets = ByteBuffer.wrap(address.getAddress());
        return address instanceof Inet6Address ? octets.getLong() : V4 | Integer.toUnsignedLong(octets.getInt());
    }
}
