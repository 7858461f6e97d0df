package org.sealpost.publish.dns;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/// One change at a time in each zone, among all writers of this process that share these locks.
public final class ZoneLocks {
    private final Map<String, ReentrantLock> locks = new ConcurrentHashMap<>();

    public ZoneLocks() {}

    <T> T within(Zone zone, Supplier<T> work) {
        ReentrantLock lock = locks.computeIfAbsent(zone.name().ascii(), _ -> new ReentrantLock());
        lock.lock();
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }
}
