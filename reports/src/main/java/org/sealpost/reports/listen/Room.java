package org.sealpost.reports.listen;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// How many octets may be held at once. Whoever holds octets takes room for them first and gives it back.
public final class Room {
    private static final int UNIT = 1024;

    private final Semaphore units;
    private final int all;

    public Room(long octets) {
        all = units(octets);
        units = new Semaphore(all, true);
    }

    /// Whether there is room at once.
    boolean take(long octets) {
        return units.tryAcquire(Math.min(units(octets), all));
    }

    /// Whether there is room before `patience` is over. More than there is in all is taken as all.
    boolean take(long octets, Duration patience) throws InterruptedException {
        return units.tryAcquire(Math.min(units(octets), all), patience.toNanos(), TimeUnit.NANOSECONDS);
    }

    public void give(long octets) {
        units.release(Math.min(units(octets), all));
    }

    /// How many octets are held now, in whole KiB.
    public long held() {
        return (long) (all - units.availablePermits()) * UNIT;
    }

    private static int units(long octets) {
        return Math.toIntExact(Math.min(Integer.MAX_VALUE, (octets + UNIT - 1) / UNIT));
    }
}
