package org.sealpost.reports.listen;

import java.net.InetAddress;
import java.util.HashMap;
import java.util.Map;

/// How many of something each source has at once. A whole /64 of IPv6 is one source.
public final class PerSource {
    private final int most;
    private final Map<String, Integer> counts = new HashMap<>();

    public PerSource(int most) {
        this.most = most;
    }

    /// Takes one more.
    ///
    /// @return whether that was granted; then [#leave] has to follow
    public synchronized boolean enter(InetAddress source) {
        String key = SourceKey.of(source);
        int now = counts.getOrDefault(key, 0);
        if (now >= most) {
            return false;
        }
        counts.put(key, now + 1);
        return true;
    }

    public synchronized void leave(InetAddress source) {
        String key = SourceKey.of(source);
        if (counts.merge(key, -1, Integer::sum) <= 0) {
            counts.remove(key);
        }
    }
}
